/** @jest-environment ./test/SandboxEnvironment.mjs */
import { sleep } from 'n8n-workflow';
import type { INodeParameters } from 'n8n-workflow';
import type { FaultKind } from '../../sandbox/apis/faults.mts';
import { located } from '../located';
import { EVERY_OPERATION } from '../nodes';
import {
	a3Credential,
	jsonOf,
	pairedItems,
	requestsFor,
	runA3Connect,
	runSimutek,
} from './vendors';
import type { Outcome } from './runWorkflow';
import type { Further } from './vendors';

const BAD = 5;

/** How many requests are under way at the same time unless the options say otherwise. */
const AT_ONCE = 10;

const REFUSED: FaultKind = { kind: 'status', status: 400, effect: 'none' };
const SLOW: FaultKind = { kind: 'slowDrip', effect: 'done', millisecondsPerByte: 20 };

interface Case {
	run: (parameters: INodeParameters, further?: Further) => Promise<Outcome>;
	parameters: INodeParameters;
	/** An item that succeeds and the item that fails, whatever the reason. */
	good: (index: number) => Record<string, string | number>;
	bad: Record<string, string | number>;
	said: RegExp;
	statusCode?: number;
}

const CASES: Record<string, Case> = {
	'customer: create': {
		run: runSimutek,
		parameters: {
			resource: 'customer',
			operation: 'create',
			name: '={{ $json.name }}',
			corporateIdentityNumber: '={{ $json.identity }}',
			additionalFields: { number: '={{ $json.number }}' },
		},
		good: (index) => ({
			name: `Företag ${index}`,
			identity: `55667${index}-0000`,
			number: `N${index}`,
		}),
		bad: { name: 'Dubblett', identity: '556600-0000', number: 'K100421' },
		said: /Could not create the customer: Simutek GKS answered 400/,
		statusCode: 400,
	},
	'customer: findOrCreate': {
		run: runSimutek,
		parameters: {
			resource: 'customer',
			operation: 'findOrCreate',
			name: '={{ $json.name }}',
			corporateIdentityNumber: '={{ $json.identity }}',
		},
		good: (index) => ({ name: `Företag ${index}`, identity: `55667${index}-0000` }),
		bad: { name: '', identity: '556600-0000' },
		said: /The parameter "Name" is required, but is empty/,
	},
	'customer: get': {
		run: runSimutek,
		parameters: {
			resource: 'customer',
			operation: 'get',
			customerNumber: located('={{ $json.number }}'),
		},
		good: (index) => ({ number: `K10042${index % 10}` }),
		bad: { number: 'K999' },
		said: /Could not get the customer K999: Simutek GKS answered 404/,
		statusCode: 404,
	},
	'customer: getAll': {
		run: runSimutek,
		parameters: {
			resource: 'customer',
			operation: 'getAll',
			limit: '={{ $json.limit }}',
		},
		good: () => ({ limit: 1 }),
		bad: { limit: 0 },
		said: /The parameter "Limit" must be a whole number from 1 on, but is 0/,
	},
	'salesOrder: create': {
		run: runSimutek,
		parameters: {
			resource: 'salesOrder',
			operation: 'create',
			customerNumber: located('={{ $json.number }}'),
		},
		good: () => ({ number: 'K100421' }),
		bad: { number: 'K999' },
		said: /Could not create the sales order: Simutek GKS answered 404/,
		statusCode: 404,
	},
	'package: getAll': {
		run: runA3Connect,
		parameters: { resource: 'package', operation: 'getAll', limit: '={{ $json.limit }}' },
		good: () => ({ limit: 1 }),
		bad: { limit: 'many' },
		said: /The parameter "Limit" must be a whole number/,
	},
	'package: getSchema': {
		run: runA3Connect,
		parameters: {
			resource: 'package',
			operation: 'getSchema',
			package: located('={{ $json.id }}'),
		},
		good: () => ({ id: 101 }),
		bad: { id: 999 },
		said: /order schema of package 999: A3 Connect answered 404/,
		statusCode: 404,
	},
	'order: create': {
		run: runA3Connect,
		parameters: {
			resource: 'order',
			operation: 'create',
			package: located('104'),
			customerNumber: '={{ $json.number }}',
		},
		good: () => ({ number: '204817' }),
		bad: { number: '1' },
		said: /Could not create the order: A3 Connect answered 404/,
		statusCode: 404,
	},
	'order: validate': {
		run: runA3Connect,
		parameters: {
			resource: 'order',
			operation: 'validate',
			package: located('104'),
			customerNumber: '={{ $json.number }}',
		},
		good: () => ({ number: '204817' }),
		bad: { number: ' ' },
		said: /The parameter "Customer Number" is required/,
	},
};

