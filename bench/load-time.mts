/** How long n8n takes to load the package when it starts. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { run } from '../sandbox/start/command.mts';
import { nodeOf } from '../sandbox/start/n8n.mts';
import { N8N } from '../sandbox/start/paths.mts';

/** What n8n has loaded long before it comes to community packages is none of the package's time. */
const SCRIPT = `
require('n8n-workflow');
require('zod');
// Its first use loads the data of a language. n8n uses it two seconds before it loads any node (measured).
new Intl.DateTimeFormat('en');
const started = performance.now();
for (const file of process.argv.slice(1)) require(file);
console.log(performance.now() - started);
`;

/** Milliseconds that the installed nodes and credentials take to load, each time in a new process. */
export async function measureLoading(packageFolder: string, times: number): Promise<number[]> {
	const { n8n } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as {
		n8n: { nodes: string[]; credentials: string[] };
	};
	const files = [...n8n.credentials, ...n8n.nodes].map((file) => join(packageFolder, file));
	const env = { ...process.env, NODE_PATH: join(N8N, 'node_modules') };
	const taken: number[] = [];
	// The first reading of the files is the disk's time.
	for (let time = 0; time <= times; time++) {
		const printed = await run(nodeOf(), ['-e', SCRIPT, ...files], { cwd: packageFolder, env });
		if (time > 0) taken.push(Number(printed));
	}
	return taken;
}
