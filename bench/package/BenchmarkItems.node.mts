import type { IExecuteFunctions, INodeType, INodeTypeDescription } from 'n8n-workflow';

import { makeItems } from './items.mts';
import type { ItemKind } from './items.mts';
import { begin } from './probe.mts';

/** Makes as many items as the query of the webhook asks for, then begins to observe. */
export class BenchmarkItems implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Benchmark Items',
		name: 'benchmarkItems',
		group: ['input'],
		version: 1,
		description: 'Make items for a benchmark',
		defaults: { name: 'Items' },
		inputs: ['main'],
		outputs: ['main'],
		properties: [{ displayName: 'Kind', name: 'kind', type: 'string', default: 'employee' }],
	};

	async execute(this: IExecuteFunctions) {
		const kind = this.getNodeParameter('kind', 0) as ItemKind;
		const [call] = this.getInputData();
		const query = call?.json.query as { items: string; profile: string; memory: string };
		const items = makeItems(kind, Number(query.items)).map((json) => ({ json }) as never);
		await begin({ profile: query.profile === 'true', memory: query.memory === 'true' });
		return [items];
	}
}
