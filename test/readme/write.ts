/** Writes the tables of the README anew: `npm run readme`. */
import { writeFileSync } from 'node:fs';
import { generatedReadme, README } from './readme';

writeFileSync(README, generatedReadme());
