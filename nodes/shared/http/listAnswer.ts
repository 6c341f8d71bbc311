import { z } from 'zod';
import { isJsonObject, spelledAs } from '../basis/json';
import type { JsonObject } from '../basis/json';
import type { Remark } from './apiRequest';

/** What an answer lists. */
export interface List {
	/** The rows as they came, their documented fields spelled as documented. */
	rows: JsonObject[];
	/** How many rows were left out, as they are no objects. */
	leftOut: number;
	/** How many rows all pages have, where the answer tells. */
	total: number | undefined;
}

/** How deep a list may stand in an answer. */
const MAX_DEPTH = 4;

/** The names that a total number of rows has beside the list (inferred), in any case. */
const TOTALS = [
	'totalcount',
	'total',
	'totalitems',
	'totalrecords',
	'totalresults',
	'totalelements',
	'count',
];

interface Found {
	lists: Array<{ place: string; list: unknown[] }>;
	totals: Array<{ name: string; total: number }>;
}

/**
 * The list in an answer, wherever it stands: the answer itself, or the one list of objects in it.
 * Nothing is a list without rows. An answer without a list, or with two of them, is refused.
 *
 * @param documented the fields of a row
 */
export function listAnswer(documented: readonly string[]): z.ZodType<List, z.ZodTypeDef, unknown> {
	return z.unknown().transform((answer, context): List => {
		const found: Found = { lists: [], totals: [] };
		search(answer ?? [], [], documented, found);
		const list = theOneList(found, documented);
		if (!Array.isArray(list)) {
			context.addIssue({ code: 'custom', message: list });
			return z.NEVER;
		}
		const objects = list.filter(isJsonObject);
		const total = found.totals.find(
			// A count may be that of the rows on the page.
			({ name, total: told }) => name !== 'count' || told > list.length,
		);
		return {
			rows: objects.map((row) => spelledAs(documented, row)),
			leftOut: list.length - objects.length,
			total: total?.total,
		};
	});
}

/** What a list leaves to say: how many of its rows could not be read. */
export function leftOutOf(whose: string): (list: List) => Remark[] {
	return ({ leftOut }) =>
		leftOut === 0 ? [] : [{ sentence: `Unreadable rows left out of ${whose}`, count: leftOut }];
}

/**
 * The one list, or why there is none. Beside an empty one, objects that have nothing of a row are no list:
 * a page without rows can still have links.
 */
function theOneList({ lists, totals }: Found, documented: readonly string[]): unknown[] | string {
	const isEmpty = lists.some(({ list }) => list.length === 0);
	const withObjects = lists.filter(({ list }) =>
		list.some((row) => isJsonObject(row) && (!isEmpty || fieldsIn(row, documented) > 0)),
	);
	if (withObjects.length > 1) {
		const places = withObjects.map(({ place }) => `"${place}"`).join(' and ');
		return `it contains several lists, in ${places}, and it is not clear which one is meant`;
	}
	const [only] = [...withObjects, ...lists.filter(({ list }) => list.every((row) => row === null))];
	if (only !== undefined) return only.list;
	return totals.some(({ total }) => total === 0) ? [] : 'it contains no list of objects';
}

/** A row that stands by itself is not searched: what it lists is not the list that was asked for. */
function search(value: unknown, path: string[], documented: readonly string[], found: Found): void {
	if (Array.isArray(value)) found.lists.push({ place: path.join('.'), list: value });
	if (!isJsonObject(value) || path.length >= MAX_DEPTH || fieldsIn(value, documented) > 1) return;
	for (const [name, part] of Object.entries(value)) {
		search(part, [...path, name], documented, found);
		const total = typeof part === 'string' && /^\d+$/.test(part.trim()) ? Number(part) : part;
		if (TOTALS.includes(name.toLowerCase()) && Number.isSafeInteger(total)) {
			found.totals.push({ name: name.toLowerCase(), total: Number(total) });
		}
	}
}

/** How many of the documented fields of a row an object has, in any case. */
function fieldsIn(object: JsonObject, documented: readonly string[]): number {
	const spelled = spelledAs(documented, object);
	return documented.filter((name) => Object.hasOwn(spelled, name)).length;
}
