import { mayHaveActed } from '../../../nodes/shared/http/outcome';
import { explain } from '../../../nodes/shared/http/explain';
import type { NoSuccess, Outcome } from '../../../nodes/shared/http/outcome';
import { retryDelay } from '../../../nodes/shared/http/retry';
import type { Service } from '../../../nodes/shared/http/service';

const service: Service = {
	name: 'GKS',
	credentialType: 'gksApi',
	readsCredentialOnce: true,
	baseUrl: () => 'https://gks.example.se',
	secrets: () => [],
	hints: {},
};

const turnedDown = (status: number): NoSuccess => ({ kind: 'turnedDown', status, body: '' });

const ACTED: NoSuccess[] = [
	{ kind: 'contradicted', body: '' },
	{ kind: 'unreadable', problem: '', body: '' },
	{ kind: 'noAnswer', reason: '', cancelled: false },
	{ kind: 'noAnswer', reason: '', cancelled: true },
];

const NOT_ACTED: NoSuccess[] = [
	{ kind: 'unreachable', reason: '' },
	{ kind: 'heldBack', reason: '' },
	{ kind: 'noToken', reason: '', transient: true },
	{ kind: 'noToken', reason: '', transient: false },
];

const everyStatus = Array.from({ length: 500 }, (_, index) => 100 + index)
	.filter((status) => status < 200 || status > 299)
	.map(turnedDown);

describe('whether the API may have acted', () => {
	it('is so where it answered with success or where nobody knows', () => {
		const succeeded: Outcome = { kind: 'succeeded', answer: {} };
		expect([succeeded, ...ACTED].map(mayHaveActed)).not.toContain(false);
	});

	it('is not so where nothing was sent', () => {
		expect(NOT_ACTED.map(mayHaveActed)).not.toContain(true);
	});

	it('is not so after a 4xx but 408 and 409', () => {
		const refusals = everyStatus.filter((outcome) => !mayHaveActed(outcome));
		const expected = Array.from({ length: 100 }, (_, index) => 400 + index);
		expect(refusals).toEqual(
			expected.filter((status) => ![408, 409].includes(status)).map(turnedDown),
		);
	});

	it('decides alike whether a creation is sent again and whether it may exist', () => {
		const creates = { thing: 'order', lookFor: 'it' };
		for (const outcome of [...ACTED, ...NOT_ACTED, ...everyStatus]) {
			const failure = explain(outcome, { purpose: 'order', creates }, service, '');
			expect([outcome, failure.mayExist]).toEqual([outcome, mayHaveActed(outcome)]);
			const tried = { creates: true, retries: 0, maxRetries: 5, waited: 0 };
			if (failure.mayExist)
				expect([outcome, retryDelay(outcome, tried)]).toEqual([outcome, undefined]);
		}
	});
});
