/** Putting the sandbox's credentials and the example workflows into n8n, before it starts. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Sandbox } from '../apis/server.mts';

import { runN8nCommand } from './n8n.mts';
import type { N8nOptions } from './n8n.mts';
import { EXAMPLES } from './paths.mts';
import type { Workflow } from './rest.mts';

/** The ids and names by which workflows refer to their credentials. */
export const CREDENTIALS = {
	simutekOAuth2Api: { id: 'simutekSandbox', name: 'Simutek (sandbox)' },
	a3ConnectApi: { id: 'a3ConnectSandbox', name: 'A3 Connect (sandbox)' },
};

const ENDING = '.json';

/** What the credentials need to know of the sandbox. */
export type Access = Pick<Sandbox, 'simutek' | 'a3Connect'>;

/** The credentials of the sandbox, with all rights. */
export function sandboxCredentials({ simutek, a3Connect }: Access) {
	const { baseUrl, accessTokenUrl, clientId, clientSecret } = simutek;
	return [
		{
			...CREDENTIALS.simutekOAuth2Api,
			type: 'simutekOAuth2Api',
			data: { baseUrl, accessTokenUrl, clientId, clientSecret },
		},
		{
			...CREDENTIALS.a3ConnectApi,
			type: 'a3ConnectApi',
			data: {
				environment: 'custom',
				baseUrl: a3Connect.baseUrl,
				apiToken: a3Connect.apiToken,
			},
		},
	];
}

/** n8n's import replaces what has the same id, so every start has them as they are in the files. */
export async function importCredentials(options: N8nOptions, sandbox: Access): Promise<void> {
	await importInto(options, 'credentials', sandboxCredentials(sandbox));
}

export async function importWorkflows(options: N8nOptions, workflows: Workflow[]): Promise<void> {
	const versions = workflows.map((workflow) => ({
		...workflow,
		// An older n8n takes a workflow only with a version, which an export has and a template has not.
		versionId: randomUUID(),
		// By a node's id n8n remembers what it has placed, but the sandbox begins anew with each start.
		nodes: workflow.nodes.map((node) => ({ ...node, id: randomUUID() })),
	}));
	await importInto(options, 'workflow', versions);
}

async function importInto(options: N8nOptions, what: string, entries: unknown[]): Promise<void> {
	const folder = mkdtempSync(join(tmpdir(), 'n8n-import-'));
	try {
		const file = join(folder, `${what}.json`);
		writeFileSync(file, JSON.stringify(entries));
		const output = await runN8nCommand(options, `import:${what}`, `--input=${file}`);
		// A failed import ends with exit code 0 too.
		if (!output.includes(`Successfully imported ${entries.length} `)) {
			throw new Error(`n8n did not import the ${what}:\n\n${output}`);
		}
	} finally {
		rmSync(folder, { recursive: true });
	}
}

export function readExamples(): Workflow[] {
	return exampleNames().map(readExample);
}

/** Whether a workflow asks for no credential but the sandbox's. */
export function isComplete({ nodes }: Workflow): boolean {
	return nodes.every(({ credentials = {} }) =>
		Object.keys(credentials).every((type) => Object.hasOwn(CREDENTIALS, type)),
	);
}

/** The names of the examples' files, without their ending. */
export function exampleNames(): string[] {
	return readdirSync(EXAMPLES)
		.filter((file) => file.endsWith(ENDING))
		.sort()
		.map((file) => file.slice(0, -ENDING.length));
}

export function readExample(name: string): Workflow {
	return JSON.parse(readFileSync(join(EXAMPLES, name + ENDING), 'utf8')) as Workflow;
}
