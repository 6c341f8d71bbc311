import fc from 'fast-check';
import type { Service } from '../../../nodes/shared/http/service';
import { explain } from '../../../nodes/shared/http/explain';
import { Failure } from '../../../nodes/shared/basis/failure';
import type { NoSuccess } from '../../../nodes/shared/http/outcome';

const service: Service = {
	name: 'Simutek GKS',
	credentialType: 'simutekOAuth2Api',
	readsCredentialOnce: false,
	baseUrl: () => 'https://gks.example.se',
	secrets: () => [],
	hints: { 401: 'Check the client.', 404: 'Check the base URL.' },
};

const ADDRESS = 'https://gks.example.se';

const reading = { purpose: 'list customers' };

const creating = {
	purpose: 'create the customer',
	creates: {
		thing: 'customer',
		lookFor: 'the customer "Nordtryck AB" (556677-8899) in GKS',
	},
};

function answered(status: number, body = '', location?: string): NoSuccess {
	return { kind: 'turnedDown', status, body, ...(location !== undefined && { location }) };
}

function said({ message, description }: Failure): string {
	return `${message}\n${description}`;
}

const UNANSWERED = [
	{ kind: 'noToken', reason: 'invalid_client', transient: false },
	{ kind: 'unreachable', reason: 'connection refused' },
	{ kind: 'noAnswer', reason: 'the timeout was reached', cancelled: false },
] as NoSuccess[];

describe('a creation', () => {
	it.each([300, 301, 302, 303, 307, 308, 399, 408, 500, 502, 503, 504, 599])(
		'that was answered with %i may have happened',
		(status) => {
			const failure = explain(answered(status), creating, service, ADDRESS);
			expect(failure).toMatchObject({ mayExist: true, httpStatus: status });
			expect(failure.message).toContain(
				'The customer may exist: its creation was not confirmed. Check before you send it again. Simutek GKS answered',
			);
			expect(failure.description).toContain(
				'Look for the customer "Nordtryck AB" (556677-8899) in GKS.',
			);
		},
	);

	it('that got no answer may have happened', () => {
		const failure = explain(UNANSWERED[2]!, creating, service, ADDRESS);
		expect(failure.mayExist).toBe(true);
		expect(said(failure)).toContain('the timeout was reached');
		expect(said(failure)).toContain('Look for the customer "Nordtryck AB"');
	});

	it('whose answer cannot be read may have happened', () => {
		const failure = explain(
			{ kind: 'unreadable', problem: 'it is not JSON', body: '<html><title>Inloggning</title>' },
			creating,
			service,
			ADDRESS,
		);
		expect(failure.mayExist).toBe(true);
		expect(said(failure)).toContain('it is not JSON. The answer: an HTML page titled "Inloggning"');
		expect(said(failure)).toContain('Look for the customer "Nordtryck AB"');
	});

	it('that the API refused, whatever the 4xx but 408 and 409, has not happened', () => {
		for (let status = 400; status < 500; status++) {
			const failure = explain(answered(status, 'Nej.'), creating, service, ADDRESS);
			expect([status, failure.mayExist]).toEqual([status, status === 408 || status === 409]);
			if (status === 408 || status === 409) continue;
			expect(failure.message).toMatch(/^Could not create the customer: Simutek GKS answered 4\d\d/);
			expect(said(failure)).not.toContain('may exist');
		}
	});

	it.each(UNANSWERED.slice(0, 2))('that was not sent ($kind) has not happened', (outcome) => {
		const failure = explain(outcome, creating, service, ADDRESS);
		expect(failure.mayExist).toBe(false);
		expect(failure.description).toContain('Nothing was sent to the API.');
		expect(failure.message).toContain((outcome as { reason: string }).reason);
	});

	it.each(UNANSWERED.slice(0, 2))('that was not sent ($kind) tells what helps', (outcome) => {
		const advice = 'Trust the certificate.';
		const { description } = explain(
			{ ...outcome, advice } as NoSuccess,
			creating,
			service,
			ADDRESS,
		);
		expect(description).toBe(`${advice} Nothing was sent to the API.`);
	});
});

