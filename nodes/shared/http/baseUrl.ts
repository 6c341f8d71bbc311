import { Failure } from '../basis/failure';

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * Reads an address as a user enters it.
 *
 * @param text what the user entered
 * @param label the name of the field that it was entered in
 * @throws {Failure} when it is no URL, or is not `https:` although its host is not loopback: a key,
 * secret or token must not travel in the clear
 */
export function readSecureUrl(text: unknown, label: string): URL {
	const entered = typeof text === 'string' ? text.trim() : '';
	if (entered === '') {
		throw new Failure({
			message: `The credential's ${label} is empty`,
			description: 'Enter the whole address, for example https://gks.example.se.',
		});
	}
	if (!URL.canParse(entered)) {
		throw new Failure({
			message: `The credential's ${label} is not a URL: "${entered}"`,
			description: 'Enter the whole address, for example https://gks.example.se.',
		});
	}
	const url = new URL(entered);
	if (url.protocol !== 'https:' && !(url.protocol === 'http:' && LOOPBACK.test(url.hostname))) {
		throw new Failure({
			message: `The credential's ${label} must begin with https://`,
			description: `At http://${url.host} the credential would travel unencrypted. Only an API on this computer itself (localhost) may use http://.`,
		});
	}
	return url;
}

/**
 * Reads the base URL of an API, with or without a trailing slash, with or without a path prefix.
 *
 * @returns the URL without a trailing slash, ready for a path that begins with one
 * @throws {Failure} as `readSecureUrl`, and when it holds a user, a query or a fragment
 */
export function readBaseUrl(text: unknown): string {
	const url = readSecureUrl(text, 'Base URL');
	if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
		throw new Failure({
			message: "The credential's Base URL may hold a host and a path only",
			description:
				'Remove the user name, the password, the part from "?" on or the part from "#" on.',
		});
	}
	return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}
