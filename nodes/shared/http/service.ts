import { Failure } from '../basis/failure';
import type { JsonObject } from '../basis/json';

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
	/** Whether n8n keeps an access token that was fetched before. */
	hasFetchedToken?: (credential: JsonObject) => boolean;
	/** What the token server said in place of an access token, where n8n keeps that as if it were one. */
	tokenRefusal?: (credential: JsonObject) => string | undefined;
	/** Everything in the credential that no text may ever show. */
	secrets: (credential: JsonObject) => unknown[];
	/** What a status means and how to mend it. */
	hints: Readonly<Record<number, string>>;
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * Reads an address as a user enters it.
 *
 * @param text what the user entered
 * @param label the name of the field that it was entered in
 * @param example an address of the kind that is expected
 * @throws {Failure} when it is no URL, or is not `https:` although its host is not loopback: a key,
 * secret or token must not travel in the clear
 */
export function readSecureUrl(text: unknown, label: string, example: string): URL {
	const entered = typeof text === 'string' ? text.trim() : '';
	if (!URL.canParse(entered)) {
		throw new Failure({
			message: `'${label}' of the credential is ${entered === '' ? 'empty' : `not a URL: "${entered}"`}`,
			description: `Enter the whole address, such as ${example}.`,
		});
	}
	const url = new URL(entered);
	if (url.protocol !== 'https:' && !(url.protocol === 'http:' && LOOPBACK.test(url.hostname))) {
		throw new Failure({
			message: `'${label}' of the credential must begin with https://`,
			description: `At http://${url.host}, the credential would be sent unencrypted. Only an API on the same computer (localhost) may use http://.`,
		});
	}
	return url;
}

/**
 * Reads the base URL of an API, with or without a trailing slash, with or without a path prefix. The
 * paths of both APIs begin with `/api`, so that at its end is forgiven.
 *
 * @returns the URL without a trailing slash, ready for a path that begins with one
 * @throws {Failure} as `readSecureUrl`, and when it holds a user, a query or a fragment
 */
export function readBaseUrl(text: unknown, example: string): string {
	const url = readSecureUrl(text, 'Base URL', example);
	if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
		throw new Failure({
			message: "'Base URL' of the credential must consist of a host and a path only",
			description: 'Remove the user name, the password, and everything from "?" or "#" on.',
		});
	}
	return `${url.origin}${url.pathname}`.replace(/\/*(\/api)?\/*$/i, '');
}
