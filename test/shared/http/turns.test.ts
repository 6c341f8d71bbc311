import fc from 'fast-check';
import { turns } from '../../../nodes/shared/http/turns';

describe('turns', () => {
	it('let the first go alone, then no more than so many at once, in the order of asking', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.integer({ min: 1, max: 8 }),
				fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 30 }),
				async (most, lengths) => {
					const turn = turns(most);
					const started: number[] = [];
					let underWay = 0;
					let mostUnderWay = 0;
					let startedBesideFirst = 0;
					let firstIsUnderWay = false;
					async function work(length: number, index: number): Promise<void> {
						const done = await turn();
						started.push(index);
						if (index === 0) firstIsUnderWay = true;
						else if (firstIsUnderWay) startedBesideFirst += 1;
						mostUnderWay = Math.max(mostUnderWay, ++underWay);
						for (let waits = length; waits > 0; waits--) await Promise.resolve();
						underWay -= 1;
						if (index === 0) firstIsUnderWay = false;
						done();
					}
					await Promise.all(lengths.map(work));
					expect(started).toEqual(lengths.map((_, index) => index));
					expect(mostUnderWay).toBeLessThanOrEqual(most);
					expect(startedBesideFirst).toBe(0);
				},
			),
		);
	});

	it('are taken up where they come later, at once', async () => {
		const turn = turns(2);
		(await turn())();
		const [one, other] = await Promise.all([turn(), turn()]);
		let third = false;
		const waiting = turn().then(() => (third = true));
		await Promise.resolve();
		expect(third).toBe(false);
		one();
		await waiting;
		expect(third).toBe(true);
		other();
	});
});
