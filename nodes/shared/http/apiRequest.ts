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
	};
	/** The shape of the answer's JSON; an answer without a body is given as `undefined`. */
	answer: z.ZodType<Answer, z.ZodTypeDef, unknown>;
	/** What a status means for this call and how to mend it, before the hints of the service. */
	hints?: Readonly<Record<number, string>>;
}

/**
 * Sends one request and reads its answer.
 *
 * @throws {Failure} when the API cannot be reached, refuses, or answers with something unreadable
 */
export type Send = <Answer>(request: ApiRequest<Answer>) => Promise<Answer>;

/** A query string with its question mark; values that are not given are left out. */
export function queryString(values: Record<string, string | number | undefined>): string {
	const query = new URLSearchParams();
	for (const [name, value] of Object.entries(values)) {
		if (value !== undefined) query.append(name, String(value));
	}
	return `?${query.toString()}`;
}
