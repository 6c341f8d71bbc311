import type {
	IExecuteFunctions,
	INodeType,
	INodeTypeDescription,
	IRunExecutionData,
} from 'n8n-workflow';

import { end } from './probe.mts';

/** The node whose work is measured; it stands before this one. */
const MEASURED = 'Measured';

/** Ends the observation and gives what was observed, with n8n's own measure of the node's time. */
export class BenchmarkResult implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Benchmark Result',
		name: 'benchmarkResult',
		group: ['output'],
		version: 1,
		description: 'Tell what a benchmark has measured',
		defaults: { name: 'Result' },
		inputs: ['main'],
		outputs: ['main'],
		properties: [],
	};

	async execute(this: IExecuteFunctions) {
		const observation = await end();
		const results = this.getInputData();
		// n8n has no other way from one node to the run data of another.
		const { runExecutionData } = this as unknown as { runExecutionData: IRunExecutionData };
		const milliseconds = runExecutionData.resultData.runData[MEASURED]?.[0]?.executionTime;
		const json = { milliseconds, items: results.length, last: results.at(-1)?.json };
		return [[{ json: { ...json, ...observation } as never }]];
	}
}
