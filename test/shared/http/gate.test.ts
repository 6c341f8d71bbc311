import fc from 'fast-check';
import { openGate } from '../../../nodes/shared/http/gate';

const answered = { kind: 'answered', call: 'page' } as const;

describe('The gate', () => {
	it('lets requests through in the order of their places, and never more than its ceiling', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.integer({ min: 1, max: 8 }),
				fc.boolean(),
				fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 30 }),
				async (ceiling, firstAlone, lengths) => {
					const gate = openGate({ ceiling, firstAlone });
					const started: number[] = [];
					let underWay = 0;
					let besideFirst = 0;
					async function request(length: number): Promise<void> {
						const place = gate.place();
						const done = await gate.turn(place);
						started.push(place);
						underWay += 1;
						expect(underWay).toBeLessThanOrEqual(ceiling);
						if (place === 0) besideFirst = -started.length;
						for (let waits = length; waits > 0; waits--) await Promise.resolve();
						if (place === 0) besideFirst += started.length;
						underWay -= 1;
						done!(answered);
					}
					await Promise.all(lengths.map(request));
					expect(started).toEqual(lengths.map((_, place) => place));
					if (firstAlone) expect(besideFirst).toBe(0);
				},
			),
		);
	});

	it('lets what was refused go first when it opens, and all the others behind it', async () => {
		const gate = openGate({ ceiling: 2, firstAlone: false });
		const started: number[] = [];
		async function request(refusals: number): Promise<void> {
			const place = gate.place();
			for (let refused = 0; ; refused++) {
				const done = await gate.turn(place);
				started.push(place);
				await Promise.resolve();
				if (refused >= refusals) return done!(answered);
				done!({ kind: 'refused', retryAfter: 20 });
			}
		}
		await Promise.all([request(1), request(0), request(0), request(0)]);
		expect(started).toEqual([0, 1, 0, 2, 3]);
		expect(gate.refusals()).toBe(1);
	});

	it('lets nobody through any more once it is stopped, and keeps nobody waiting', async () => {
		const stop = new AbortController();
		const gate = openGate({ ceiling: 1, firstAlone: false, stopped: stop.signal });
		const done = await gate.turn(gate.place());
		const waiting = [gate.turn(gate.place()), gate.turn(gate.place())];
		await gate.enter();
		const entering = gate.enter();
		stop.abort();
		expect(await Promise.all(waiting)).toEqual([undefined, undefined]);
		await entering;
		done!(answered);
		expect(await gate.turn(gate.place())).toBeUndefined();
	});

	it.each([
		[1, 1],
		[2, 4],
		[3, 6],
	])('lets, of requests up to %i, items up to %i be worked on', async (ceiling, items) => {
		const gate = openGate({ ceiling, firstAlone: false });
		const leave = await Promise.all(Array.from({ length: items }, () => gate.enter()));
		let isIn = false;
		const further = gate.enter().then(() => (isIn = true));
		await Promise.resolve();
		expect(isIn).toBe(false);
		leave[0]!();
		await further;
		expect(isIn).toBe(true);
	});
});
