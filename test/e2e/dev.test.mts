/** That a developer sees a change of the nodes in n8n without starting anything anew. */
import assert from 'node:assert/strict';
import {
	cpSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	statSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import { Lab } from '../../sandbox/lab/lab.mts';
import { a3ConnectNode, inARow, manualTrigger } from '../../sandbox/lab/workflow.mts';
import { packageFolder } from '../../sandbox/start/nodes.mts';
import { ROOT } from '../../sandbox/start/paths.mts';
import { RELOADING, watchNodes } from '../../sandbox/start/watch.mts';
import type { Watcher } from '../../sandbox/start/watch.mts';

import { eventually } from './eventually.mts';

/** All that the nodes are built from. */
const SOURCE = [
	'nodes',
	'credentials',
	'package.json',
	'tsconfig.json',
	'tsconfig.build.json',
	'gulpfile.js',
];

const OPERATION = 'nodes/A3Connect/actions/package/getAll.ts';
const CODEX = 'nodes/A3Connect/A3Connect.node.json';

const FIRST_BUILD_WITHIN = 60_000;
const COMPILED_WITHIN = 3_000;

const listPackages = inARow('All packages', [
	manualTrigger(),
	a3ConnectNode('Packages', { resource: 'package', operation: 'getAll', returnAll: true }),
]);

suite('A change of the nodes while n8n runs', () => {
	let lab: Lab;
	let watcher: Watcher;
	let source: string;
	before(async () => {
		source = mkdtempSync(join(tmpdir(), 'nodes-source-'));
		for (const entry of SOURCE) cpSync(join(ROOT, entry), join(source, entry), { recursive: true });
		symlinkSync(join(ROOT, 'node_modules'), join(source, 'node_modules'), 'junction');
		lab = await Lab.open({ env: RELOADING });
		const { userFolder } = lab.options;
		const built = join(packageFolder(userFolder), 'dist/nodes/A3Connect/A3Connect.node.js');
		const installed = statSync(built).mtimeMs;
		watcher = watchNodes(userFolder, source);
		const isBuilt = () => assert.notEqual(statSync(built).mtimeMs, installed);
		await eventually(isBuilt, FIRST_BUILD_WITHIN);
	});
	after(async () => {
		await watcher?.stop();
		await lab?.close();
		rmSync(source, { recursive: true });
	});

	function change(file: string, from: string, to: string): void {
		const path = join(source, file);
		const text = readFileSync(path, 'utf8');
		assert(text.includes(from), `${file} has ${from}`);
		writeFileSync(path, text.replace(from, to));
	}

	const types = async () => await (await lab.client.getFile('/types/nodes.json')).text();
	const served = async (text: string) =>
		await eventually(async () => assert((await types()).includes(text), `"${text}" is served`));

	test('the editor is told of it, and it is what runs', async (context) => {
		const { items } = await lab.saveAndRun(listPackages);
		assert(items.length > 1);
		change(OPERATION, '.slice(0, limit)', '.slice(0, Math.min(limit, 1))');
		change(OPERATION, 'List the packages', 'List the first of the packages');
		const saved = Date.now();
		await served('List the first of the packages');
		context.diagnostic(`It was there after ${(Date.now() - saved) / 1_000} seconds.`);
		assert.equal((await lab.saveAndRun(listPackages)).items.length, 1);
	});

	test('one that does not compile leaves the nodes as they are, until it is mended', async () => {
		change(OPERATION, "action: 'Get many packages'", 'action: 42');
		await sleep(COMPILED_WITHIN);
		assert((await types()).includes('Get many packages'));
		change(OPERATION, 'action: 42', "action: 'Get every package'");
		await served('Get every package');
	});

	test('a file beside the code is taken over too', async () => {
		change(CODEX, '"telefoni"', '"changed word"');
		await served('changed word');
	});
});
