import fc from 'fast-check';
import { oncePerKey, oneAtATime, together } from '../../../nodes/shared/basis/workPerKey';

/** Work that ends when it is told to, and a record of what was started and ended. */
function stage() {
	const log: string[] = [];
	const ends = new Map<string, () => void>();
	const work =
		(name: string, fails = false) =>
		async () => {
			log.push(`start ${name}`);
			await new Promise<void>((resolve) => ends.set(name, resolve));
			log.push(`end ${name}`);
			if (fails) throw new Error(`${name} failed`);
			return name;
		};
	const end = async (name: string) => {
		ends.get(name)!();
		await quiet();
	};
	return { log, work, end };
}

/** Waits until nothing moves any more without being told to. */
async function quiet() {
	for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}

describe('one at a time', () => {
	it('lets work with the same key wait, in the order in which it came', async () => {
		const { log, work, end } = stage();
		const inOrder = oneAtATime();
		const results = ['a', 'b', 'c'].map(async (name) => await inOrder(['key'], work(name)));
		await quiet();
		expect(log).toEqual(['start a']);
		await end('a');
		expect(log).toEqual(['start a', 'end a', 'start b']);
		await end('b');
		await end('c');
		expect(await Promise.all(results)).toEqual(['a', 'b', 'c']);
		expect(log.slice(3)).toEqual(['end b', 'start c', 'end c']);
	});

	it('lets work with different keys run side by side', async () => {
		const { log, work, end } = stage();
		const inOrder = oneAtATime();
		void inOrder(['x'], work('a'));
		void inOrder(['y'], work('b'));
		void inOrder([], work('c'));
		await quiet();
		expect([...log].sort()).toEqual(['start a', 'start b', 'start c']);
		await Promise.all(['a', 'b', 'c'].map(end));
	});

	it('lets work with two keys wait for both, and later work with either wait for it', async () => {
		const { log, work, end } = stage();
		const inOrder = oneAtATime();
		void inOrder(['x'], work('a'));
		void inOrder(['y'], work('b'));
		void inOrder(['x', 'y'], work('both'));
		void inOrder(['y'], work('c'));
		await quiet();
		await end('a');
		expect(log).not.toContain('start both');
		await end('b');
		expect(log).toContain('start both');
		expect(log).not.toContain('start c');
		await end('both');
		expect(log).toContain('start c');
		await end('c');
	});

	it('goes on with the next when one fails, and the failure is that one’s alone', async () => {
		const { work, end } = stage();
		const inOrder = oneAtATime();
		const first = inOrder(['key'], work('a', true));
		const second = inOrder(['key'], work('b'));
		const failure = expect(first).rejects.toThrow('a failed');
		await quiet();
		await end('a');
		await failure;
		await end('b');
		expect(await second).toBe('b');
	});

	it('never runs two of the same key at once nor out of order, whatever the keys', async () => {
		const keys = fc.uniqueArray(fc.constantFrom('w', 'x', 'y', 'z'), { maxLength: 3 });
		await fc.assert(
			fc.asyncProperty(
				fc.array(keys, { maxLength: 12 }),
				fc.scheduler(),
				async (jobs, scheduler) => {
					const inOrder = oneAtATime();
					const running = new Map<string, number>();
					const started: number[] = [];
					const all = jobs.map(
						async (held, job) =>
							await inOrder(held, async () => {
								for (const key of held) expect(running.has(key)).toBe(false);
								for (const key of held) running.set(key, job);
								started.push(job);
								await scheduler.schedule(Promise.resolve(), `job ${job}`);
								for (const key of held) running.delete(key);
							}),
					);
					await scheduler.waitFor(Promise.all(all));
					for (const key of ['w', 'x', 'y', 'z']) {
						const ofKey = started.filter((job) => (jobs[job]! as string[]).includes(key));
						expect(ofKey).toEqual([...ofKey].sort((a, b) => a - b));
					}
					expect(started).toHaveLength(jobs.length);
				},
			),
		);
	});
});

describe('once per key', () => {
	it('asks once for each key, however often and however early it is asked again', async () => {
		const asked: number[] = [];
		const schemaOf = oncePerKey(async (id: number) => {
			asked.push(id);
			return await Promise.resolve({ id });
		});
		const [first, again, other] = await Promise.all([schemaOf(1), schemaOf(1), schemaOf(2)]);
		expect(again).toBe(first);
		expect(other).toEqual({ id: 2 });
		expect(await schemaOf(1)).toBe(first);
		expect(asked).toEqual([1, 2]);
	});

	it('gives a failure to all who asked for its key and to no others', async () => {
		const schemaOf = oncePerKey(async (id: number) => {
			if (id === 1) throw new Error('no such package');
			return await Promise.resolve(id);
		});
		const results = await Promise.allSettled([schemaOf(1), schemaOf(1), schemaOf(2)]);
		expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);
	});
});

describe('together', () => {
	function recording() {
		const groups: string[][] = [];
		let begin: Array<() => void> = [];
		const ask = together(
			async (work) => {
				await new Promise<void>((resolve) => begin.push(resolve));
				return await work();
			},
			async (parts: string[]) => {
				groups.push(parts);
				if (parts.includes('wrong')) throw new Error('refused');
				return await Promise.resolve(groups.length);
			},
		);
		const beginAll = () => {
			for (const each of begin) each();
			begin = [];
		};
		return { groups, ask, beginAll };
	}

	it('puts what is asked for before the work begins into one piece, each part once', async () => {
		const { groups, ask, beginAll } = recording();
		const asked = [ask(['a', 'b']), ask(['b', 'c'])];
		beginAll();
		expect(await Promise.all(asked)).toEqual([1, 1]);
		expect(groups).toEqual([['a', 'b', 'c']]);
	});

	it('leaves what comes later to the next piece', async () => {
		const { groups, ask, beginAll } = recording();
		const first = ask(['a']);
		beginAll();
		await first;
		const second = ask(['b']);
		beginAll();
		expect(await second).toBe(2);
		expect(groups).toEqual([['a'], ['b']]);
	});

	it('fails for all who asked, and not for those who ask again', async () => {
		const { ask, beginAll } = recording();
		const asked = [ask(['a']), ask(['wrong'])];
		beginAll();
		for (const each of asked) await expect(each).rejects.toThrow('refused');
		const again = ask(['a']);
		beginAll();
		expect(await again).toBe(2);
	});
});
