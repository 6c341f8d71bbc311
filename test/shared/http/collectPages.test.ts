import fc from 'fast-check';
import { collectPages } from '../../../nodes/shared/http/collectPages';
import type { Page } from '../../../nodes/shared/http/collectPages';

interface Row {
	key: string;
	counts: boolean;
}

function rowsUpTo(length: number): Row[] {
	return Array.from({ length }, (_, index) => ({ key: `K${index}`, counts: true }));
}

/** Collects from a server, and tells which pages it was asked for. */
async function collect(
	server: (page: number) => Partial<Page<Row>>,
	limit = Number.POSITIVE_INFINITY,
	pagesAtOnce = 1,
	order = () => 0,
) {
	const pages: number[] = [];
	let underWay = 0;
	let mostUnderWay = 0;
	const rows = await collectPages<Row>({
		fetchPage: async (page) => {
			pages.push(page);
			if (pages.length > 6000) throw new Error('asked without end');
			mostUnderWay = Math.max(mostUnderWay, ++underWay);
			// Answers of pages that are under way together come in any order.
			for (let waits = 1 + order(); waits > 0; waits--) await Promise.resolve();
			underWay -= 1;
			return { rows: [], leftOut: 0, total: undefined, ...server(page) };
		},
		purpose: 'list rows',
		identityOf: ({ key }) => key,
		matches: ({ counts }) => counts,
		limit,
		atOnce: () => pagesAtOnce,
	});
	return { rows, pages, mostUnderWay, underWay };
}

function pageOf(rows: Row[], size: number, page: number): Row[] {
	return rows.slice((page - 1) * size, page * size);
}

