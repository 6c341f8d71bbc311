import { readBodyText } from './bodyText';
import { isSuccess } from './outcome';
import type { NoSuccess } from './outcome';
import { bodyOf, readTurnedDown } from './response';

const UNREACHABLE: Readonly<Record<string, string>> = {
	ECONNREFUSED: 'connection refused',
	ENOTFOUND: 'unknown host',
	EAI_AGAIN: 'the host name could not be looked up just now',
	EHOSTUNREACH: 'the host cannot be reached',
	ENETUNREACH: 'the network cannot be reached',
	EADDRNOTAVAIL: 'the address cannot be used',
	EPROTO: 'the server does not speak https there',
	ERR_INVALID_URL: 'the address is not a URL',
	CERT_HAS_EXPIRED: 'the certificate of the server has expired',
	DEPTH_ZERO_SELF_SIGNED_CERT: 'the certificate of the server is self-signed',
	SELF_SIGNED_CERT_IN_CHAIN: 'the certificate of the server is signed by an unknown authority',
	UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'the certificate of the server cannot be verified',
	UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
		'the certificate of the server is signed by an unknown authority',
	ERR_TLS_CERT_ALTNAME_INVALID: 'the certificate of the server is for another host',
};

/** What helps against a certificate that n8n does not trust. */
const TRUST =
	"Have n8n trust whoever signed it with NODE_EXTRA_CA_CERTS. Only in a network that you trust, turn on 'Ignore SSL Issues (Insecure)' in the credential instead.";

/** What helps where the token server cannot give a token just now. */
const OUT_OF_ORDER = 'The problem is on the side of the token server. Try again later.';

const ADVICE: Readonly<Record<string, string>> = {
	DEPTH_ZERO_SELF_SIGNED_CERT: TRUST,
	SELF_SIGNED_CERT_IN_CHAIN: TRUST,
	UNABLE_TO_VERIFY_LEAF_SIGNATURE: TRUST,
	UNABLE_TO_GET_ISSUER_CERT_LOCALLY: TRUST,
};

/** Why there is no answer where the time that a request may take is over. */
export const NOT_IN_TIME = 'the timeout was reached';

const NO_ANSWER: Readonly<Record<string, string>> = {
	ECONNABORTED: NOT_IN_TIME,
	ETIMEDOUT: NOT_IN_TIME,
	ECONNRESET: 'the connection was closed before the answer was complete',
	EPIPE: 'the connection was closed while the request was being sent',
	ERR_CANCELED: 'the workflow was cancelled',
	ERR_BAD_RESPONSE: 'the answer was incomplete',
};

const REASONS: Readonly<Record<string, string>> = { ...UNREACHABLE, ...NO_ANSWER };

/** How n8n begins the message of an error of its own about a token. */
const TOKEN_ERROR = 'Failed to acquire OAuth2 access token';

/** What n8n says where the token that it keeps is none. */
const NO_TOKEN_KEPT = 'Unable to sign without access token';

const CONNECTING = new Set(['connect', 'getaddrinfo']);

/** In these the codes of an unreachable host tell of a connection that stood. */
const TRANSFERRING = new Set(['read', 'write']);
const LOST_ON_THE_WAY = new Set(['EHOSTUNREACH', 'ENETUNREACH']);

/**
 * Reads n8n's error of a failed request: an error with the HTTP client's own error somewhere in
 * its chain of causes (measured on n8n 2.41).
 *
 * @param error what n8n's request helper threw
 * @param tokenUrl where access tokens come from, whose errors are of the same kind
 */
export function readRequestError(error: unknown, tokenUrl?: unknown): NoSuccess {
	const chain = causes(error);
	const token = chain.find((cause) => isTokenError(cause, tokenUrl));
	const words = String(chain[0]?.message ?? error);
	if (token !== undefined) {
		// Neither does n8n ask for a token where it protects its network.
		return isOf(['UserError'], chain.at(-1)) ? heldBack(chain, words) : noToken(token, tokenUrl);
	}
	for (const cause of chain) {
		const response = record(cause.response);
		// An answer of 2xx is an error only where it broke off before its end.
		if (typeof response?.status === 'number' && !isSuccess(response.status)) {
			return readTurnedDown(response.status, response.headers, response.data);
		}
	}
	// n8n before 2.34 keeps of an error its status or its code, but neither cause nor answer.
	const httpCode = String(chain[0]?.httpCode ?? '');
	const isOfOlderN8n = chain.length === 1 && (httpCode !== '' || isOf(['NodeApiError'], chain[0]));
	// n8n may refuse an address as late as the HTTP client looks it up, but never once it is connected.
	if (!isOfOlderN8n && isOf(OF_N8N, chain.at(-1))) return heldBack(chain, words);
	if (/^[345]\d\d$/.test(httpCode)) return readTurnedDown(Number(httpCode), undefined, '');
	const codes = [...chain.map((cause) => String(cause.code)), httpCode];
	const underWay = chain.some((cause) => TRANSFERRING.has(String(cause.syscall)));
	const unreachable = codes.find(
		(code) => code in UNREACHABLE && !(underWay && LOST_ON_THE_WAY.has(code)),
	);
	if (unreachable !== undefined) {
		return { kind: 'unreachable', reason: UNREACHABLE[unreachable]!, ...adviceFor(unreachable) };
	}
	if (chain.some(isOfConnecting)) {
		return { kind: 'unreachable', reason: 'no connection was possible' };
	}
	const noAnswer = codes.find((code) => code in NO_ANSWER);
	if (noAnswer === undefined && !isOfOlderN8n && !chain.some(isOfHttp)) {
		return heldBack(chain, words);
	}
	const reason = noAnswer === undefined ? words : NO_ANSWER[noAnswer]!;
	return { kind: 'noAnswer', reason, cancelled: noAnswer === 'ERR_CANCELED' };
}

