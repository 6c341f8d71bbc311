/** @jest-environment ./test/SandboxEnvironment.mjs */
import { sleep } from 'n8n-workflow';
import type { IDataObject } from 'n8n-workflow';
import type { FaultKind } from '../../sandbox/apis/faults.mts';
import { EXAMPLE_RUNS, takenFromItem } from '../exampleRuns';
import { located } from '../located';
import {
	beginAnew,
	a3Credential,
	jsonOf,
	pairedItems,
	requestsFor,
	runA3Connect,
	runSimutek,
} from './vendors';
import type { Further } from './vendors';

const BAD = 5;

/** How many requests are under way at the same time unless the options say otherwise. */
const AT_ONCE = 10;

const REFUSED: FaultKind = { kind: 'status', status: 400, effect: 'none' };
const SLOW: FaultKind = { kind: 'slowDrip', effect: 'done', millisecondsPerByte: 20 };

const RUN = { simutek: runSimutek, a3Connect: runA3Connect };

/** An order for each item, whose customer number comes out of the item. */
const ORDERS = {
	resource: 'order',
	operation: 'create',
	package: located('104'),
	customerNumber: '={{ $json.number }}',
};

beforeEach(beginAnew);

describe.each(EXAMPLE_RUNS)('$resource: $operation, with one item of ten that fails', (example) => {
	const { resource, operation, parameters: parametersOf, fails } = example;
	const bad = { ...parametersOf(BAD), ...fails.given };
	const parameters = { resource, operation, ...takenFromItem({ ...parametersOf(0), ...bad }) };
	const items = Array.from({ length: 10 }, (_, index) =>
		index === BAD ? bad : parametersOf(index),
	) as IDataObject[];
	const run = async (further?: Further) =>
		await RUN[example.node](parameters, { items, ...further });
	const others = items.map((__, index) => index).filter((index) => index !== BAD);

	it('stops the workflow with an error that names the item', async () => {
		const { error, items: output } = await run();
		expect(error?.message).toMatch(fails.message);
		expect(error?.message).toContain(`[item ${BAD}]`);
		expect(error?.context.itemIndex).toBe(BAD);
		expect(output).toEqual([]);
	});

	it('continues with the message in the item', async () => {
		const outcome = await run({ onError: 'continueRegularOutput' });
		expect(outcome.error).toBeUndefined();
		expect(pairedItems(outcome.items)).toEqual(items.map((__, index) => index));
		expect(outcome.items[BAD]?.json.error).toMatch(fails.message);
		expect(outcome.items[BAD]?.json.details).toMatchObject({ description: expect.any(String) });
		const { statusCode } = outcome.items[BAD]?.json.details as { statusCode?: number };
		expect(statusCode).toBe(fails.statusCode);
		expect(outcome.items.filter(({ json }) => 'error' in json)).toHaveLength(1);
	});

	it('sends the item to the error branch', async () => {
		const outcome = await run({ onError: 'continueErrorOutput' });
		expect(outcome.error).toBeUndefined();
		expect(pairedItems(outcome.items)).toEqual(others);
		expect(pairedItems(outcome.errors)).toEqual([BAD]);
		expect(outcome.errors[0]?.json.error).toMatch(fails.message);
		expect(outcome.errors[0]?.json).toMatchObject(items[BAD]!);
	});
});

describe('A workflow that stops', () => {
	const one = { ...ORDERS, options: { concurrency: 1 } };
	const many = { ...ORDERS, options: { concurrency: AT_ONCE } };

	it('starts no further request, and tells which orders were placed', async () => {
		const items = Array.from({ length: 10 }, (_, index) => ({
			number: index === BAD ? '1' : '204817',
		}));
		const { error } = await runA3Connect(one, { items });
		expect(requestsFor('CreateOrder')).toBe(BAD + 1);
		const created = sandbox.books.orders.map(({ orderNumber: number }, item) => ({ item, number }));
		expect(error?.context.created).toEqual(created);
		for (const { item, number } of created) {
			expect(error?.description).toContain(`item ${item}: ${number}`);
		}
	});

	it('waits for the requests under way and counts what they created', async () => {
		sandbox.injectFault({ ...REFUSED, operationId: 'CreateOrder' });
		sandbox.injectFault({ ...SLOW, operationId: 'CreateOrder', times: 1000 });
		const items = Array.from({ length: 100 }, () => ({ number: '204817' }));
		const { error } = await runA3Connect(many, { items });
		const created = error?.context.created as Array<{ number: string }>;
		expect(created.map(({ number }) => number).sort()).toEqual(
			sandbox.books.orders.map(({ orderNumber }) => orderNumber).sort(),
		);
		expect(sandbox.books.orders).toHaveLength(AT_ONCE - 1);
	});

	it('hands no secret on', async () => {
		const echo = JSON.stringify({ Message: `bad key ${sandbox.a3Connect.apiToken}` });
		sandbox.injectFault({
			kind: 'status',
			status: 400,
			body: echo,
			effect: 'none',
			operationId: '*',
		});
		const { run, error } = await runA3Connect(ORDERS, { items: [{ number: '204817' }] });
		expect(error?.message).toContain('bad key [secret]');
		expect(JSON.stringify(run)).not.toContain(sandbox.a3Connect.apiToken);
	});
});