describe('a list that is collected from its pages', () => {
	/** How a server answers for a page behind the last one. */
	const endings = {
		'an empty page': () => [],
		'its last page again': (rows: Row[], size: number) =>
			pageOf(rows, size, Math.max(1, Math.ceil(rows.length / size))),
		'its first page again': (rows: Row[], size: number) => pageOf(rows, size, 1),
	};

	it.each(Object.entries(endings))(
		'has every row that counts once, up to the limit, where the server ends with %s',
		async (_, ending) => {
			await fc.assert(
				fc.asyncProperty(
					fc.array(fc.boolean(), { maxLength: 300, size: 'max' }),
					fc.integer({ min: 1, max: 150 }),
					fc.oneof(fc.constant(Number.POSITIVE_INFINITY), fc.integer({ min: 1, max: 300 })),
					fc.boolean(),
					fc.integer({ min: 1, max: 12 }),
					fc.infiniteStream(fc.integer({ min: 0, max: 9 })),
					async (flags, size, limit, tellsTotal, pagesAtOnce, waits) => {
						const all = flags.map((counts, index) => ({ key: `K${index}`, counts }));
						const server = (page: number) => {
							const behind = page > Math.ceil(all.length / size);
							return {
								rows: behind ? ending(all, size) : pageOf(all, size, page),
								...(tellsTotal && { total: all.length }),
							};
						};
						const order = () => Number(waits.next().value);
						const collected = await collect(server, limit, pagesAtOnce, order);
						const { rows, pages, mostUnderWay, underWay } = collected;
						expect(rows).toEqual(all.filter(({ counts }) => counts).slice(0, limit));
						expect(pages).toEqual(pages.map((_page, index) => index + 1));
						expect(mostUnderWay).toBeLessThanOrEqual(pagesAtOnce);
						expect(underWay).toBe(0);
						const thrownAway = tellsTotal ? Math.min(2, pagesAtOnce) : pagesAtOnce;
						expect(pages.length).toBeLessThanOrEqual(Math.ceil(all.length / size) + thrownAway);
					},
				),
			);
		},
	);

	it('ends where a server repeats itself for ever', async () => {
		const { rows, pages } = await collect(() => ({ rows: rowsUpTo(100) }));
		expect(rows).toHaveLength(100);
		expect(pages).toEqual([1, 2]);
	});

	it('does not end with a short page, but with an empty one', async () => {
		const sizes = [97, 95, 48, 100, 1];
		const all = rowsUpTo(341);
		const starts = sizes.map((_, index) =>
			sizes.slice(0, index).reduce((sum, size) => sum + size, 0),
		);
		const { rows, pages } = await collect((page) => ({
			rows: all.slice(
				starts[page - 1] ?? all.length,
				(starts[page - 1] ?? 0) + (sizes[page - 1] ?? 0),
			),
		}));
		expect(rows).toEqual(all);
		expect(pages).toEqual([1, 2, 3, 4, 5, 6]);
	});

	it.each([20, 40])('has all of 250 in pages of %i where that is the total', async (size) => {
		const all = rowsUpTo(250);
		const { rows, pages } = await collect((page) => ({
			rows: pageOf(all, size, page),
			total: 250,
		}));
		expect(rows).toEqual(all);
		expect(pages).toHaveLength(Math.ceil(250 / size));
	});

	it('counts the rows that cannot be read to its total', async () => {
		const all = rowsUpTo(198);
		const server = (page: number) => ({ rows: pageOf(all, 99, page), leftOut: 1, total: 200 });
		const { rows, pages } = await collect(server);
		expect(rows).toEqual(all);
		expect(pages).toEqual([1, 2]);
	});

	it('has both of two rows that are about the same and say different things', async () => {
		const one = { key: 'K1', counts: true, name: 'Nordtryck' };
		const other = { key: 'K1', counts: true, name: 'Sydtryck' };
		const pages = [[one, other], [{ ...other, name: 'Västtryck' }]];
		const { rows } = await collect((page) => ({ rows: pages[page - 1] ?? [] }));
		expect(rows).toEqual(pages.flat());
	});

	it('ends where a server repeats itself with something in it that changes', async () => {
		let time = 0;
		const { rows, pages } = await collect(() => ({
			rows: rowsUpTo(20).map((row) => ({ ...row, time: ++time })),
		}));
		expect(rows).toHaveLength(20);
		expect(pages).toEqual([1, 2]);
	});

	it('that goes on for ever ends in an error that says so', async () => {
		let row = 0;
		const endless = collect(() => ({ rows: [{ key: `K${++row}`, counts: true }] }));
		await expect(endless).rejects.toThrow(
			'Could not list rows: the list has no end. Each of 5000 pages had new rows',
		);
	});

	it('that repeats itself before its total is reached is no whole list', async () => {
		const short = collect(() => ({ rows: rowsUpTo(100), total: 250 }));
		await expect(short).rejects.toThrow(
			'the API announced 250 rows, gave 100, and then repeated itself',
		);
	});

	it('goes on where a server gives smaller pages than it was asked for', async () => {
		const all = rowsUpTo(170);
		const { rows, pages } = await collect((page) => ({ rows: pageOf(all, 50, page) }));
		expect(rows).toEqual(all);
		expect(pages).toEqual([1, 2, 3, 4, 5]);
	});

	it('ends without one more request where the total is reached', async () => {
		const all = rowsUpTo(200);
		const server = (page: number) => ({ rows: pageOf(all, 100, page), total: 200 });
		expect((await collect(server)).pages).toEqual([1, 2]);
	});

	it.each([
		['the number of rows on the page', 100],
		['zero', 0],
		['minus one', -1],
	])('goes on behind a full page where the “total” is only %s', async (_, total) => {
		const all = rowsUpTo(230);
		const { rows } = await collect((page) => {
			const found = pageOf(all, 100, page);
			return { rows: found, total: total === 100 ? found.length : total };
		});
		expect(rows).toHaveLength(230);
	});

	it('asks for no more pages than the limit takes', async () => {
		const all = rowsUpTo(1000);
		const { rows, pages } = await collect((page) => ({ rows: pageOf(all, 100, page) }), 200);
		expect(rows).toEqual(all.slice(0, 200));
		expect(pages).toEqual([1, 2]);
	});

	it('has a row once that moved on to the next page in the meantime', async () => {
		const all = rowsUpTo(150);
		const { rows } = await collect((page) => ({
			rows: page === 1 ? all.slice(0, 100) : all.slice(99, 150),
		}));
		expect(rows).toEqual(all);
	});

	it('fails where a page fails', async () => {
		const failing = collect((page) => {
			if (page === 2) throw new Error('page 2 failed');
			return { rows: rowsUpTo(100) };
		});
		await expect(failing).rejects.toThrow('page 2 failed');
	});

	it('is fetched a few pages ahead, the more the longer it is', async () => {
		const all = rowsUpTo(2000);
		const server = (page: number) => ({ rows: pageOf(all, 100, page) });
		const { rows, mostUnderWay } = await collect(server, undefined, 10, () => 20);
		expect(rows).toEqual(all);
		expect(mostUnderWay).toBe(10);
		const short = rowsUpTo(230);
		const shortServer = (page: number) => ({ rows: pageOf(short, 100, page) });
		expect((await collect(shortServer, undefined, 10)).pages).toEqual([1, 2, 3, 4, 5]);
	});

	it('is fetched ahead as far as its total says, and no further', async () => {
		const all = rowsUpTo(700);
		const server = (page: number) => ({ rows: pageOf(all, 100, page), total: 700 });
		const { pages, mostUnderWay } = await collect(server, undefined, 10);
		expect(pages).toEqual([1, 2, 3, 4, 5, 6, 7]);
		expect(mostUnderWay).toBe(6);
	});

	it('is not fetched further ahead than the limit takes', async () => {
		const all = rowsUpTo(2000);
		const server = (page: number) => ({ rows: pageOf(all, 100, page), total: 2000 });
		expect((await collect(server, 350, 10)).pages).toEqual([1, 2, 3, 4]);
	});

	it('does not fail for a page under way behind its end', async () => {
		const all = rowsUpTo(330);
		const server = (page: number) => {
			if (page > 5) throw new Error(`there is no page ${page}`);
			return { rows: pageOf(all, 100, page) };
		};
		const { rows, pages } = await collect(server, undefined, 10);
		expect(rows).toEqual(all);
		expect(pages.length).toBeGreaterThan(5);
	});

	it('waits for what is under way where a page fails', async () => {
		let answered = 0;
		const fetchPage = async (page: number) => {
			if (page === 2) throw new Error('page 2 failed');
			for (let waits = 0; waits < 20; waits++) await Promise.resolve();
			answered += 1;
			return { rows: pageOf(rowsUpTo(1000), 100, page), leftOut: 0, total: 1000 };
		};
		const failing = collectPages<Row>({
			fetchPage,
			purpose: 'list rows',
			identityOf: ({ key }) => key,
			matches: () => true,
			limit: Number.POSITIVE_INFINITY,
			atOnce: () => 4,
		});
		await expect(failing).rejects.toThrow('page 2 failed');
		expect(answered).toBe(4);
	});
});
