/** What *Skip Duplicates* costs where n8n's record is full. */
import { a3ConnectNode } from '../sandbox/lab/workflow.mts';

import type { Bench, Sample } from './bench.mts';
import { a3Order } from './contestants.mts';

const KIND = 'newEmployee';
const PATHS = { off: 'duplicates-off', on: 'duplicates-on' } as const;

/** How many orders fill the record. */
const FULL = 10_000;

const NUMBERS_OF_ITEMS = [100, 1_000];

/** How many times as long it may take, by the latency of the API in milliseconds. */
const MOST_BY_LATENCY = new Map([
	[50, 1.5],
	[0, 2.5],
]);

/** The times without and with the option, for a number of orders that were never placed before. */
export interface DuplicatesPoint {
	items: number;
	latency: number;
	/** How many times as long it may take. */
	most: number;
	off: Sample[];
	on: Sample[];
}

/** Orders as many as the record holds, then measures in turn without and with the option. */
export async function measureDuplicates(bench: Bench, rounds: number): Promise<DuplicatesPoint[]> {
	await bench.n8n.publish(PATHS.off, KIND, orderNode({}));
	await bench.n8n.publish(PATHS.on, KIND, orderNode({ skipDuplicates: true }));
	await bench.apis.prepare({ latencyMilliseconds: 0 });
	await bench.n8n.run(PATHS.on, FULL);
	const points: DuplicatesPoint[] = [];
	for (const [latency, most] of MOST_BY_LATENCY) {
		for (const items of NUMBERS_OF_ITEMS) {
			const point: DuplicatesPoint = { items, latency, most, off: [], on: [] };
			await bench.apis.prepare({ latencyMilliseconds: latency });
			for (let round = 0; round <= rounds; round++) {
				for (const option of ['off', 'on'] as const) {
					const sample = await bench.n8n.run(PATHS[option], items);
					if (sample.last.skipped === true) throw new Error('What is new was skipped.');
					if (round > 0) point[option].push(sample);
				}
			}
			points.push(point);
		}
	}
	return points;
}

function orderNode(options: Record<string, unknown>): ReturnType<typeof a3ConnectNode> {
	return a3Order({ mappingMode: 'autoMapInputData', value: null }, options);
}
