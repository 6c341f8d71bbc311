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
 * where the API surely did not act: it never saw the request, or turned it away with 429.
 *
 * @param random a number from 0 to 1, so that many items do not come back all at once
 * @param now the time that a `Retry-After` with a date is counted from
 * @returns the milliseconds to wait first; undefined where it is not sent again
 */
export function retryDelay(
	outcome: Outcome,
	{ creates, retries, maxRetries, waited }: Tried,
	random = Math.random(),
	now = Date.now(),
): number | undefined {
	if (retries >= maxRetries || !mayBeSentAgain(outcome, creates)) return undefined;
	const asked = outcome.kind === 'answered' ? retryAfter(outcome.retryAfter, now) : undefined;
	const delay = asked ?? FIRST_BACKOFF * 2 ** retries * (0.5 + random / 2);
	return waited + delay > MAX_WAIT ? undefined : delay;
}

function mayBeSentAgain(outcome: Outcome, creates: boolean): boolean {
	switch (outcome.kind) {
		case 'neverSent':
			return true;
		case 'noToken':
			return outcome.transient;
		case 'noAnswer':
			return !creates && !outcome.cancelled;
		case 'unreadable':
			return !creates;
		case 'answered':
			return (
				outcome.status === 429 || (!creates && (outcome.status >= 500 || outcome.status === 408))
			);
	}
}

/** `Retry-After` as seconds or as a date (RFC 9110), in milliseconds from now. */
function retryAfter(header: string | undefined, now: number): number | undefined {
	if (header === undefined) return undefined;
	const text = header.trim();
	const milliseconds = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now;
	return Number.isNaN(milliseconds) ? undefined : Math.max(0, milliseconds);
}
