import type { INodeType } from 'n8n-workflow';
import { jsonOf, runA3Connect, runSimutek } from '../../test/engine/vendors';
import { exampleOf } from '../../test/exampleRuns';
import { A3_CONNECT, SIMUTEK } from '../../test/nodes';
import { RUNS } from './runs';
import type { Run } from './runs';
import { schemaOf } from './schemaOf';
import type { OutputSchema } from './schemaOf';

/** What n8n's own schemas end with: the version of their format. */
const FORMAT = { version: 1 };

const NODES = [
	{ ...SIMUTEK, run: runSimutek },
	{ ...A3_CONNECT, run: runA3Connect },
];

/** Where n8n looks for the output schemas of a node. */
export const FOLDERS = NODES.map(({ type }) => folderOf(type));

/**
 * Runs every operation of both nodes on n8n's engine, and describes what its items held: what n8n's
 * editor shows of an operation that was never run.
 *
 * @returns the schemas by the path of their file
 * @throws when an operation has no run, or one of them fails
 */
export async function outputSchemas(): Promise<Map<string, OutputSchema>> {
	const schemas = new Map<string, OutputSchema>();
	for (const { type, operations, run } of NODES) {
		for (const { resource, operation } of operations) {
			const runs = RUNS[type.description.name]?.[resource]?.[operation] ?? [
				exampleOf(type.description.name, resource, operation).parameters(0) as Run,
			];
			const seen = [];
			for (const { settings, ...parameters } of runs) {
				Object.assign(sandbox.settings, settings);
				const { items, error } = await run({ resource, operation, ...parameters });
				if (error !== undefined) throw error;
				seen.push(...jsonOf(items));
			}
			const where = `${folderOf(type)}/v${type.description.version}.0.0/${resource}/${operation}.json`;
			if (seen.length === 0) throw new Error(`No run gives an item for ${where}`);
			schemas.set(where, { ...schemaOf(seen), ...FORMAT });
		}
	}
	return schemas;
}

/** The schemas as they are written; the order of the fields counts, which is that of the preview. */
export function asTexts(schemas: Map<string, OutputSchema>): Map<string, string> {
	return new Map([...schemas].map(([path, schema]) => [path, JSON.stringify(schema, null, '\t')]));
}

function folderOf(type: INodeType): string {
	return `nodes/${type.constructor.name}/__schema__`;
}
