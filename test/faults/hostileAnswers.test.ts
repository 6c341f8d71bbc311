/** @jest-environment ./test/SandboxEnvironment.mjs */
import type { INodeParameters } from 'n8n-workflow';
import type { FaultKind } from '../../sandbox/apis/faults.mts';
import { beginAnew, requestsFor, runA3Connect, runSimutek } from '../engine/vendors';
import { located } from '../located';

const order: INodeParameters = {
	resource: 'order',
	operation: 'create',
	package: located('104'),
	customerNumber: '204817',
	options: { timeout: 5000 },
};
const getPackages = {
	resource: 'package',
	operation: 'getAll',
	returnAll: true,
	options: { maxRetries: 0 },
};
const getCustomers = {
	resource: 'customer',
	operation: 'getAll',
	returnAll: true,
	options: { maxRetries: 0 },
};

const answer = (body: string, contentType?: string): FaultKind => ({
	kind: 'replaceBody',
	effect: 'done',
	body,
	...(contentType !== undefined && { contentType }),
});

const encoded = (headers: Record<string, string>): FaultKind => ({
	kind: 'status',
	status: 200,
	effect: 'done',
	body: '{"orderID":1,"orderNumber":"A3-1"}',
	headers,
});

const MEGABYTE = 1_000_000;
const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;

beforeEach(beginAnew);

describe('An order that was placed, with a hostile answer', () => {
	it.each<[string, FaultKind]>([
		['10 MB of text', answer('x'.repeat(10 * MEGABYTE))],
		['10 MB of JSON', answer(JSON.stringify({ padding: 'x'.repeat(10 * MEGABYTE) }))],
		['100,000 lists in each other', answer(deep)],
		['two orders', answer('[{"orderID":1,"orderNumber":"A3-1"},{"orderID":2}]')],
		['text with the type of JSON', answer('OK')],
		['an HTML page with the type of JSON', answer('<html><title>Logga in</title></html>')],
		['bytes that are no gzip, said to be gzip', encoded({ 'Content-Encoding': 'gzip' })],
		['bytes that are no brotli, said to be brotli', encoded({ 'Content-Encoding': 'br' })],
		['XML', answer('<?xml version="1.0"?><orderID>1</orderID>', 'application/xml')],
	])('%s: may exist, and is not sent again', async (_, fault) => {
		sandbox.injectFault({ ...fault, operationId: 'CreateOrder', times: 5 });
		const { error } = await runA3Connect(order, { retryOnFail: true });
		expect(error?.message).toMatch(/^The order may exist/);
		expect(error!.message.length + error!.description!.length).toBeLessThan(3000);
		expect(requestsFor('CreateOrder')).toBe(1);
		expect(sandbox.books.orders).toHaveLength(1);
	});

	it.each<[string, FaultKind, object]>([
		[
			'keys that mean something to an object',
			answer('{"orderID":1,"orderNumber":"A3-1","__proto__":{"a":1},"constructor":{"b":2}}'),
			{ orderID: 1, orderNumber: 'A3-1' },
		],
		[
			'a number beyond 2^53',
			answer('{"orderID":9007199254740993,"orderNumber":"A3-1"}'),
			{ orderID: '9007199254740993', orderNumber: 'A3-1' },
		],
		[
			'a lone surrogate',
			answer('{"orderID":1,"orderNumber":"A3-\\ud800"}'),
			{ orderID: 1, orderNumber: 'A3-\ud800' },
		],
		[
			'another content type',
			answer('{"orderID":1,"orderNumber":"A3-1"}', 'text/plain; charset=utf-16'),
			{ orderID: 1, orderNumber: 'A3-1' },
		],
		[
			'a byte order mark',
			answer('\uFEFF{"orderID":1,"orderNumber":"A3-1"}'),
			{ orderID: 1, orderNumber: 'A3-1' },
		],
	])('%s: is read all the same', async (_, fault, expected) => {
		sandbox.injectFault({ ...fault, operationId: 'CreateOrder' });
		const { items, error } = await runA3Connect(order);
		expect(error).toBeUndefined();
		expect(items[0]?.json).toMatchObject(expected);
		expect(({} as { a?: unknown }).a).toBeUndefined();
	});
});

describe('An error with a hostile body', () => {
	it.each([
		['10 MB', 'x'.repeat(10 * MEGABYTE)],
		['lists in each other', `{"title":"Nej","errors":${deep}}`],
		['keys that mean something to an object', '{"__proto__":{"message":"Nej"},"toString":"Nej"}'],
		['script', '{"title":"<script>alert(1)</script>"}'],
		['control characters', 'a\u0000\u001b[2Jb\u202Ec'],
	])('%s: is told in a short text', async (_, body) => {
		const fault = { kind: 'status', status: 400, effect: 'none', body } as const;
		sandbox.injectFault({ ...fault, operationId: 'CreateOrder' });
		const { error } = await runA3Connect(order);
		expect(error?.message).toContain('Could not create the order: A3 Connect answered 400');
		expect(error!.message.length + error!.description!.length).toBeLessThan(12_000);
		expect(error!.description).not.toContain('<script');
	});

	it('a redirect to another host is not followed: neither key nor token go there', async () => {
		const other = await sandboxPackage.startSandbox();
		const location = `${other.url}/a3/api/GetPackages`;
		const redirect = { kind: 'redirect', location, effect: 'none' } as const;
		sandbox.injectFault({ ...redirect, operationId: 'GetPackages' });
		sandbox.injectFault({ ...redirect, operationId: 'listCustomers' });
		const outcomes = [await runA3Connect(getPackages), await runSimutek(getCustomers)];
		await other.close();
		for (const { error } of outcomes) {
			expect(error?.description).toContain(`redirects to ${location}, which is not followed`);
		}
		expect(other.books.requests).toEqual([]);
	});
});

describe('A list without an end', () => {
	const page = (numbers: number[]) =>
		JSON.stringify(numbers.map((number) => ({ number: `N${number}`, name: `Kund ${number}` })));
	const hundred = Array.from({ length: 100 }, (_, index) => index);

	it('that repeats its page ends with it', async () => {
		const fault = answer(page(hundred));
		sandbox.injectFault({ ...fault, operationId: 'listCustomers', times: 100 });
		const { items } = await runSimutek(getCustomers);
		expect(items).toHaveLength(100);
		// Behind a full page two are fetched side by side, and the first of them ends the list.
		expect(requestsFor('listCustomers')).toBe(3);
	});

	it('that gives customers twice gives each once', async () => {
		sandbox.injectFault({
			...answer(page([...hundred, ...hundred])),
			operationId: 'listCustomers',
		});
		sandbox.injectFault({ ...answer('[]'), operationId: 'listCustomers' });
		const { items } = await runSimutek(getCustomers);
		expect(items).toHaveLength(100);
	});

	it('that always has another page ends at the limit', async () => {
		for (let index = 0; index < 20; index++) {
			const numbers = hundred.map((number) => index * 100 + number);
			sandbox.injectFault({ ...answer(page(numbers)), operationId: 'listCustomers' });
		}
		const { items } = await runSimutek({ ...getCustomers, returnAll: false, limit: 250 });
		expect(items).toHaveLength(250);
		expect(requestsFor('listCustomers')).toBe(3);
	});
});
