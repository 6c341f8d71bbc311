import fc from 'fast-check';
import { after, allowed, free, newGate, opensAt } from '../../../nodes/shared/http/gateState';
import {
	adaptive,
	fixed,
	fixedWindow,
	median,
	pausing,
	refusingAbove,
	simulate,
	slidingWindow,
	tokenBucket,
	workers,
} from './simulation';
import type { Server } from './simulation';

const CEILING = 128;

/** Numbers from 0 to 1, the same ones for each seed. */
function randoms(seed: number): () => number {
	let state = seed;
	return () => {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		return state / 2 ** 32;
	};
}

/** Answers that take so long, give or take a part of it. */
function around(milliseconds: number, part: number, seed: number): () => number {
	const random = randoms(seed);
	return () => milliseconds * (1 + part * (2 * random() - 1));
}

/** Answers as real servers give them: half of them take longer, and a few many times as long. */
function logNormal(milliseconds: number, deviation: number, seed: number): () => number {
	const random = randoms(seed);
	return () => {
		const distance = Math.sqrt(-2 * Math.log(1 - random()));
		return milliseconds * Math.exp(deviation * distance * Math.cos(2 * Math.PI * random()));
	};
}

const millisecondsToAnswer = fc.integer({ min: 2, max: 1500 });
const retryAfter = fc.constantFrom(undefined, 1000, 2000);

const anyServer: fc.Arbitrary<() => Server> = fc.oneof(
	fc
		.tuple(
			fc.integer({ min: 1, max: 400 }),
			millisecondsToAnswer,
			fc.double({ min: 0, max: 0.8, noNaN: true }),
			fc.nat(),
		)
		.map(
			([count, took, part, seed]) =>
				() =>
					workers(count, around(took, part, seed)),
		),
	fc.tuple(fc.integer({ min: 1, max: 150 }), millisecondsToAnswer, retryAfter).map(
		([most, took, after]) =>
			() =>
				refusingAbove(most, () => took, after),
	),
	fc
		.tuple(
			fc.integer({ min: 2, max: 200 }),
			fc.integer({ min: 1, max: 100 }),
			millisecondsToAnswer,
			retryAfter,
		)
		.map(
			([rate, burst, took, after]) =>
				() =>
					tokenBucket(rate, burst, () => took, after),
		),
	fc.tuple(fc.integer({ min: 2, max: 200 }), millisecondsToAnswer, retryAfter).map(
		([rate, took, after]) =>
			() =>
				slidingWindow(rate, () => took, after),
	),
);

describe('A gate', () => {
	it('never lets more through than its ceiling, and never gets stuck, whatever the server', () => {
		fc.assert(
			fc.property(
				anyServer,
				fc.integer({ min: 1, max: 200 }),
				fc.boolean(),
				fc.option(fc.tuple(fc.nat(5000), fc.nat(5000), fc.constantFrom('holds', 'refuses'))),
				(server, ceiling, firstAlone, pause) => {
					const one =
						pause === null
							? server()
							: pausing(server(), pause[0], pause[0] + pause[1], pause[2] as 'holds');
					const { mostUnderWay, answers } = simulate(one, 300, adaptive(ceiling, firstAlone));
					expect(mostUnderWay).toBeLessThanOrEqual(ceiling);
					expect(answers).toHaveLength(300);
				},
			),
			{ numRuns: 200 },
		);
	});

	it('lets one alone where a token is to be fetched, until it has ended in any way', () => {
		fc.assert(
			fc.property(fc.constantFrom('answered', 'timedOut', 'ended'), (kind) => {
				let state = newGate(CEILING, true, 0);
				expect(free(state, 0)).toBe(1);
				state = after(state, { kind: 'started', at: 0 });
				expect(free(state, 1e6)).toBe(0);
				expect(opensAt(state, 1e6)).toBeUndefined();
				state = after(state, { kind, at: 9, startedAt: 0, random: 0 });
				expect(free(state, 9)).toBeGreaterThanOrEqual(10);
			}),
		);
	});

	it('begins with 20 to 48', () => {
		expect(free(newGate(CEILING, false, 0), 0)).toBeGreaterThanOrEqual(20);
		expect(free(newGate(CEILING, false, 0), 0)).toBeLessThanOrEqual(48);
	});

	it('lets a hundred through in two round trips', () => {
		const { took } = simulate(
			workers(500, () => 200),
			100,
			adaptive(),
		);
		expect(took).toBeLessThan(2.3 * 200);
	});

	it('makes room for one more by each quick answer, also where none is sent between them', () => {
		let state = newGate(CEILING, false, 0);
		const before = free(state, 0);
		for (let sent = 0; sent < before; sent++) state = after(state, { kind: 'started', at: 0 });
		for (let come = 0; come < before; come++) {
			const at = 200 + come / 10;
			state = after(state, { kind: 'answered', call: 'order', at, startedAt: 0, random: 0 });
		}
		expect(allowed(state, 300)).toBe(2 * before);
	});

	it('halves what may be under way once, where many were not answered in time', () => {
		let state = newGate(CEILING, false, 0);
		const before = free(state, 0);
		for (let sent = 0; sent < before; sent++) state = after(state, { kind: 'started', at: 0 });
		for (let late = 0; late < before; late++) {
			state = after(state, { kind: 'timedOut', at: 1000 + late, startedAt: 0, random: 0 });
		}
		expect(allowed(state, 2000)).toBe(before / 2);
	});
});

