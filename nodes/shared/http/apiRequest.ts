import type { z } from 'zod';

export type JsonObject = Record<string, unknown>;

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

/** What the transport has to know of an API. */
export interface Service {
	/** The API's name as its users know it. */
	name: string;
	credentialType: string;
	/**
	 * Whether one reading of the credential serves a whole execution. Not for OAuth2, whose token
	 * n8n itself reads and renews.
	 */
	readsCredentialOnce: boolean;
	/** @throws {Failure} when the credential holds no usable base URL */
	baseUrl: (credential: JsonObject) => string;
	/** Where access tokens are fetched, for a credential that has them. */
	tokenUrl?: (credential: JsonObject) => unknown;
	/** Everything in the credential that no text may ever show. */
	secrets: (credential: JsonObject) => unknown[];
	/** What a status means and how to mend it. */
	hints: Readonly<Record<number, string>>;
}

/** A query string with its question mark; values that are not given are left out. */
export function queryString(values: Record<string, string | number | undefined>): string {
	const query = new URLSearchParams();
	for (const [name, value] of Object.entries(values)) {
		if (value !== undefined) query.append(name, String(value));
	}
	return `?${query.toString()}`;
}