/** The classes of the errors that n8n itself makes, not of an exchange. */
const OF_N8N = ['UserError', 'OperationalError', 'NodeOperationError', 'ApplicationError'];

/** Whether an error is of one of these classes, be it of another copy of n8n's code than ours. */
function isOf(classes: string[], error: ErrorRecord | undefined): boolean {
	for (let kind: unknown = error; kind; kind = Object.getPrototypeOf(kind)) {
		if (classes.includes((kind as ErrorRecord).constructor?.name ?? '')) return true;
	}
	return false;
}

/** Whether an error tells of an exchange that had begun, and not only of n8n preparing it. */
function isOfHttp(error: ErrorRecord): boolean {
	return (
		error.isAxiosError === true ||
		TRANSFERRING.has(String(error.syscall)) ||
		['config', 'request', 'response'].some((part) => record(error[part]) !== undefined)
	);
}

/** What Node.js says where a server closes a connection that is not yet secure: nothing was sent. */
const NOT_YET_SECURE = 'before secure TLS connection was established';

/** Whether an error tells that no connection came about, be it to a host's one address or to each of them. */
function isOfConnecting({ syscall, message, errors }: ErrorRecord): boolean {
	return (
		CONNECTING.has(String(syscall)) ||
		String(message).includes(NOT_YET_SECURE) ||
		(Array.isArray(errors) && errors.length > 0 && (errors as ErrorRecord[]).every(isOfConnecting))
	);
}

/** n8n's own words, with its advice, of the innermost error that has any. */
function heldBack(chain: ErrorRecord[], words: string): NoSuccess {
	const advice = chain.map(({ description }) => description).find(isText);
	const reason = chain.map(({ message }) => message).findLast(isText) ?? words;
	return { kind: 'heldBack', reason, ...(advice !== undefined && { advice }) };
}

type ErrorRecord = Record<string, unknown>;

function causes(error: unknown): ErrorRecord[] {
	const chain: ErrorRecord[] = [];
	let next = record(error);
	while (next !== undefined && !chain.includes(next)) {
		chain.push(next);
		next = record(next.cause);
	}
	return chain;
}

function record(value: unknown): ErrorRecord | undefined {
	return typeof value === 'object' && value !== null ? (value as ErrorRecord) : undefined;
}

function isText(value: unknown): value is string {
	return typeof value === 'string' && value !== '';
}

/** n8n's OAuth2 client throws errors of its own, and those of the HTTP client for the token's URL. */
function isTokenError(error: ErrorRecord, tokenUrl: unknown): boolean {
	return (
		(tokenUrl !== undefined && record(error.config)?.url === tokenUrl) ||
		['AuthError', 'ResponseError'].includes(error.constructor.name) ||
		[TOKEN_ERROR, NO_TOKEN_KEPT].some((words) => String(error.message).startsWith(words))
	);
}

/** A token endpoint that refuses does so again; one that is out of reach or out of order may not. */
function noToken(error: ErrorRecord, tokenUrl: unknown): NoSuccess {
	const chain = causes(error);
	const status = Number(
		chain.map((cause) => cause.status ?? record(cause.response)?.status).find(Boolean),
	);
	// The code of an error that carries a refusal says less than the refusal.
	const code =
		status >= 300
			? undefined
			: chain.map((cause) => String(cause.code)).find((known) => known in REASONS);
	const isOutOfOrder = status >= 500 || status === 429;
	return {
		kind: 'noToken',
		reason: (code && `${REASONS[code]} (${String(tokenUrl)})`) ?? tokenWords(chain),
		transient: code !== undefined || isOutOfOrder,
		...(isOutOfOrder ? { advice: OUT_OF_ORDER } : adviceFor(code)),
	};
}

function adviceFor(code = ''): { advice?: string } {
	const advice = ADVICE[code];
	return advice === undefined ? {} : { advice };
}

/** What n8n makes of the token endpoint's answer, and what that said. */
function tokenWords(chain: ErrorRecord[]): string {
	const message = String(chain[0]?.message).replace(`${TOKEN_ERROR}: `, '');
	const body = chain.map((cause) => cause.body ?? record(cause.response)?.data).find(Boolean);
	if (body === undefined) return message;
	const words = readBodyText(bodyOf(body, undefined) || JSON.stringify(body));
	return words.includes(message) ? words : `${message} ${words}`;
}
