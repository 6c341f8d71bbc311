/** How a request ended that did not end in an answer of 2xx. */
export type Outcome =
	/** The API answered. */
	| { kind: 'answered'; status: number; body: string; location?: string }
	/** The API never saw the request. */
	| { kind: 'neverSent'; reason: string }
	/** No access token could be had, so the API never saw the request. */
	| { kind: 'noToken'; reason: string }
	/** The request was, or may have been, sent, and nobody knows what became of it. */
	| { kind: 'noAnswer'; reason: string };

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

/** How n8n begins the message of an error of its own about a token. */
const TOKEN_ERROR = 'Failed to acquire OAuth2 access token';

const CONNECTING = new Set(['connect', 'getaddrinfo']);

/** In these the codes of an unreachable host tell of a connection that stood. */
const TRANSFERRING = new Set(['read', 'write']);
const UNREACHABLE = new Set(['EHOSTUNREACH', 'ENETUNREACH']);

/**
 * Reads n8n's error of a failed request: an error with the HTTP client's own error somewhere in
 * its chain of causes (measured on n8n 2.41).
 *
 * @param error what n8n's request helper threw
 * @param url the URL that was asked for; an answer from any other is the token endpoint's
 */
export function readOutcome(error: unknown, url: string): Outcome {
	const chain = causes(error);
	const token = chain.find((cause) => isTokenError(cause, url));
	if (token !== undefined) return { kind: 'noToken', reason: tokenReason(token) };
	for (const cause of chain) {
		const response = record(cause.response);
		// An answer of 2xx is an error only where it broke off before its end.
		if (typeof response?.status === 'number' && (response.status < 200 || response.status > 299)) {
			const location = record(response.headers)?.location;
			return {
				kind: 'answered',
				status: response.status,
				body: typeof response.data === 'string' ? response.data : '',
				...(typeof location === 'string' && { location }),
			};
		}
	}
	const codes = chain.map((cause) => String(cause.code));
	const underWay = chain.some((cause) => TRANSFERRING.has(String(cause.syscall)));
	const neverSent = codes.find(
		(code) => code in NEVER_SENT && !(underWay && UNREACHABLE.has(code)),
	);
	if (neverSent !== undefined) return { kind: 'neverSent', reason: NEVER_SENT[neverSent]! };
	if (chain.some((cause) => CONNECTING.has(String(cause.syscall)))) {
		return { kind: 'neverSent', reason: 'no connection could be made' };
	}
	const noAnswer = codes.find((code) => code in NO_ANSWER);
	if (noAnswer !== undefined) return { kind: 'noAnswer', reason: NO_ANSWER[noAnswer]! };
	return { kind: 'noAnswer', reason: String(chain[0]?.message ?? error) };
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

/** n8n's OAuth2 client throws errors of its own, and those of the HTTP client for another URL. */
function isTokenError(error: ErrorRecord, url: string): boolean {
	const asked = record(error.config)?.url;
	return (
		(typeof asked === 'string' && asked !== url) ||
		['AuthError', 'ResponseError'].includes(error.constructor.name) ||
		String(error.message).startsWith(TOKEN_ERROR)
	);
}

function tokenReason(error: ErrorRecord): string {
	const cause = record(error.cause);
	const code = String(cause?.code ?? error.code);
	return (
		NEVER_SENT[code] ?? NO_ANSWER[code] ?? String(error.message).replace(`${TOKEN_ERROR}: `, '')
	);
}
