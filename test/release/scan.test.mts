/** The scan has to fail where n8n's would: planted findings, with the comments that hide them. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, suite, test } from 'node:test';

import { ROOT } from '../../sandbox/start/paths.mts';

suite('The package scan', () => {
	let folder: string;

	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), 'package-to-scan-'));
		for (const copied of ['package.json', 'nodes', 'credentials']) {
			cpSync(join(ROOT, copied), join(folder, copied), { recursive: true });
		}
		plant('dist/nodes/harmless.js', "'use strict';");
	});

	afterEach(() => rmSync(folder, { recursive: true }));

	function plant(path: string, text: string): void {
		mkdirSync(dirname(join(folder, path)), { recursive: true });
		writeFileSync(join(folder, path), text);
	}

	function scan(): { status: number | null; printed: string } {
		const command = ['--import', 'tsx', join(ROOT, 'tools/release/scan.mts'), folder];
		const { status, stdout, stderr } = spawnSync(process.execPath, command, { encoding: 'utf8' });
		return { status, printed: stdout + stderr };
	}

	test('has no findings in the nodes, the credentials and package.json', () => {
		const { status, printed } = scan();
		assert.equal(status, 0, printed);
	});

	test('finds what is forbidden in the source', () => {
		plant(
			'nodes/shared/planted.ts',
			'/* eslint-disable */\nexport const home = process.env.HOME; // eslint-disable-line\n',
		);
		const { status, printed } = scan();
		assert.equal(status, 1, printed);
		assert.match(printed, /nodes\/shared\/planted\.ts\n.*no-restricted-globals/);
		assert.match(printed, /The tarball has no findings/);
	});

	test('finds what is forbidden in the tarball alone', () => {
		plant('dist/nodes/planted.js', "/* eslint-disable */\nrequire('fs').readFileSync('/');\n");
		const { status, printed } = scan();
		assert.equal(status, 1, printed);
		assert.match(printed, /The source has no findings/);
		assert.match(printed, /dist\/nodes\/planted\.js\n.*no-restricted-imports/);
	});

	test('finds a dependency at run time', () => {
		const manifest = readFileSync(join(folder, 'package.json'), 'utf8');
		plant('package.json', manifest.replace('{', '{ "dependencies": { "left-pad": "1.3.0" },'));
		const { status, printed } = scan();
		assert.equal(status, 1, printed);
		assert.match(printed, /package\.json\n.*no-runtime-dependencies/);
	});
});
