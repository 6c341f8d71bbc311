import { Failure } from '../basis/failure';

export interface Page<Row> {
	rows: Row[];
	/** How many further rows the page has, which could not be read. */
	leftOut: number;
	/** The number of rows on all pages, where the API tells. */
	total: number | undefined;
	/** How the API refused the page, which it may do where that lies behind the last. */
	refusal?: Failure;
}

export interface Paging<Row> {
	/** What the list is for, as it follows "Could not": `list customers`. */
	purpose: string;
	/** Fetches a page, counted from 1. */
	fetchPage: (page: number) => Promise<Page<Row>>;
	/** What tells what a row is about from all others, whatever else changes in it. */
	identityOf: (row: Row) => string;
	/** Which rows count. */
	matches: (row: Row) => boolean;
	/** How many rows that count are wanted. */
	limit: number;
	/** How many pages may be fetched at the same time, as it looks now. */
	atOnce: () => number;
	/** Is told how many rows the API announced and did not give, where it ends with an empty page. */
	missing?: (count: number) => void;
}

/** A page with as many rows is a full one: the total on the first may be its own length. */
const FULL_PAGE = 50;

/** A list that goes on behind so many pages has no end. */
const MAX_PAGES = 5000;

/**
 * Collects the rows of a paged list, each once, in the order of the list, and no more than are wanted.
 * Rows are the same where all that they say is the same. The list ends where its total is reached,
 * with an empty page, or with one that brings nothing new: a server that does not understand the page
 * number repeats itself for ever. A short page is no end. Pages behind the end that are under way are
 * waited for and thrown away.
 *
 * @throws {Failure} where a page fails, the list never ends, or repeats itself before the total that it
 * tells
 */
export async function collectPages<Row>(paging: Paging<Row>): Promise<Row[]> {
	const { purpose, fetchPage, identityOf, matches, limit, atOnce, missing } = paging;
	const collected: Row[] = [];
	const seen = distinctRows(identityOf);
	const underWay: Array<Promise<Page<Row>>> = [];
	let pageSize = 0;
	let leftOutBefore = 0;
	let fetched = 0;
	let ahead = 1;
	let announced: number | undefined;

	function fetchAhead(): void {
		while (underWay.length < ahead) {
			const page = fetchPage(++fetched);
			// It fails the list only when its turn comes.
			page.catch(() => undefined);
			underWay.push(page);
		}
	}

	try {
		for (let pages = 1; pages <= MAX_PAGES; pages++) {
			fetchAhead();
			const { rows, leftOut, total, refusal } = await underWay.shift()!;
			// A page that the total counts does not lie behind the last.
			if (refusal !== undefined && announced !== undefined) throw refusal;
			if (rows.length === 0) {
				const left = (total ?? announced ?? 0) - seen.count() - leftOutBefore;
				if (left > 0 && pages > 1) missing?.(left);
				return collected;
			}
			const known = seen.count();
			for (const row of seen.newOn(rows)) {
				if (matches(row) && collected.length < limit) collected.push(row);
			}
			if (collected.length >= limit) return collected;
			const read = seen.count() + (leftOutBefore += leftOut);
			const told = totalOf(total, rows.length + leftOut, read, pages);
			if (told === read) return collected;
			announced = told;
			if (seen.count() === known) {
				if (told === undefined) return collected;
				throw new Failure({
					message: `Could not ${purpose}: the API announced ${told} rows, gave ${read}, and then repeated itself`,
					description: 'The API does not seem to understand page numbers. Tell its vendor.',
				});
			}
			pageSize = Math.max(pageSize, rows.length);
			const left = told === undefined ? undefined : told - read;
			const wanted = Math.min(left ?? Number.POSITIVE_INFINITY, limit - collected.length);
			// Where no total is told, each full page makes it likelier that more follow.
			const likely = rows.length < FULL_PAGE ? 1 : ahead + 1;
			const most = left === undefined ? Math.min(likely, atOnce()) : atOnce();
			ahead = Math.min(most, Math.ceil(wanted / pageSize));
		}
	} finally {
		await Promise.allSettled(underWay);
	}
	throw new Failure({
		message: `Could not ${purpose}: the list has no end. Each of ${MAX_PAGES} pages had new rows`,
		description:
			"The API seems to make up new rows for every page. Set a 'Limit', or tell its vendor.",
	});
}

/**
 * The rows that were seen, each once. Of most, nothing is kept beside the row itself and what it is about:
 * only rows that are about the same thing are compared as a whole, and only pages of such rows.
 */
function distinctRows<Row>(identityOf: (row: Row) => string) {
	const firsts = new Map<string, Row>();
	const others = new Set<string>();
	const pages = new Set<string>();
	let uncompared: string[][] = [];

	function isNew(row: Row, identity: string): boolean {
		const first = firsts.get(identity);
		if (first === undefined) {
			firsts.set(identity, row);
			return true;
		}
		const whole = JSON.stringify(row);
		if (whole === JSON.stringify(first) || others.has(whole)) return false;
		others.add(whole);
		return true;
	}

	/** Whether an earlier page was about the same rows, in whatever order. */
	function isRepeated(identities: string[]): boolean {
		const isKnown = identities.every((identity) => firsts.has(identity));
		if (isKnown) {
			for (const page of uncompared) pages.add(page.sort().join('\n'));
			uncompared = [];
		}
		uncompared.push(identities);
		return isKnown && pages.has([...identities].sort().join('\n'));
	}

	return {
		count: () => firsts.size + others.size,
		/** Those of a page that had not been seen; none where the page repeats an earlier one. */
		newOn(rows: Row[]): Row[] {
			const identities = rows.map(identityOf);
			return isRepeated(identities)
				? []
				: rows.filter((row, index) => isNew(row, identities[index]!));
		},
	};
}

/** A total that can be one. That of a first full page may be its own length. */
function totalOf(
	total: number | undefined,
	onPage: number,
	read: number,
	page: number,
): number | undefined {
	if (total === undefined || total < onPage || (page > 1 && total === onPage)) return undefined;
	if (page === 1 && total === onPage && onPage >= FULL_PAGE) return undefined;
	return Math.max(total, read);
}
