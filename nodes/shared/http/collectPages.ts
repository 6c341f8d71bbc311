export interface Page<Row> {
	rows: Row[];
	/** The number of rows on all pages, where the API tells. */
	total: number | undefined;
}

export interface Paging<Row> {
	/** Fetches a page, counted from 1. */
	fetchPage: (page: number) => Promise<Page<Row>>;
	/** What tells a row from all others. */
	keyOf: (row: Row) => string;
	/** Which rows count. */
	matches: (row: Row) => boolean;
	/** How many rows that count are wanted. */
	limit: number;
	/** A first page with fewer rows than this is the last, whatever page size the server took. */
	leastPageSize: number;
	/** How many pages may be fetched at the same time. */
	pagesAtOnce: number;
}

/**
 * Collects the rows of a paged list, each once, in the order of the list, and no more than are wanted.
 * The list ends with an empty page, with a page that brings nothing new (a server that does not
 * understand the page number repeats itself for ever), with one that is shorter than the first, or
 * where the total is reached. Pages behind the end that are under way are waited for and thrown away.
 */
export async function collectPages<Row>(paging: Paging<Row>): Promise<Row[]> {
	const { fetchPage, keyOf, matches, limit, leastPageSize, pagesAtOnce } = paging;
	const collected: Row[] = [];
	const seen = new Set<string>();
	const underWay: Array<Promise<Page<Row>>> = [];
	let fullPage = leastPageSize;
	let fetched = 0;
	let ahead = 1;

	function fetchAhead(): void {
		while (underWay.length < ahead) {
			const page = fetchPage(++fetched);
			// It fails the list only when its turn comes.
			page.catch(() => undefined);
			underWay.push(page);
		}
	}

	try {
		for (;;) {
			fetchAhead();
			const { rows, total } = await underWay.shift()!;
			const isFirst = seen.size === 0;
			const known = seen.size;
			for (const row of rows) {
				const key = keyOf(row);
				if (seen.has(key)) continue;
				seen.add(key);
				if (matches(row) && collected.length < limit) collected.push(row);
			}
			if (isFirst) fullPage = Math.max(leastPageSize, rows.length);
			// A total no larger than a full page may be the number of rows on the page.
			const left = total !== undefined && total > rows.length ? total - seen.size : undefined;
			const isLast = seen.size === known || rows.length < fullPage || (left ?? 1) <= 0;
			if (isLast || collected.length >= limit) return collected;
			const wanted = Math.min(left ?? Number.POSITIVE_INFINITY, limit - collected.length);
			// Where no total is told, each full page makes it likelier that more follow.
			const likely = left === undefined ? ahead + 1 : pagesAtOnce;
			ahead = Math.min(likely, pagesAtOnce, Math.ceil(wanted / fullPage));
		}
	} finally {
		await Promise.allSettled(underWay);
	}
}
