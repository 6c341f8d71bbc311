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
}

/**
 * Collects the rows of a paged list, each once, and no more than are wanted. The list ends with an
 * empty page, with a page that brings nothing new (a server that does not understand the page number
 * repeats itself for ever), with one that is shorter than the first, or where the total is reached.
 */
export async function collectPages<Row>(paging: Paging<Row>): Promise<Row[]> {
	const { fetchPage, keyOf, matches, limit, leastPageSize } = paging;
	const collected: Row[] = [];
	const seen = new Set<string>();
	let fullPage = leastPageSize;
	for (let page = 1; collected.length < limit; page++) {
		const { rows, total } = await fetchPage(page);
		const known = seen.size;
		for (const row of rows) {
			const key = keyOf(row);
			if (seen.has(key)) continue;
			seen.add(key);
			if (matches(row) && collected.length < limit) collected.push(row);
		}
		if (page === 1) fullPage = Math.max(leastPageSize, rows.length);
		// A total no larger than a full page may be the number of rows on the page.
		const complete = total !== undefined && total > rows.length && seen.size >= total;
		if (seen.size === known || rows.length < fullPage || complete) break;
	}
	return collected;
}