describe("the API's words", () => {
	it.each([reading, creating])(
		'are all in the message, which is all that an agent sees',
		(request) => {
			const body = JSON.stringify({ title: 'Invalid.', errors: { currency: ['is unknown.'] } });
			const { message } = explain(answered(400, body), request, service, ADDRESS);
			expect(message).toContain('400 Bad Request: Invalid.\ncurrency: is unknown.');
		},
	);

	it('tell where a success was none', () => {
		const body = '{"success":false,"errors":["Kunden är spärrad"]}';
		const failure = explain({ kind: 'contradicted', body }, creating, service, ADDRESS);
		expect(failure).toMatchObject({ mayExist: true });
		expect(failure.message).toContain('Kunden är spärrad');
	});

	it('tell what exists already', () => {
		const failure = explain(answered(409, 'Finns redan.'), creating, service, ADDRESS);
		expect(failure).toMatchObject({ mayExist: true, httpStatus: 409 });
		expect(failure.message).toContain('409 Conflict: Finns redan.');
	});

	it.each([
		[60_000, undefined],
		[61_000, '61 seconds'],
		[119_500, '120 seconds'],
		[3_600_000, '60 minutes'],
		[86_400_000, '24 hours'],
	])('say how long to wait where that is more than a node waits: %i ms', (retryAfter, told) => {
		const outcome = { kind: 'turnedDown', status: 429, body: '', retryAfter } as const;
		const { message, description } = explain(outcome, reading, service, ADDRESS);
		if (told === undefined) expect(message).not.toContain('wait');
		else expect(message).toContain(`and asks to wait ${told}`);
		expect(description?.includes('Max Parallel Requests')).toBe(told === undefined);
	});

	it('of n8n say what to ask the administrator for', () => {
		const advice = 'Ask your n8n administrator to allowlist it.';
		const failure = explain(
			{ kind: 'heldBack', reason: 'Blocked', advice },
			creating,
			service,
			ADDRESS,
		);
		expect(failure).toMatchObject({ mayExist: false });
		expect(failure.message).toBe(
			'Could not create the customer: n8n did not send the request: Blocked',
		);
		expect(failure.description).toContain(advice);
		expect(failure.description).toContain('Nothing was sent to the API.');
	});
});

describe('a reading', () => {
	it('never leaves anything behind, whatever became of it', () => {
		const outcome = fc.oneof(
			fc.record({
				kind: fc.constant('turnedDown' as const),
				status: fc.integer({ min: 300, max: 599 }),
				body: fc.string(),
			}),
			fc.constantFrom(...UNANSWERED),
		);
		fc.assert(
			fc.property(outcome, (given) => {
				const failure = explain(given, reading, service, ADDRESS);
				expect(failure).toMatchObject({ mayExist: false, notStarted: false });
				expect(failure.message).toMatch(
					/^Could not (list customers|get an access token for Simutek GKS): /,
				);
			}),
		);
		expect(
			explain({ kind: 'unreadable', problem: 'it is empty', body: '' }, reading, service, ADDRESS),
		).toMatchObject({
			mayExist: false,
			message:
				'Could not list customers: Simutek GKS gave an answer that cannot be read: it is empty',
		});
	});

	it('that got no answer in time says that more time may help', () => {
		const failure = explain(UNANSWERED[2]!, reading, service, ADDRESS);
		expect(failure.message).toContain('gave no answer: the timeout was reached');
		expect(failure.description).toContain("increase 'Timeout'");
	});

	it('that was broken off does not say so', () => {
		const reason = 'the connection was closed before the answer was complete';
		const outcome = { kind: 'noAnswer', reason, cancelled: false } as const;
		const failure = explain(outcome, reading, service, ADDRESS);
		expect(failure.message).toContain(`gave no answer: ${reason}`);
		expect(failure.description).not.toContain('Timeout');
	});
});

describe.each([
	['a reading', reading],
	['a creation', creating],
])('the explanation of %s', (_, request) => {
	const problem = JSON.stringify({
		title: 'One or more validation errors occurred.',
		detail: 'The customer was not saved.',
		errors: { Name: ['The Name field is required.'] },
	});

	it.each([400, 404, 422, 500])('of a %i carries the own words of the API', (status) => {
		const text = said(explain(answered(status, problem), request, service, ADDRESS));
		expect(text).toContain(`Simutek GKS answered ${status} `);
		expect(text).toContain('One or more validation errors occurred.');
		expect(text).toContain('The customer was not saved.');
		expect(text).toContain('Name: The Name field is required.');
	});

	it('does not repeat a title that is the name of the status', () => {
		const body = JSON.stringify({ title: 'Not Found', detail: 'No such customer.' });
		const text = said(explain(answered(404, body), request, service, ADDRESS));
		expect(text.match(/Not Found/g)).toHaveLength(1);
		expect(text).toContain('404 Not Found: No such customer.');
	});

	it('names the status, also one without a name', () => {
		expect(explain(answered(404), request, service, ADDRESS).message).toContain(
			'answered 404 Not Found',
		);
		expect(explain(answered(418), request, service, ADDRESS).message).toMatch(/answered 418$/);
	});

	it('gives the hint of the call before that of the service, and that before a general one', () => {
		const hints = { 404: 'No customer has this number.', 503: 'GKS is closed at night.' };
		const hinted = (status: number) =>
			said(explain(answered(status), { ...request, hints }, service, ADDRESS));
		expect(hinted(404)).toContain('No customer has this number.');
		expect(hinted(404)).not.toContain('Check the base URL.');
		expect(hinted(401)).toContain('Check the client.');
		expect(hinted(503)).toContain('GKS is closed at night.');
		expect(hinted(500).includes('Try again later.')).toBe(!('creates' in request));
		expect(hinted(429)).toContain('Max Parallel Requests');
	});

	it('says where a redirect points to and that it is not followed', () => {
		const text = said(
			explain(answered(302, '', 'https://login.example.se/'), request, service, ADDRESS),
		);
		expect(text).toContain('It redirects to https://login.example.se/, which is not followed');
	});
});
