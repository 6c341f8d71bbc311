import { mayHaveActed } from './outcome';
import type { Outcome } from './outcome';

/** Milliseconds that one request may spend waiting before further tries, all told. */
export const MAX_WAIT = 60_000;

const FIRST_BACKOFF = 500;

/** What a request has behind it. */
export interface Tried {
	/** Whether the request creates something. */
	creates: boolean;
	/** How often it was sent again already. */
	retries: number;
	maxRetries: number;
	/** Milliseconds that it has waited already. */
	waited: number;
}

/**
 * Decides whether a request that failed is sent again. What creates something is sent again only
 * if the API certainly did not act. A 429 is no failure: for that the request waits at the gate.
 *
 * @param random a number from 0 to 1, so that many items do not come back all at once
 * @returns the milliseconds to wait first; undefined where it is not sent again
 */
export function retryDelay(
	outcome: Outcome,
	{ creates, retries, maxRetries, waited }: Tried,
	random = Math.random(),
): number | undefined {
	if (retries >= maxRetries || !mayPass(outcome)) return undefined;
	if (creates && mayHaveActed(outcome)) return undefined;
	const asked = outcome.kind === 'turnedDown' ? outcome.retryAfter : undefined;
	const delay = asked ?? FIRST_BACKOFF * 2 ** retries * (0.5 + random / 2);
	return waited + delay > MAX_WAIT ? undefined : delay;
}

/** Whether the same request may well end otherwise the next time. */
function mayPass(outcome: Outcome): boolean {
	switch (outcome.kind) {
		case 'unreachable':
		case 'unreadable':
			return true;
		case 'noToken':
			return outcome.transient;
		case 'noAnswer':
			return !outcome.cancelled;
		case 'turnedDown':
			return outcome.status >= 500 || outcome.status === 408;
		case 'succeeded':
		case 'contradicted':
		case 'heldBack':
			return false;
	}
}
