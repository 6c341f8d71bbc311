/** How much memory n8n takes for the work of a case. */
import type { Bench } from './bench.mts';
import type { Case } from './cases.mts';
import type { Contestant } from './contestants.mts';

/** Enough for n8n to load what it loads at first use. */
const WARM_UP = { items: 20, customers: 200 };

/** The contestants whose memory is n8n's. */
const MEASURED: readonly Contestant[] = ['package', 'http', 'declarative'];

/** By how many MiB the resident memory rose at most, in each round. */
export type Rises = Partial<Record<Contestant, number[]>>;

/**
 * Each run has a new n8n to itself, which has done the same work on a small scale before: memory that
 * another run has left behind would hide what a run needs.
 */
export async function measureMemory(bench: Bench, one: Case, rounds: number): Promise<Rises> {
	const rises: Rises = {};
	for (let round = 0; round < rounds; round++) {
		for (const contestant of MEASURED) {
			await bench.n8n.restart();
			const small = warmUp(one);
			await bench.prepare(small);
			await bench.sample(small, contestant);
			await bench.prepare(one);
			const { memory } = await bench.sample(one, contestant, { memory: true });
			if (memory !== undefined) (rises[contestant] ??= []).push(memory.peak - memory.before);
		}
	}
	return rises;
}

function warmUp(one: Case): Case {
	const { items, customers } = WARM_UP;
	return one.customers === undefined
		? { ...one, items, results: items }
		: { ...one, customers, results: customers };
}
