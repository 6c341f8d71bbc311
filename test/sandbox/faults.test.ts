/** @jest-environment ./test/SandboxEnvironment.mjs */
import { sleep } from 'n8n-workflow';

import type { Effect, FaultKind } from '../../sandbox/apis/faults.mts';
import type { Fault } from '../../sandbox/apis/server.mts';

const { startSandbox, clientOf, send } = sandboxPackage;
const client = clientOf(sandbox);

beforeEach(() => {
	sandbox.reset();
	sandbox.settings.salesOrderResponse = 'json';
});

const placeOrder = (customerNumber = 'K100421', timeout = 2000) =>
	client.simutek('POST', '/salesorders', { customerNumber }, { timeout });
const spoil = (kind: FaultKind, more: Partial<Fault> = {}) =>
	sandbox.injectFault({ operationId: 'createSalesOrder', ...kind, ...more } as Fault);

describe('faults', () => {
	it.each<[FaultKind, object]>([
		[
			{ kind: 'status', effect: 'none', status: 500, body: 'oj', headers: { 'X-Trace': '1' } },
			{ status: 500, text: 'oj', headers: { 'x-trace': '1' } },
		],
		[
			{ kind: 'status', effect: 'done', status: 502 },
			{ status: 502, text: '' },
		],
		[
			{ kind: 'html', effect: 'none' },
			{ status: 200, text: expect.stringMatching(/^<!DOCTYPE/) },
		],
		[{ kind: 'html', effect: 'done', status: 503 }, { status: 503 }],
		[
			{ kind: 'redirect', effect: 'none', location: 'http://127.0.0.1:1/' },
			{ status: 302, headers: { location: 'http://127.0.0.1:1/' } },
		],
		[
			{ kind: 'retryAfter', effect: 'none', status: 429, seconds: 2, form: 'seconds' },
			{ status: 429, headers: { 'retry-after': '2' } },
		],
		[
			{ kind: 'retryAfter', effect: 'none', status: 503, seconds: 2, form: 'date' },
			{ status: 503, headers: { 'retry-after': expect.stringMatching(/^\w{3}, \d\d .* GMT$/) } },
		],
		[
			{ kind: 'emptyBody', effect: 'done' },
			{ status: 201, text: '' },
		],
		[
			{ kind: 'emptyBody', effect: 'none' },
			{ status: 200, text: '' },
		],
		[
			{ kind: 'replaceBody', effect: 'done', body: '{"number":' },
			{ status: 201, text: '{"number":' },
		],
		[
			{ kind: 'slowDrip', effect: 'done', millisecondsPerByte: 1 },
			{ status: 201, json: { number: 'SO200001' } },
		],
	])('answers as %p says, once', async (kind, expected) => {
		spoil(kind);
		expect(await placeOrder()).toMatchObject(expected);
		expect(sandbox.books.salesOrders).toHaveLength(kind.effect === 'done' ? 1 : 0);
		expect(sandbox.books.requests.at(-1)).toMatchObject({ fault: kind.kind });
		expect(await placeOrder()).toMatchObject({ status: 201 });
	});

	it.each<[FaultKind, string]>([
		[{ kind: 'resetBefore', effect: 'none' }, 'ECONNRESET'],
		[{ kind: 'resetAfter', effect: 'done' }, 'ECONNRESET'],
		[{ kind: 'truncate', effect: 'done' }, 'ECONNRESET'],
		[{ kind: 'hang', effect: 'none' }, 'ABORT_ERR'],
		[{ kind: 'hang', effect: 'done' }, 'ABORT_ERR'],
	])('gives no whole answer as %p says', async (kind, code) => {
		spoil(kind);
		await expect(placeOrder('K100421', 300)).rejects.toMatchObject({ code });
		expect(sandbox.books.salesOrders).toHaveLength(kind.effect === 'done' ? 1 : 0);
	});

	it('truncates an empty answer too', async () => {
		sandbox.settings.salesOrderResponse = 'empty';
		spoil({ kind: 'truncate', effect: 'done' });
		await expect(placeOrder()).rejects.toMatchObject({ code: 'ECONNRESET' });
	});

	it('never hides a refusal behind a fault that follows an effect', async () => {
		spoil({ kind: 'emptyBody', effect: 'done' });
		expect(await placeOrder('K9')).toMatchObject({ status: 404, json: { status: 404 } });
		expect(await placeOrder()).toMatchObject({ status: 201, text: '' });
	});

	it('spoils the calls of its operation only, as often as told', async () => {
		spoil({ kind: 'status', effect: 'none', status: 500 }, { times: 2 });
		expect(await client.simutek('GET', '/customers')).toMatchObject({ status: 200 });
		const statuses = [await placeOrder(), await placeOrder(), await placeOrder()];
		expect(statuses.map(({ status }) => status)).toEqual([500, 500, 201]);
	});

	it('draws the same calls for the same seed', async () => {
		const draw = async (seed: number) => {
			sandbox.reset();
			sandbox.injectFault({
				...{ kind: 'status', effect: 'none' as Effect, status: 500, operationId: '*' },
				...{ probability: 0.5, seed },
			} as Fault);
			const replies = [];
			for (let call = 0; call < 20; call += 1) replies.push(await client.a3('GET', 'GetPackages'));
			return replies.map(({ status }) => status).join();
		};
		const first = await draw(7);
		expect(first).toContain('500');
		expect(first).toContain('200');
		expect(await draw(7)).toBe(first);
		expect(await draw(8)).not.toBe(first);
	});
});

