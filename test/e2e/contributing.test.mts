/** That a new endpoint is added as CONTRIBUTING.md says: its steps are taken in a copy of the project. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';

import { run } from '../../sandbox/start/command.mts';
import { ROOT } from '../../sandbox/start/paths.mts';

/** What a comment in front of a block of code says is to be done with it. */
const STEP =
	/<!-- (?<how>write|append to|prepend to|replace in|insert in) (?<file>\S+?)(?: before)?(?:: (?<anchor>.+?))? -->\n\n```\w+\n(?<code>[\s\S]+?)\n```/g;

/** The tests that see the new operation. */
const TESTS = [
	...['test/completeness', 'test/descriptions', 'test/documents', 'test/schemas'],
	...['test/engine/badInput', 'test/engine/failureContract', 'test/engine/salesOrders'],
];

suite('A new endpoint by the steps of CONTRIBUTING.md', () => {
	let copy: string;

	before(() => {
		copy = mkdtempSync(join(tmpdir(), 'contributing-'));
		const files = execFileSync('git', ['ls-files', '-z'], { cwd: ROOT, encoding: 'utf8' });
		for (const file of files.split('\0').filter(Boolean))
			cpSync(join(ROOT, file), join(copy, file));
		symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'), 'junction');
	});

	after(() => rmSync(copy, { recursive: true }));

	function take({ how, file, anchor, code }: Record<string, string | undefined>): void {
		const path = join(copy, String(file));
		if (how === 'write') return writeFileSync(path, `${code}\n`);
		const text = readFileSync(path, 'utf8');
		if (how === 'append to') return writeFileSync(path, `${text}\n${code}\n`);
		if (how === 'prepend to') return writeFileSync(path, `${code}\n${text}`);
		const at = text.indexOf(String(anchor));
		if (at < 0) throw new Error(`${file} has no "${anchor}".`);
		const indent = text.slice(text.lastIndexOf('\n', at) + 1, at);
		const indented = String(code).replaceAll('\n', `\n${indent}`);
		const rest = how === 'replace in' ? text.slice(at + String(anchor).length) : text.slice(at);
		const between = how === 'replace in' ? '' : `\n${indent}`;
		writeFileSync(path, text.slice(0, at) + indented + between + rest);
	}

	async function npm(...args: string[]): Promise<void> {
		await run('npm', args, { cwd: copy });
	}

	test('is there, described, tested and shown', async () => {
		const steps = [...readFileSync(join(copy, 'CONTRIBUTING.md'), 'utf8').matchAll(STEP)];
		if (steps.length === 0) throw new Error('CONTRIBUTING.md has no steps.');
		for (const { groups } of steps) take(groups ?? {});
		await npm('run', 'schemas');
		await npm('run', 'readme');
		await npm('run', 'format');
		await npm('run', 'lint');
		await npm('run', 'typecheck');
		await npm('exec', '--', 'jest', ...TESTS);
		readFileSync(join(copy, 'nodes/Simutek/__schema__/v1.0.0/salesOrder/get.json'));
	});
});
