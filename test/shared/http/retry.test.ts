import fc from 'fast-check';
import type { Outcome } from '../../../nodes/shared/http/outcome';
import { readTurnedDown } from '../../../nodes/shared/http/response';
import { MAX_WAIT, retryDelay } from '../../../nodes/shared/http/retry';

const NOW = Date.parse('2026-11-22T12:00:00Z');

const answered = (status: number, header?: string): Outcome =>
	readTurnedDown(status, header === undefined ? {} : { 'retry-after': header }, '', NOW);

const NEVER_SENT: Outcome = { kind: 'unreachable', reason: 'refused' };
const NO_ANSWER: Outcome = { kind: 'noAnswer', reason: 'reset', cancelled: false };
const CANCELLED: Outcome = { kind: 'noAnswer', reason: 'cancelled', cancelled: true };
const UNREADABLE: Outcome = { kind: 'unreadable', problem: 'HTML', body: '' };
const TOKEN_OUT_OF_REACH: Outcome = { kind: 'noToken', reason: 'reset', transient: true };
const TOKEN_REFUSED: Outcome = { kind: 'noToken', reason: 'invalid_client', transient: false };

function delay(outcome: Outcome, creates: boolean, further = {}) {
	const tried = { creates, retries: 0, maxRetries: 2, waited: 0, ...further };
	return retryDelay(outcome, tried, 0.5);
}

describe('the table of the documentation', () => {
	it.each([
		['never sent', NEVER_SENT, true, true],
		['no token, the endpoint being out of reach', TOKEN_OUT_OF_REACH, true, true],
		['no token, the client being refused', TOKEN_REFUSED, false, false],
		['429, for which it waits at the gate', answered(429), false, false],
		['503 with Retry-After', answered(503, '1'), true, false],
		['408', answered(408), true, false],
		['500', answered(500), true, false],
		['504', answered(504), true, false],
		['a reset or a timeout', NO_ANSWER, true, false],
		['a cancelled workflow', CANCELLED, false, false],
		['an unreadable answer', UNREADABLE, true, false],
		['a success that says otherwise', { kind: 'contradicted', body: 'Nej' } as const, false, false],
		['a request that n8n held back', { kind: 'heldBack', reason: 'no' } as const, false, false],
		['a redirect', answered(302), false, false],
		['400', answered(400), false, false],
		['401, which n8n has tried again itself', answered(401), false, false],
		['404', answered(404), false, false],
	])('after %s', (_, outcome, reads, creations) => {
		expect(delay(outcome, false) !== undefined).toBe(reads);
		expect(delay(outcome, true) !== undefined).toBe(creations);
	});
});

describe('the wait', () => {
	it('doubles from try to try, with a part left to chance', () => {
		const waits = [0, 1, 2].map((retries) => delay(NEVER_SENT, true, { retries, maxRetries: 5 }));
		expect(waits).toEqual([375, 750, 1500]);
		const tried = { creates: true, retries: 0, maxRetries: 1, waited: 0 };
		expect(retryDelay(NEVER_SENT, tried, 0)).toBe(250);
		expect(retryDelay(NEVER_SENT, tried, 1)).toBe(500);
	});

	it.each([
		['7', 7000],
		['0', 0],
		['Sun, 22 Nov 2026 12:00:05 GMT', 5000],
		['Sun, 22 Nov 2026 11:59:00 GMT', 0],
		['1.5', 1500],
		[' 7 ', 7000],
		['Sunday, 22-Nov-26 12:00:05 GMT', 5000],
		['Sun Nov 22 12:00:05 2026', 5000],
		['2026-11-22T12:00:05Z', 5000],
		['soon', 375],
		['-5', 375],
		['', 375],
		['5, 10', 375],
		['1e3', 375],
	])('is what Retry-After says: %s', (header, milliseconds) => {
		expect(delay(answered(503, header), false)).toBe(milliseconds);
	});

	it('is over a minute in no request, all its waits together', () => {
		expect(delay(answered(503, '60'), false)).toBe(MAX_WAIT);
		expect(delay(answered(503, '61'), false)).toBeUndefined();
		expect(delay(answered(503, '30'), false, { waited: 31_000 })).toBeUndefined();
		expect(delay(answered(503, '99999999999999999999'), false)).toBeUndefined();
	});
});

it('no request is sent again more often than the option says', () => {
	expect(delay(NEVER_SENT, false, { retries: 2 })).toBeUndefined();
	expect(delay(NEVER_SENT, false, { maxRetries: 0 })).toBeUndefined();
	expect(delay(answered(503, '0'), false, { retries: 2 })).toBeUndefined();
});

it.each([undefined, '0', '1', 'Sun, 22 Nov 2026 12:00:05 GMT', 'soon', ''])(
	'a creation is sent again after no status, with the Retry-After %j',
	(header) => {
		const statuses = Array.from({ length: 500 }, (_, index) => 100 + index);
		const sentAgain = statuses.filter(
			(status) => delay(answered(status, header), true) !== undefined,
		);
		expect(sentAgain).toEqual([]);
	},
);

it('whatever Retry-After says, a request waits neither a negative time nor more than a minute', () => {
	const seconds = fc.integer({ min: 0, max: 120 });
	const header = fc.oneof(
		seconds.map(String),
		fc.integer({ min: -120, max: 120 }).map((from) => new Date(NOW + from * 1000).toUTCString()),
		fc.string(),
	);
	const waited = fc.integer({ min: 0, max: MAX_WAIT });
	fc.assert(
		fc.property(header, waited, (text, before) => {
			const wait = delay(answered(503, text), false, { waited: before });
			if (wait === undefined) return;
			expect(wait).toBeGreaterThanOrEqual(0);
			expect(before + wait).toBeLessThanOrEqual(MAX_WAIT);
		}),
	);
});
