/**
 * Refuses a release that does not fit together: `npm run release:check -- v1.2.3`, where that is the
 * tag. The exit code is 1 if it is refused.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { ROOT } from '../../sandbox/start/paths.mts';

import { problemsOf } from './version.mts';

const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');

const [tag = ''] = process.argv.slice(2);
const { version } = JSON.parse(read('package.json')) as { version: string };
const problems = problemsOf({ tag, version, changelog: read('CHANGELOG.md') });
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;
else console.log(`${tag} can be released.`);