describe('What comes through a gate', () => {
	it('is within a fifth of what the best fixed number would bring, whatever the size of the server', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 400 }),
				fc.integer({ min: 5, max: 1000 }),
				fc.double({ min: 0, max: 0.25, noNaN: true }),
				fc.nat(),
				(count, took, part, seed) => {
					const server = () => workers(count, around(took, part, seed));
					const best = simulate(server(), 5000, fixed(Math.min(count, CEILING)));
					const { took: ours } = simulate(server(), 5000, adaptive());
					expect(best.took / ours).toBeGreaterThanOrEqual(0.8);
				},
			),
			{ numRuns: 25 },
		);
	});

	it.each([0.3, 0.6, 1])(
		'is within a fifth of the best fixed number, however answers vary: by %d',
		(deviation) => {
			for (const count of [4, 16, 400]) {
				for (const took of [20, 300]) {
					const shares = [1, 2, 3, 4, 5].map((seed) => {
						const server = () => workers(count, logNormal(took, deviation, seed));
						const best = [8, 32, CEILING].map((most) => simulate(server(), 3000, fixed(most)).took);
						return Math.min(...best) / simulate(server(), 3000, adaptive()).took;
					});
					expect(median(shares)).toBeGreaterThanOrEqual(0.8);
					expect(Math.min(...shares)).toBeGreaterThanOrEqual(0.7);
				}
			}
		},
	);

	it('is within a fifth of the best fixed number where a server refuses above a number', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 60 }),
				fc.constantFrom(undefined, 1000),
				(most, asked) => {
					// The best fixed number is the server's own.
					const { took } = simulate(
						refusingAbove(most, () => 100, asked),
						most * 300,
						adaptive(),
					);
					expect((400 * 100) / took).toBeGreaterThanOrEqual(0.8);
				},
			),
			{ numRuns: 20 },
		);
	});

	it('is not held back by refusals that ask to come back at once', () => {
		const chance = around(0.5, 1, 11);
		const server = {
			arrives: () => (chance() < 0.02 ? { took: 5, refused: { retryAfter: 0 } } : { took: 50 }),
		};
		const { took } = simulate(server, 3000, adaptive());
		const best = simulate(
			workers(500, () => 50),
			3000,
			fixed(34),
		);
		expect(took).toBeLessThan(3 * best.took);
	});

	it('does not come back at once for ever, where it is asked to and refused again', () => {
		const server: Server = {
			arrives: (at) => (at < 30_000 ? { took: 5, refused: { retryAfter: 0 } } : { took: 50 }),
		};
		const { refusals, took } = simulate(server, 10, adaptive());
		expect(refusals).toBeLessThan(20);
		expect(took).toBeLessThan(40_000);
	});

	it('queues little at a server with eight workers', () => {
		for (const [part, most] of [
			[0, 200],
			[0.1, 200],
			[0.3, 230],
		] as const) {
			const server = () => workers(8, around(100, part, 7));
			const { took, answers } = simulate(server(), 1000, adaptive());
			const best = simulate(server(), 1000, fixed(8));
			expect(best.took / took).toBeGreaterThanOrEqual(0.95);
			expect(median(answers.map((answer) => answer.took))).toBeLessThanOrEqual(most);
		}
	});

	const limited: Array<[string, (after: number | undefined, took: number) => Server]> = [
		['a bucket', (after, took) => tokenBucket(10, 10, () => took, after)],
		['the seconds of the clock', (after, took) => fixedWindow(10, () => took, after)],
		['the last second', (after, took) => slidingWindow(10, () => took, after)],
	];

	it.each(limited)('finds the pace of a server that counts ten a second by %s', (_, server) => {
		for (const asked of [undefined, 1000]) {
			for (const took of [5, 50, 200, 400]) {
				expect(simulate(server(asked, took), 60, adaptive()).refusals).toBeLessThanOrEqual(60);
				const long = simulate(server(asked, took), 300, adaptive());
				expect(long.refusals).toBeLessThanOrEqual(150);
				expect(300 / (long.took / 1000)).toBeGreaterThanOrEqual(8);
			}
		}
	});

	it('is back at full speed after a pause of the server, whether it holds or refuses', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 4, max: 60 }),
				fc.integer({ min: 300, max: 3000 }),
				fc.constantFrom('holds' as const, 'refuses' as const),
				(count, pause, how) => {
					const full = (Math.min(count, CEILING) * 1000) / 50;
					const server = pausing(
						workers(count, () => 50),
						1000,
						1000 + pause,
						how,
					);
					const { answers } = simulate(server, Math.ceil(full * 14), adaptive());
					// A refusing server is asked again after at most eight seconds.
					const from = 1000 + pause + (how === 'holds' ? 2000 : 8000);
					const then = answers.filter(({ at }) => at >= from && at < from + 2000);
					expect(then.length / 2 / full).toBeGreaterThanOrEqual(0.75);
				},
			),
			{ numRuns: 20 },
		);
	});
});