async function requestsUnderWay(count: number): Promise<void> {
	while (requestsFor('CreateOrder') < count) await sleep(5);
}

it('A workflow that is cancelled starts no further request', async () => {
	sandbox.injectFault({ ...SLOW, operationId: 'CreateOrder', times: 1000 });
	await runA3Connect(
		{ ...ORDERS, options: { concurrency: AT_ONCE } },
		{
			items: Array.from({ length: 1000 }, () => ({ number: '204817' })),
			onError: 'continueRegularOutput',
			cancelAfter: requestsUnderWay(AT_ONCE),
		},
	);
	// By then those that were under way have been answered.
	await sleep(2000);
	expect(requestsFor('CreateOrder')).toBe(AT_ONCE);
});

describe('What an API answers', () => {
	const items = [{ number: '204817' }];

	it.each([
		['500', { kind: 'status', status: 500, body: 'Kaboom', effect: 'done' } as const],
		['408', { kind: 'status', status: 408, effect: 'done' } as const],
		['a reset', { kind: 'resetAfter', effect: 'done' } as const],
		['half an answer', { kind: 'truncate', effect: 'done' } as const],
		['no answer in time', { kind: 'hang', effect: 'done' } as const],
		['a redirect', { kind: 'redirect', location: 'http://127.0.0.1:9/', effect: 'done' } as const],
	])('leaves open whether the order exists after %s', async (_, fault) => {
		sandbox.injectFault({ ...fault, operationId: 'CreateOrder' });
		const { error } = await runA3Connect({ ...ORDERS, options: { timeout: 500 } }, { items });
		expect(error?.message).toMatch(/^The order may exist/);
		expect(error?.context.mayExist).toBe(true);
		expect(sandbox.books.orders).toHaveLength(1);
	});

	it('follows no redirect, so that the key stays where it belongs', async () => {
		sandbox.injectFault({
			kind: 'redirect',
			location: `${sandbox.url}/elsewhere`,
			effect: 'none',
			operationId: 'GetPackageSchema',
		});
		const { error } = await runA3Connect(ORDERS, { items });
		expect(error?.description).toContain(`${sandbox.url}/elsewhere, which is not followed`);
		expect(sandbox.books.requests).toHaveLength(1);
	});

	it('tells which right is missing', async () => {
		const credential = { ...a3Credential(), apiToken: sandbox.a3Connect.apiTokenWithoutOrderRight };
		const { error } = await runA3Connect(ORDERS, { items, credential });
		expect(error?.message).toContain('403 Forbidden');
		expect(error?.description).toContain('may not create orders');
	});

	it('is told from a server that cannot be reached', async () => {
		const credential = { ...a3Credential(), baseUrl: 'http://127.0.0.1:9' };
		const { error } = await runA3Connect(ORDERS, { items, credential });
		expect(error?.message).toMatch(
			/A3 Connect cannot be reached at http:\/\/127\.0\.0\.1:9: connection refused/,
		);
		expect(error?.context.mayExist).toBe(false);
	});

	it('is not asked for without https', async () => {
		const credential = { ...a3Credential(), baseUrl: 'http://connect.example.se' };
		const { error } = await runA3Connect(ORDERS, { items, credential });
		expect(error?.message).toMatch(/'Base URL' of the credential must begin with https:/);
		const { items: output } = await runA3Connect(ORDERS, {
			items,
			credential,
			onError: 'continueRegularOutput',
		});
		expect(jsonOf(output)).toEqual([
			{
				error: expect.stringContaining('must begin with https'),
				details: { description: expect.stringContaining('unencrypted') },
			},
		]);
	});
});

it('100,000 customers pass through one item', async () => {
	const page = (from: number) =>
		Array.from({ length: 20_000 }, (_, index) => ({ name: 'Kund', number: `N${from + index}` }));
	for (let from = 0; from < 100_000; from += 20_000) {
		sandbox.injectFault({
			kind: 'replaceBody',
			body: JSON.stringify(page(from)),
			effect: 'none',
			operationId: 'listCustomers',
		});
	}
	sandbox.injectFault({
		kind: 'replaceBody',
		body: '[]',
		effect: 'none',
		operationId: 'listCustomers',
	});
	const { items, error } = await runSimutek({
		resource: 'customer',
		operation: 'getAll',
		returnAll: true,
	});
	expect(error).toBeUndefined();
	expect(items).toHaveLength(100_000);
});
