/** Running the contestants in turn, so that all of them meet the same disturbances. */
import type { Bench, Sample } from './bench.mts';
import type { Case } from './cases.mts';
import type { Contestant } from './contestants.mts';

/** The samples of each contestant. */
export type Samples = Partial<Record<Contestant, Sample[]>>;

/**
 * Runs every contestant of a case once in each round, in an order that changes from round to round.
 * A first round warms up and does not count.
 */
export async function playRounds(bench: Bench, one: Case, rounds: number): Promise<Samples> {
	await bench.prepare(one);
	const contestants = bench.contestantsOf(one);
	const samples: Samples = {};
	for (let round = 0; round <= rounds; round++) {
		for (const contestant of rotated(contestants, round)) {
			const sample = await bench.sample(one, contestant);
			if (round > 0) (samples[contestant] ??= []).push(sample);
		}
	}
	return samples;
}

/** Every second round runs backwards, so that nobody always follows the same one. */
function rotated<Entry>(entries: Entry[], round: number): Entry[] {
	const start = round % entries.length;
	const turned = [...entries.slice(start), ...entries.slice(0, start)];
	return round % 2 === 0 ? turned : turned.reverse();
}
