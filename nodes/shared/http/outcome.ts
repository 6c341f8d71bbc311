/** How a request ended, named for what happened. */
export type Outcome<Answer = unknown> =
	/** The API did what it was asked, and said so. */
	| { kind: 'succeeded'; answer: Answer }
	/** The API answered with a status of success and with words that say otherwise. */
	| { kind: 'contradicted'; body: string }
	/** The API answered with a status of success, but what it said cannot be read. */
	| { kind: 'unreadable'; problem: string; body: string }
	/** The API answered with another status. */
	| {
			kind: 'turnedDown';
			status: number;
			body: string;
			location?: string;
			/** Milliseconds that the API asks to wait before the next request. */
			retryAfter?: number;
	  }
	/** No connection came about, so the API never saw the request. */
	| { kind: 'unreachable'; reason: string; advice?: string }
	/** n8n itself did not let the request out. */
	| { kind: 'heldBack'; reason: string; advice?: string }
	/** There was no access token, so the API never saw the request. */
	| { kind: 'noToken'; reason: string; transient: boolean; advice?: string }
	/** The request was, or may have been, sent, and nobody knows what became of it. */
	| { kind: 'noAnswer'; reason: string; cancelled: boolean };

/** How a request ended that did not succeed. */
export type NoSuccess = Exclude<Outcome, { kind: 'succeeded' }>;

/**
 * Whether the API may have done what it was asked. A 4xx is a refusal, but for 408, which tells
 * nothing, and 409: something like what was asked for is there. Neither does a redirect tell
 * anything, which many servers send after the work is done.
 */
export function mayHaveActed(outcome: Outcome): boolean {
	switch (outcome.kind) {
		case 'succeeded':
		case 'contradicted':
		case 'unreadable':
		case 'noAnswer':
			return true;
		case 'turnedDown': {
			const { status } = outcome;
			return status < 400 || status === 408 || status === 409 || status >= 500;
		}
		case 'unreachable':
		case 'heldBack':
		case 'noToken':
			return false;
	}
}

/** Whether an API says with this status that it has done what it was asked. */
export function isSuccess(status: number): boolean {
	return status >= 200 && status <= 299;
}
