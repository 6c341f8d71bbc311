/** The private community package that the benchmark runs in n8n beside the nodes. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import typescript from 'typescript';

const SOURCE = join(import.meta.dirname, 'package');

/** The name that n8n knows the package by, and its nodes with it. */
export const BENCHMARK_PACKAGE = 'n8n-nodes-benchmark';

/** Compiles the package into the folder where n8n looks for community packages. */
export function installBenchmarkPackage(userFolder: string): void {
	const folder = join(userFolder, '.n8n', 'nodes', 'node_modules', BENCHMARK_PACKAGE);
	mkdirSync(folder, { recursive: true });
	const files = readdirSync(SOURCE).map((file) => ({
		compiled: file.replace(/\.mts$/, '.js'),
		text: readFileSync(join(SOURCE, file), 'utf8'),
	}));
	for (const { compiled, text } of files) writeFileSync(join(folder, compiled), compile(text));
	const nodes = files.map(({ compiled }) => compiled).filter((file) => file.endsWith('.node.js'));
	const description = {
		name: BENCHMARK_PACKAGE,
		version: '0.1.0',
		private: true,
		keywords: ['n8n-community-node-package'],
		n8n: { n8nNodesApiVersion: 1, credentials: [], nodes },
	};
	writeFileSync(join(folder, 'package.json'), JSON.stringify(description, null, 2));
}

/** n8n loads its nodes by `require`. */
function compile(text: string): string {
	const { outputText } = typescript.transpileModule(text, {
		compilerOptions: {
			module: typescript.ModuleKind.CommonJS,
			target: typescript.ScriptTarget.ES2022,
		},
	});
	return outputText.replaceAll('.mts")', '.js")');
}
