import fc from 'fast-check';
import { collectPages } from '../../nodes/shared/collectPages';
import type { Page } from '../../nodes/shared/collectPages';

interface Row {
	key: string;
	counts: boolean;
}

const LEAST_PAGE_SIZE = 50;

function rowsUpTo(length: number): Row[] {
	return Array.from({ length }, (_, index) => ({ key: `K${index}`, counts: true }));
}

/** Collects from a server, and tells which pages it was asked for. */
async function collect(
	server: (page: number) => Partial<Page<Row>>,
	limit = Number.POSITIVE_INFINITY,
) {
	const pages: number[] = [];
	const rows = await collectPages<Row>({
		fetchPage: async (page) => {
			pages.push(page);
			if (pages.length > 1000) throw new Error('asked without end');
			return await Promise.resolve({ rows: [], total: undefined, ...server(page) });
		},
		keyOf: ({ key }) => key,
		matches: ({ counts }) => counts,
		limit,
		leastPageSize: LEAST_PAGE_SIZE,
	});
	return { rows, pages };
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
					fc.array(fc.boolean(), { maxLength: 700, size: 'max' }),
					fc.integer({ min: LEAST_PAGE_SIZE, max: 150 }),
					fc.oneof(fc.constant(Number.POSITIVE_INFINITY), fc.integer({ min: 1, max: 300 })),
					fc.boolean(),
					async (flags, size, limit, tellsTotal) => {
						const all = flags.map((counts, index) => ({ key: `K${index}`, counts }));
						const { rows, pages } = await collect((page) => {
							const behind = page > Math.ceil(all.length / size);
							return {
								rows: behind ? ending(all, size) : pageOf(all, size, page),
								...(tellsTotal && { total: all.length }),
							};
						}, limit);
						expect(rows).toEqual(all.filter(({ counts }) => counts).slice(0, limit));
						expect(pages).toEqual(pages.map((_page, index) => index + 1));
						expect(pages.length).toBeLessThanOrEqual(Math.ceil(all.length / size) + 1);
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

	it('ends with a page that is shorter than the first', async () => {
		const all = rowsUpTo(130);
		expect((await collect((page) => ({ rows: pageOf(all, 100, page) }))).pages).toEqual([1, 2]);
	});

	it('goes on where a server gives smaller pages than it was asked for', async () => {
		const all = rowsUpTo(170);
		const { rows, pages } = await collect((page) => ({ rows: pageOf(all, 50, page) }));
		expect(rows).toEqual(all);
		expect(pages).toEqual([1, 2, 3, 4]);
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
});
