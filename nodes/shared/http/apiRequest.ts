import type { z } from 'zod';
import type { JsonObject } from '../basis/json';

/** One call of an API, as its documentation describes it. */
export interface ApiRequest<Answer> {
	method: 'GET' | 'POST';
	/** The path below the base URL and its query, encoded, with a leading slash. */
	path: string;
	body?: JsonObject;
	/** What the call is for, as it follows "Could not": `list customers`. */
	purpose: string;
	/** Present where the call creates something: sent twice, it would be there twice. */
	creates?: {
		/** What is created: `sales order`. */
		thing: string;
		/** What to look for when nobody knows whether it was created. */
		lookFor: string;
		/** The field that a bare value in the answer stands for: `number`, unless another is told. */
		numberField?: string;
	};
	/**
	 * The shape of the answer's JSON; nothing and null are given as `undefined`. What a creation is
	 * answered with is an object by then, see `readAnswer`.
	 */
	answer: z.ZodType<Answer, z.ZodTypeDef, unknown>;
	/** What the user should know of an answer although it could be read. */
	remarks?: (answer: Answer) => Remark[];
	/** What a status means for this call and how to mend it, before the hints of the service. */
	hints?: Readonly<Record<number, string>>;
}

/**
 * Something that users should know although nothing failed: how often, and a sentence that the number
 * follows. Those of many answers with the same sentence add up.
 */
export interface Remark {
	sentence: string;
	count: number;
	/** What to name behind the number, such as the fields that it is about. */
	names?: string[];
}

/**
 * Sends one request and reads its answer.
 *
 * @throws {Failure} when the API cannot be reached, refuses, or answers with something unreadable
 */
export type Send = <Answer>(request: ApiRequest<Answer>) => Promise<Answer>;

/** What kind of call a request is: it names nothing that people have entered. */
export function callOf({ method, path }: Pick<ApiRequest<unknown>, 'method' | 'path'>): string {
	// Calls of a kind differ in their query and in what follows the name of the resource.
	const names = path.split('?', 1)[0]!.split('/');
	return `${method} ${names.map((name, place) => (place < 4 ? name : '…')).join('/')}`;
}

/** A query string with its question mark; values that are not given are left out. */
export function queryString(values: Record<string, string | number | undefined>): string {
	const query = new URLSearchParams();
	for (const [name, value] of Object.entries(values)) {
		if (value !== undefined) query.append(name, String(value));
	}
	return `?${query.toString()}`;
}
