import { writeFileSync } from 'node:fs';
import { generatedReadme, README } from './readme';

it('Writes the tables of the README anew', () => {
	writeFileSync(README, generatedReadme());
});
