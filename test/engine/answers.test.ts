/** @jest-environment ./test/SandboxEnvironment.mjs */
import { located } from '../located';
import { a3Credential, requestsFor, runA3Connect, runSimutek, simutekCredential } from './vendors';

const SALES_ORDER = {
	resource: 'salesOrder',
	operation: 'create',
	customerNumber: located('K100421'),
};
const PACKAGES = { resource: 'package', operation: 'getAll' };

const FORBIDDEN_WORDS = /may exist/;

function refuse(further: {
	body?: string;
	contentType?: string;
	headers?: Record<string, string>;
	status?: number;
}) {
	const fault = { kind: 'status', status: 400, effect: 'none', times: 9 } as const;
	sandbox.injectFault({ ...fault, ...further, operationId: 'createSalesOrder' });
	sandbox.injectFault({ ...fault, ...further, operationId: 'GetPackages' });
}

beforeEach(() => sandbox.reset());

describe('The time that a request may take', () => {
	it('ends an answer that drips', async () => {
		const fault = { kind: 'slowDrip', effect: 'done', millisecondsPerByte: 1000 } as const;
		sandbox.injectFault({ ...fault, operationId: 'GetPackages' });
		const options = { timeout: 500, maxRetries: 0 };
		const { error } = await runA3Connect({ ...PACKAGES, options });
		expect(error?.message).toContain('A3 Connect gave no answer: the timeout was reached');
	});

	it('leaves a creation whose answer drips in doubt', async () => {
		sandbox.settings.salesOrderResponse = 'json';
		const fault = { kind: 'slowDrip', effect: 'done', millisecondsPerByte: 1000 } as const;
		sandbox.injectFault({ ...fault, operationId: 'createSalesOrder' });
		const { error } = await runSimutek({ ...SALES_ORDER, options: { timeout: 500 } });
		expect(error?.message).toMatch(/^The sales order may exist.*the timeout was reached/);
		expect(requestsFor('createSalesOrder')).toBe(1);
	});

	it('ends a token server that never answers, with nothing sent', async () => {
		sandbox.injectFault({ kind: 'hang', effect: 'none', operationId: 'getAccessToken', times: 9 });
		const { error } = await runSimutek({
			...SALES_ORDER,
			options: { timeout: 500, maxRetries: 0 },
		});
		expect(error?.message).toMatch(
			/Could not get an access token for Simutek GKS: the timeout was reached/,
		);
		expect(error?.message).not.toMatch(FORBIDDEN_WORDS);
		expect(requestsFor('createSalesOrder')).toBe(0);
	});

	it('is enough for a token server that hangs once, where it may be asked again', async () => {
		sandbox.injectFault({ kind: 'hang', effect: 'none', operationId: 'getAccessToken' });
		const { error } = await runSimutek({ ...SALES_ORDER, options: { timeout: 2000 } });
		expect(error).toBeUndefined();
		expect(sandbox.books.salesOrders).toHaveLength(1);
	});
});

describe('A token server that answers with 200 and a refusal', () => {
	const REFUSAL = '{"error":"invalid_client","error_description":"The client is blocked"}';

	it('gives no token: its words are told, nothing is sent, and n8n has it kept', async () => {
		const fault = { kind: 'replaceBody', body: REFUSAL, effect: 'none' } as const;
		sandbox.injectFault({ ...fault, operationId: 'getAccessToken' });
		const first = await runSimutek(SALES_ORDER);
		const credential = first.credentials.data;
		const second = await runSimutek(SALES_ORDER, { credential });
		for (const { error } of [first, second]) {
			expect(error?.message).toContain('Simutek GKS: The client is blocked, invalid_client');
			expect(error?.message).not.toMatch(FORBIDDEN_WORDS);
			expect(error?.description).toContain('test the credential');
		}
		expect(requestsFor('createSalesOrder')).toBe(0);
	});
});

describe('What an API says', () => {
	it('is read where it begins with a mark', async () => {
		refuse({ body: '\uFEFF{"message":"för många"}', contentType: 'application/json' });
		const { error } = await runSimutek({ ...SALES_ORDER, options: { maxRetries: 0 } });
		expect(error?.message).toMatch(/answered 400 Bad Request: för många \[item 0\]$/);
	});

	it('is told with how long it asks to wait, where that is longer than a node waits', async () => {
		refuse({ status: 429, headers: { 'Retry-After': '3600' } });
		const { error } = await runSimutek(SALES_ORDER);
		expect(error?.message).toContain('429 Too Many Requests and asks to wait 60 minutes');
		expect(requestsFor('createSalesOrder')).toBe(1);
	});

	it('never shows a secret, however it is spelled', async () => {
		const apiToken = 'se+cret/x-1234';
		refuse({ body: '{"message":"Unknown key se\\u002Bcret\\/x-1234, Bearer of bad news"}' });
		const { error, run } = await runA3Connect(
			{ ...PACKAGES, options: { maxRetries: 0 } },
			{ credential: { ...a3Credential(), apiToken } },
		);
		expect(error?.message).toContain('Unknown key [secret], Bearer of bad news');
		expect(JSON.stringify(run.data.resultData)).not.toContain('cret/x-1234');
	});

	it('of a creation that exists already leaves it in doubt, with its words', async () => {
		sandbox.injectFault({
			kind: 'status',
			status: 409,
			body: '{"title":"Conflict","detail":"Ordern finns redan."}',
			effect: 'none',
			operationId: 'createSalesOrder',
		});
		const { error } = await runSimutek(SALES_ORDER, { credential: simutekCredential() });
		expect(error?.message).toMatch(
			/^The sales order may exist.*409 Conflict: Ordern finns redan\./,
		);
		expect(error?.context.mayExist).toBe(true);
	});
});
