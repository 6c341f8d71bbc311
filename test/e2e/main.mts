/**
 * Proves the packed nodes where they run, in real n8n's: `npm run test:e2e [-- <part> …]`, where a
 * part is the name of a test file in this folder. The exit code is 1 if a test failed.
 */
import { setMaxListeners } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';

import { installN8n, isN8nInstalled } from '../../sandbox/start/install.mts';
import { interruption } from '../../sandbox/start/interrupt.mts';
import { packNodes } from '../../sandbox/start/nodes.mts';
import { N8N, OLDEST_N8N } from '../../sandbox/start/paths.mts';
import { step } from '../../sandbox/start/progress.mts';

const ENDING = '.test.mts';

function partsToRun(): string[] {
	const chosen = process.argv.slice(2);
	const all = readdirSync(import.meta.dirname)
		.filter((file) => file.endsWith(ENDING))
		.map((file) => file.slice(0, -ENDING.length));
	const unknown = chosen.filter((part) => !all.includes(part));
	if (unknown.length > 0) {
		throw new Error(`There is no part "${unknown.join(', ')}". The parts are: ${all.join(', ')}.`);
	}
	return chosen.length > 0 ? chosen : all;
}

const parts = partsToRun();
const files = parts.map((part) => join(import.meta.dirname, part + ENDING));
for (const folder of new Set(parts.map((part) => (part === 'oldest' ? OLDEST_N8N : N8N)))) {
	if (isN8nInstalled(folder)) continue;
	await step(`Installing n8n in ${folder} (first time only)`, () => installN8n(folder));
}
// The parts are processes of their own, which read it from there.
process.env.NODES_TARBALL = await step('Building and packing the nodes', packNodes);
// Whatever a part has started, it closes when it is asked to end.
const interrupted = new AbortController();
// Each part listens to it.
setMaxListeners(0, interrupted.signal);
void interruption().then(() => interrupted.abort());
run({ files, concurrency: 1, signal: interrupted.signal })
	.on('test:fail', () => (process.exitCode = 1))
	.pipe(new spec())
	.pipe(process.stdout);
