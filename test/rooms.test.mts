/** Each rule of .dependency-cruiser.js finds what it forbids. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { after, before, suite, test } from 'node:test';

import { readFolders } from './files.mts';

interface Cruise {
	summary: { violations: Array<{ from: string; to: string; rule: { name: string } }> };
}

/** A line that one of the rules forbids, and the file to write it into. */
const PLANTED: Array<[rule: string, file: string, line: string]> = [
	['only-down-in-shared', 'nodes/shared/basis/failure.ts', "import '../http/outcome';"],
	['only-down-in-shared', 'nodes/shared/http/retry.ts', "import '../parameters/rules';"],
	['only-down-in-shared', 'nodes/shared/parameters/rules.ts', "import '../operations/settings';"],
	[
		'only-down-in-shared',
		'nodes/shared/http/outcome.ts',
		"import type { Operation } from '../operations/operation'; export type Up = Operation;",
	],
	['only-down-in-Simutek', 'nodes/Simutek/api/inferred.ts', "import '../actions';"],
	['only-down-in-Simutek', 'nodes/Simutek/customer/matching.ts', "import '../parameters';"],
	[
		'only-down-in-A3Connect',
		'nodes/A3Connect/order/nearest.ts',
		"import '../methods/searchPackages';",
	],
	[
		'shared-knows-no-vendor',
		'nodes/shared/http/explain.ts',
		"import '../../Simutek/api/inferred';",
	],
	['no-vendor-knows-the-other', 'nodes/Simutek/parameters.ts', "import '../A3Connect/parameters';"],
	[
		'api-knows-nothing-of-n8n',
		'nodes/A3Connect/api/packages.ts',
		"import type { INode } from 'n8n-workflow'; export type Node = INode;",
	],
	[
		'inner-rooms-use-http-and-basis-only',
		'nodes/A3Connect/api/orders.ts',
		"import '../../shared/run/report';",
	],
	[
		'pure-rooms-run-nothing-of-n8n',
		'nodes/A3Connect/order/mapperFields.ts',
		"import { sleep } from 'n8n-workflow'; export const wait = sleep;",
	],
	[
		'inner-rooms-use-http-and-basis-only',
		'nodes/Simutek/customer/findCustomers.ts',
		"import '../../shared/run/report';",
	],
	[
		'transport-is-opened-by-the-shell',
		'nodes/A3Connect/actions/order/create.ts',
		"import '../../../shared/http/transport';",
	],
	[
		'only-what-is-published',
		'nodes/A3Connect/methods/searchPackages.ts',
		"import '../../../test/files.mts';",
	],
	['only-what-is-published', 'credentials/A3ConnectApi.credentials.ts', "import 'fast-check';"],
	['no-circle-of-files', 'nodes/Simutek/api/inferred.ts', "import './customers';"],
	['no-circle-of-rooms', 'nodes/A3Connect/order/dates.ts', "import '../methods/searchPackages';"],
];

suite('The rules of who may use whom', () => {
	let copy: string;
	let violations: Cruise['summary']['violations'];

	before(() => {
		copy = mkdtempSync(resolve('rooms-'));
		for (const part of ['nodes', 'credentials', 'test/files.mts', 'package.json']) {
			cpSync(part, join(copy, part), { recursive: true });
		}
		for (const file of ['.dependency-cruiser.js', 'tsconfig.json', 'tsconfig.build.json']) {
			cpSync(file, join(copy, file));
		}
		symlinkSync(resolve('node_modules'), join(copy, 'node_modules'));
		for (const [, file, line] of PLANTED) appendFileSync(join(copy, file), `\n${line}\n`);
		violations = cruise(copy).summary.violations;
	});

	after(() => rmSync(copy, { recursive: true, force: true }));

	for (const [rule, file] of PLANTED) {
		test(`find what breaks "${rule}" in ${file}`, () => {
			const found = violations.filter(({ from, to }) =>
				[from, to].some((end) => file === end || file.startsWith(`${end}/`)),
			);
			assert.ok(found.map(({ rule: { name } }) => name).includes(rule));
		});
	}
});

test('Only transport.ts uses the request helpers of n8n', () => {
	const users = [...readFolders(['nodes', 'credentials'])].filter(([, text]) =>
		/helpers\s*\.\s*(http)?request/i.test(text),
	);
	assert.deepEqual(
		users.map(([path]) => path),
		['nodes/shared/http/transport.ts'],
	);
});

/** What dependency-cruiser finds in the nodes and credentials of a folder; it fails where it finds any. */
function cruise(folder: string): Cruise {
	const program = resolve('node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
	const options = ['nodes', 'credentials', '--config', '.dependency-cruiser.js', '-T', 'json'];
	try {
		return read(execFileSync(process.execPath, [program, ...options], { cwd: folder }));
	} catch (error) {
		return read((error as { stdout: Buffer }).stdout);
	}

	function read(output: Buffer): Cruise {
		return JSON.parse(output.toString()) as Cruise;
	}
}