beforeEach(() => sandbox.reset());

it('The failure contract is kept by every operation', () => {
	const names = Object.entries(CASES).map(
		([name, { run }]) => `${run === runSimutek ? 'Simutek GKS' : 'A3 Connect'}, ${name}`,
	);
	expect(names.sort()).toEqual(EVERY_OPERATION);
});

describe.each(Object.entries(CASES))('%s, with one item of ten that fails', (_, tested) => {
	const items = Array.from({ length: 10 }, (__, index) =>
		index === BAD ? tested.bad : tested.good(index),
	);
	const others = items.map((__, index) => index).filter((index) => index !== BAD);

	it('stops the workflow with an error that names the item', async () => {
		const { error, items: output } = await tested.run(tested.parameters, { items });
		expect(error?.message).toMatch(tested.said);
		expect(error?.message).toContain(`[item ${BAD}]`);
		expect(error?.context.itemIndex).toBe(BAD);
		expect(output).toEqual([]);
	});

	it('continues with the message in the item', async () => {
		const outcome = await tested.run(tested.parameters, {
			items,
			onError: 'continueRegularOutput',
		});
		expect(outcome.error).toBeUndefined();
		expect(pairedItems(outcome.items)).toEqual(items.map((__, index) => index));
		expect(outcome.items[BAD]?.json.error).toMatch(tested.said);
		expect(outcome.items[BAD]?.json.statusCode).toBe(tested.statusCode);
		expect(outcome.items.filter(({ json }) => 'error' in json)).toHaveLength(1);
	});

	it('sends the item to the error branch', async () => {
		const outcome = await tested.run(tested.parameters, { items, onError: 'continueErrorOutput' });
		expect(outcome.error).toBeUndefined();
		expect(pairedItems(outcome.items)).toEqual(others);
		expect(pairedItems(outcome.errors)).toEqual([BAD]);
		expect(outcome.errors[0]?.error?.message).toMatch(tested.said);
	});
});

describe('A workflow that stops', () => {
	const parameters = CASES['order: create']!.parameters;
	const one = { ...parameters, options: { concurrency: 1 } };

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
		const { error } = await runA3Connect(parameters, { items });
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
		const { run, error } = await runA3Connect(parameters, { items: [{ number: '204817' }] });
		expect(error?.message).toContain('bad key [secret]');
		expect(JSON.stringify(run)).not.toContain(sandbox.a3Connect.apiToken);
	});
});

async function requestsUnderWay(count: number): Promise<void> {
	while (requestsFor('CreateOrder') < count) await sleep(5);
}

it('A workflow that is cancelled starts no further request', async () => {
	sandbox.injectFault({ ...SLOW, operationId: 'CreateOrder', times: 1000 });
	await runA3Connect(CASES['order: create']!.parameters, {
		items: Array.from({ length: 1000 }, () => ({ number: '204817' })),
		onError: 'continueRegularOutput',
		cancelAfter: requestsUnderWay(AT_ONCE),
	});
	// By then those that were under way have been answered.
	await sleep(2000);
	expect(requestsFor('CreateOrder')).toBe(AT_ONCE);
});

describe('What an API answers', () => {
	const parameters = CASES['order: create']!.parameters;
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
		const { error } = await runA3Connect({ ...parameters, options: { timeout: 500 } }, { items });
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
		const { error } = await runA3Connect(parameters, { items });
		expect(error?.description).toContain(`${sandbox.url}/elsewhere, which is not followed`);
		expect(sandbox.books.requests).toHaveLength(1);
	});

	it('tells which right is missing', async () => {
		const credential = { ...a3Credential(), apiToken: sandbox.a3Connect.apiTokenWithoutOrderRight };
		const { error } = await runA3Connect(parameters, { items, credential });
		expect(error?.message).toContain('403 Forbidden');
		expect(error?.description).toContain('may not create orders');
	});

	it('is told from a server that cannot be reached', async () => {
		const credential = { ...a3Credential(), baseUrl: 'http://127.0.0.1:9' };
		const { error } = await runA3Connect(parameters, { items, credential });
		expect(error?.message).toMatch(
			/A3 Connect cannot be reached, the server refused the connection/,
		);
		expect(error?.context.mayExist).toBe(false);
	});

	it('is not asked for without https', async () => {
		const credential = { ...a3Credential(), baseUrl: 'http://connect.example.se' };
		const { error } = await runA3Connect(parameters, { items, credential });
		expect(error?.message).toMatch(/Base URL must begin with https:/);
		const { items: output } = await runA3Connect(parameters, {
			items,
			credential,
			onError: 'continueRegularOutput',
		});
		expect(jsonOf(output)).toEqual([{ error: expect.stringContaining('must begin with https') }]);
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
