/** How time grows with the number of items, and throughput with the number of requests at once. */
import type { Bench, Sample } from './bench.mts';
import { CASES } from './cases.mts';
import type { Case } from './cases.mts';
import type { Contestant } from './contestants.mts';

const NUMBERS_OF_ITEMS = [100, 1_000, 10_000];
const CONCURRENCIES = [1, 2, 5, 10, 20, 50];

/** So that each of so many requests at once is sent about as often as the others. */
const ITEMS_PER_REQUEST_AT_ONCE = 40;

/** The samples of a contestant at one point of a scale. */
export interface Point {
	contestant: Contestant;
	/** The number of items, or of requests at once. */
	at: number;
	items: number;
	samples: Sample[];
}

/** The work of the auto-map case on one of the scales. */
function onScale(name: string, changes: Partial<Case>): Case {
	const found = CASES.find((one) => one.name === name);
	if (found === undefined) throw new Error(`There is no case ${name}.`);
	const { items = found.items } = changes;
	return { ...found, ...changes, items, results: items };
}

/** Time by the number of items, without latency. */
export async function measureByItems(bench: Bench, rounds: number, most: number): Promise<Point[]> {
	const points = NUMBERS_OF_ITEMS.filter((items) => items <= most).flatMap((items) =>
		(['package', 'http', 'declarative', 'bare'] as const).map((contestant) => ({
			contestant,
			at: items,
			one: onScale('a3-auto-map', { items }),
		})),
	);
	return await measure(bench, points, rounds);
}

/** Throughput by the number of requests at once, with 50 ms latency. */
export async function measureByConcurrency(
	bench: Bench,
	rounds: number,
	most: number,
): Promise<Point[]> {
	const points = CONCURRENCIES.flatMap((concurrency) =>
		(['package', 'bare'] as const).map((contestant) => {
			const items = Math.min(most, concurrency * ITEMS_PER_REQUEST_AT_ONCE);
			return { contestant, at: concurrency, one: onScale('a3-latency', { items, concurrency }) };
		}),
	);
	return await measure(bench, points, rounds);
}

interface Planned {
	contestant: Contestant;
	at: number;
	one: Case;
}

/** All points once in each round, after a round that does not count. */
async function measure(bench: Bench, planned: Planned[], rounds: number): Promise<Point[]> {
	const points = planned.map(({ contestant, at, one }) => ({
		contestant,
		at,
		items: one.items,
		samples: [] as Sample[],
	}));
	for (let round = 0; round <= rounds; round++) {
		const order = [...planned.entries()];
		for (const [index, { contestant, one }] of round % 2 === 0 ? order : order.reverse()) {
			// The books of ten thousand orders are not to weigh on whoever comes next.
			await bench.prepare(one);
			const sample = await bench.sample(one, contestant);
			if (round > 0) points[index]?.samples.push(sample);
		}
	}
	return points;
}