describe('administration', () => {
	it('lists the endpoints', async () => {
		const { json } = await client.admin('GET', '/');
		expect(json).toMatchObject({
			CreateOrder: `POST ${sandbox.url}/a3/api/CreateOrder`,
			getBooks: `GET ${sandbox.url}/admin/books`,
		});
	});

	it('shows the books without secrets', async () => {
		await client.a3('GET', 'GetPackageSchema?predefinedPackageID=101');
		await placeOrder();
		const { text, json } = await client.admin('GET', '/admin/books');
		expect(json).toMatchObject({
			tokensIssued: 1,
			requests: [
				{ operationId: 'GetPackageSchema', status: 200, method: 'GET' },
				{ operationId: 'getAccessToken', status: 200, method: 'POST' },
				{ operationId: 'createSalesOrder', status: 201, path: '/simutek/api/v1/salesorders' },
			],
		});
		expect(text).not.toContain(sandbox.simutek.clientSecret);
		expect(text).not.toContain(sandbox.a3Connect.apiToken);
	});

	it('counts what stands in the books', async () => {
		await client.a3('GET', 'GetPackageSchema?predefinedPackageID=101');
		await placeOrder();
		await placeOrder();
		expect((await client.admin('GET', '/admin/counts')).json).toEqual({
			customers: sandbox.books.customers.length,
			salesOrders: 2,
			orders: 0,
			tokensIssued: 2,
			requests: { GetPackageSchema: 1, getAccessToken: 2, createSalesOrder: 2 },
		});
	});

	it('has as many customers as it is told to', async () => {
		const [first] = sandbox.books.customers;
		expect(await client.admin('PUT', '/admin/customers', { count: 2000 })).toMatchObject({
			status: 204,
		});
		const { customers } = sandbox.books;
		expect(customers[0]).toEqual(first);
		expect(new Set(customers.map(({ number }) => number)).size).toBe(2000);
		expect(new Set(customers.map((one) => one.corporateIdentityNumber)).size).toBe(2000);
		const { json } = await client.simutek('GET', '/customers?page=20&pageSize=100');
		expect(json).toEqual(customers.slice(1900));
	});

	it('changes settings, injects faults and goes back to the start', async () => {
		const { books, settings } = sandbox;
		await client.admin('POST', '/admin/settings', {
			salesOrderResponse: 'empty',
			latencyMilliseconds: 1,
		});
		expect(settings.latencyMilliseconds).toBe(1);
		const fault = { operationId: 'createSalesOrder', kind: 'emptyBody', effect: 'done', times: 9 };
		expect(await client.admin('POST', '/admin/faults', fault)).toMatchObject({ status: 204 });
		expect(await placeOrder()).toMatchObject({ text: '' });
		expect(await client.admin('POST', '/admin/reset')).toMatchObject({ status: 204 });
		expect(books.salesOrders).toEqual([]);
		expect(settings.latencyMilliseconds).toBe(0);
		expect(await placeOrder()).toMatchObject({ json: { number: 'SO200001' } });
		expect(books.salesOrders).toMatchObject([{ number: 'SO200001' }]);
	});

	it.each([
		['/admin/settings', { salesOrderResponse: 'xml' }],
		['/admin/settings', { latency: 5 }],
		['/admin/faults', { operationId: 'unknown', kind: 'hang', effect: 'none' }],
		['/admin/faults', { operationId: '*', kind: 'hang' }],
		['/admin/faults', { operationId: '*', kind: 'resetBefore', effect: 'done' }],
		['/admin/faults', { operationId: '*', kind: 'hang', effect: 'none', seconds: 5 }],
		['/admin/faults', { operationId: '*', kind: 'unknown', effect: 'none' }],
	])('refuses to %s %p', async (path, body) => {
		expect(await client.admin('POST', path, body)).toMatchObject({ status: 400 });
	});

	it('waits before it answers when told to', async () => {
		const answered: string[] = [];
		const ask = async (name: string) => {
			await client.a3('GET', 'GetPackages');
			answered.push(name);
		};
		await ask('first');
		sandbox.settings.latencyMilliseconds = 1_000;
		const late = ask('late');
		while (sandbox.books.requests.length < 2) await sleep(5);
		sandbox.settings.latencyMilliseconds = 0;
		await ask('soon');
		await late;
		expect(answered).toEqual(['first', 'soon', 'late']);
	});

	it.each([
		['GET', '/simutek/connect/token', 404],
		['GET', '/simutekapi/v1/customers', 404],
		['GET', '/api/GetPackages', 404],
		['GET', '/simutek/api/v1/customers/', 404],
		['GET', '/simutek//api/v1/customers', 400],
		['DELETE', '/simutek/api/v1/customers', 405],
		['DELETE', '/a3/api/GetPackages', 405],
		['GET', '/unknown', 404],
	])('does not take %s %s', async (method, path, status) => {
		expect(await send(sandbox.url, method, path)).toMatchObject({ status });
	});

	it('refuses a body that is too large', async () => {
		const reply = await client.admin('POST', '/admin/settings', 'x'.repeat(1100000));
		expect(reply).toMatchObject({ status: 413 });
	});
});

describe('closing', () => {
	it('ends hanging calls at once', async () => {
		const other = await startSandbox();
		other.injectFault({ operationId: 'GetPackages', kind: 'hang', effect: 'none' });
		const hanging = clientOf(other).a3('GET', 'GetPackages');
		const ended = expect(hanging).rejects.toMatchObject({ code: 'ECONNRESET' });
		while (other.books.requests.length === 0) await sleep(5);
		await other.close();
		await ended;
	});
});
