/** How a request ended that did not end in an answer of 2xx. */
export type Outcome =
	/** The API answered. */
	| { kind: 'answered'; status: number; body: string; location?: string; retryAfter?: string }
	/** The API answered with success, but what it said is not what it documents. */
	| { kind: 'unreadable'; problem: string }
	/** The API never saw the request. */
	| { kind: 'neverSent'; reason: string }
	/** No access token could be had, so the API never saw the request. */
	| { kind: 'noToken'; reason: string; transient: boolean }
	/** The request was, or may have been, sent, and nobody knows what became of it. */
	| { kind: 'noAnswer'; reason: string; cancelled: boolean };

const NEVER_SENT: Readonly<Record<string, string>> = {
	ECONNREFUSED: 'the server refused the connection',
	ENOTFOUND: 'its host name is not known',
	EAI_AGAIN: 'its host name could not be looked up just now',
	EHOSTUNREACH: 'its host cannot be reached',
	ENETUNREACH: 'its network cannot be reached',
	EADDRNOTAVAIL: 'its address cannot be used',
	EPROTO: 'it speaks no TLS (https) there',
	ERR_INVALID_URL: 'its address is not a URL',
	CERT_HAS_EXPIRED: 'its certificate has expired',
	DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is self-signed',
	SELF_SIGNED_CERT_IN_CHAIN: 'its certificate is signed by an unknown authority',
	UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate cannot be verified',
	UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its certificate is signed by an unknown authority',
	ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another host',
};

const NO_ANSWER: Readonly<Record<string, string>> = {
	ECONNABORTED: 'it did not answer in time',
	ETIMEDOUT: 'it did not answer in time',
	ECONNRESET: 'the connection was closed before the answer was complete',
	EPIPE: 'the connection was closed while the request was sent',
	ERR_CANCELED: 'the workflow was cancelled while it was asked',
	ERR_BAD_RESPONSE: 'its answer could not be read',
};

const REASONS: Readonly<Record<string, string>> = { ...NEVER_SENT, ...NO_ANSWER };

/** How n8n begins the message of an error of its own about a token. */
const TOKEN_ERROR = 'Failed to acquire OAuth2 access token';

const CONNECTING = new Set(['connect', 'getaddrinfo']);

/** In these the codes of an unreachable host tell of a connection that stood. */
const TRANSFERRING = new Set(['read', 'write']);
const UNREACHABLE = new Set(['EHOSTUNREACH', 'ENETUNREACH']);

/** Whether an API says with this status that it has done what it was asked. */
export function isSuccess(status: number): boolean {
	return status >= 200 && status <= 299;
}

/** Reads an answer that is not one of success. */
export function readRefusal(status: number, headers: unknown, body: unknown): Outcome {
	const { location, 'retry-after': retryAfter } = record(headers) ?? {};
	return {
		kind: 'answered',
		status,
		body: typeof body === 'string' ? body : '',
		...(typeof location === 'string' && { location }),
		...(typeof retryAfter === 'string' && { retryAfter }),
	};
}

/**
 * Reads n8n's error of a failed request: an error with the HTTP client's own error somewhere in
 * its chain of causes (measured on n8n 2.41).
 *
 * @param error what n8n's request helper threw
 * @param tokenUrl where access tokens come from, whose errors are of the same kind
 */
export function readOutcome(error: unknown, tokenUrl?: unknown): Outcome {
	const chain = causes(error);
	const token = chain.find((cause) => isTokenError(cause, tokenUrl));
	if (token !== undefined) return noToken(token);
	for (const cause of chain) {
		const response = record(cause.response);
		// An answer of 2xx is an error only where it broke off before its end.
		if (typeof response?.status === 'number' && !isSuccess(response.status)) {
			return readRefusal(response.status, response.headers, response.data);
		}
	}
	// n8n before 2.34 keeps of an error its status or its code, but neither cause nor answer.
	const httpCode = String(chain[0]?.httpCode);
	if (/^[345]\d\d$/.test(httpCode)) return { kind: 'answered', status: Number(httpCode), body: '' };
	const codes = [...chain.map((cause) => String(cause.code)), httpCode];
	const underWay = chain.some((cause) => TRANSFERRING.has(String(cause.syscall)));
	const neverSent = codes.find(
		(code) => code in NEVER_SENT && !(underWay && UNREACHABLE.has(code)),
	);
	if (neverSent !== undefined) return { kind: 'neverSent', reason: NEVER_SENT[neverSent]! };
	if (chain.some((cause) => CONNECTING.has(String(cause.syscall)))) {
		return { kind: 'neverSent', reason: 'no connection could be made' };
	}
	const noAnswer = codes.find((code) => code in NO_ANSWER);
	const reason = noAnswer === undefined ? String(chain[0]?.message ?? error) : NO_ANSWER[noAnswer]!;
	return { kind: 'noAnswer', reason, cancelled: noAnswer === 'ERR_CANCELED' };
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

/** n8n's OAuth2 client throws errors of its own, and those of the HTTP client for the token's URL. */
function isTokenError(error: ErrorRecord, tokenUrl: unknown): boolean {
	return (
		(tokenUrl !== undefined && record(error.config)?.url === tokenUrl) ||
		['AuthError', 'ResponseError'].includes(error.constructor.name) ||
		String(error.message).startsWith(TOKEN_ERROR)
	);
}

/** A token endpoint that refuses does so again; one that is out of reach or out of order may not. */
function noToken(error: ErrorRecord): Outcome {
	const chain = causes(error);
	const code = chain.map((cause) => String(cause.code)).find((known) => known in REASONS);
	const status = chain.map((cause) => cause.status ?? record(cause.response)?.status).find(Boolean);
	return {
		kind: 'noToken',
		reason: (code && REASONS[code]) ?? String(error.message).replace(`${TOKEN_ERROR}: `, ''),
		transient: code !== undefined || Number(status) >= 500 || status === 429,
	};
}
