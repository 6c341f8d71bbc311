/** @jest-environment ./test/SandboxEnvironment.mjs */
import type { INodeParameters } from 'n8n-workflow';
import { located } from '../located';
import { forgetEverything } from '../../nodes/shared/creations/processMemory';
import { processedKeys } from './runWorkflow';
import { beginAnew, jsonOf, NORDTRYCK, requestsFor, runA3Connect, runSimutek } from './vendors';

function order(options: INodeParameters = {}): INodeParameters {
	return {
		resource: 'order',
		operation: 'create',
		package: located('104'),
		customerNumber: '={{ $json.number }}',
		options: { concurrency: 1, ...options },
	};
}

const numbers = (count: number, bad?: number) =>
	Array.from({ length: count }, (_, index) => ({ number: index === bad ? '1' : '204817' }));

beforeEach(beginAnew);

describe('Retry On Fail', () => {
	it('does not create again what an earlier try created', async () => {
		const { error } = await runA3Connect(order(), { items: numbers(6, 4), retryOnFail: true });
		expect(error?.message).toContain('[item 4]');
		expect(sandbox.books.orders).toHaveLength(4);
		expect(requestsFor('CreateOrder')).toBe(4 + 3);
	});

	it('counts as created what an earlier try left in doubt and a later one finds', async () => {
		sandbox.injectFault({ kind: 'resetAfter', effect: 'done', operationId: 'createCustomer' });
		const { error } = await runSimutek(
			{
				resource: 'customer',
				operation: 'findOrCreate',
				name: '={{ $json.name }}',
				corporateIdentityNumber: '={{ $json.identity }}',
				options: { concurrency: 1 },
			},
			{
				items: [
					{ name: 'Nordtryck', identity: '559123-4567' },
					{ name: 'Without digits', identity: 'none' },
				],
				retryOnFail: true,
			},
		);
		expect(error?.message).toContain('[item 1]');
		expect(error?.context.created).toEqual([{ item: 0, number: expect.stringMatching(/^K\d+$/) }]);
		expect(sandbox.books.customersCreated).toHaveLength(1);
	});

	it('goes on with the rest once the fault has passed', async () => {
		sandbox.injectFault({
			kind: 'status',
			status: 400,
			effect: 'none',
			operationId: 'CreateOrder',
		});
		const { items, error } = await runA3Connect(order(), { items: numbers(6), retryOnFail: true });
		expect(error).toBeUndefined();
		expect(jsonOf(items).map(({ orderNumber }) => orderNumber)).toEqual(
			sandbox.books.orders.map(({ orderNumber }) => orderNumber),
		);
		expect(sandbox.books.orders).toHaveLength(6);
	});

	it('does not send again what may exist, and says so', async () => {
		sandbox.injectFault({ kind: 'resetAfter', effect: 'done', operationId: 'CreateOrder' });
		const { error } = await runA3Connect(order(), { items: numbers(3), retryOnFail: true });
		expect(requestsFor('CreateOrder')).toBe(1);
		expect(error?.message).toMatch(/^The order may exist/);
		expect(error?.description).toContain("turn on 'Resend Uncertain'");
	});

	it('lists in its error also what an earlier try created', async () => {
		// While the first order waits for its answer, the others are placed. The later tries end with
		// the first, and come to none of the last.
		sandbox.injectFault({ kind: 'hang', effect: 'done', operationId: 'CreateOrder' });
		const { error } = await runA3Connect(order({ concurrency: 2, timeout: 1000 }), {
			items: numbers(5),
			retryOnFail: true,
		});
		const { created, failed, itemIndex } = error!.context as unknown as {
			created: Array<{ item: number; number: string }>;
			failed: unknown[];
			itemIndex: number;
		};
		const [, ...others] = sandbox.books.orders.map(({ orderNumber }) => orderNumber);
		expect({ itemIndex, failed }).toEqual({ itemIndex: 0, failed: [] });
		expect(created).toEqual(others.map((number, index) => ({ item: index + 1, number })));
		expect(requestsFor('CreateOrder')).toBe(5);
	});

	it('sends again what may exist where it is told to', async () => {
		sandbox.injectFault({ kind: 'resetBefore', effect: 'none', operationId: 'CreateOrder' });
		const { error } = await runA3Connect(order({ resendUncertain: true }), {
			items: numbers(3),
			retryOnFail: true,
		});
		expect(error).toBeUndefined();
		expect(sandbox.books.orders).toHaveLength(3);
	});
});

describe('Retry of a failed execution', () => {
	it('resumes behind what was created, with the recorded results', async () => {
		const items = numbers(10);
		const parameters = order();
		const first = await runA3Connect(parameters, { items: numbers(10, 7) });
		expect(first.error?.message).toContain('[item 7]');
		expect(sandbox.books.orders).toHaveLength(7);
		const input = first.run.data.executionData!.nodeExecutionStack[0]!.data.main![0]!;
		input[7]!.json = items[7]!;
		const second = await runA3Connect(parameters, { items, retryOf: first.run });
		expect(second.error).toBeUndefined();
		expect(sandbox.books.orders).toHaveLength(10);
		expect(jsonOf(second.items).map(({ orderNumber }) => orderNumber)).toEqual(
			sandbox.books.orders.map(({ orderNumber }) => orderNumber),
		);
	});

	it('places anew where the credential or the operation was changed in between', async () => {
		const failed = await runSimutek(
			{
				resource: 'customer',
				operation: 'create',
				...NORDTRYCK,
				name: '={{ $json.name }}',
				options: { concurrency: 1 },
			},
			{ items: [{ name: 'A' }, { name: ' ' }] },
		);
		expect(sandbox.books.customersCreated).toHaveLength(1);
		const parameters = {
			resource: 'salesOrder',
			operation: 'create',
			customerNumber: located('K100421'),
		};
		const changed = await runSimutek(parameters, { retryOf: failed.run });
		expect(jsonOf(changed.items)).toMatchObject([{ success: true }, { success: true }]);
		expect(sandbox.books.salesOrders).toHaveLength(2);

		const live = await sandboxPackage.startSandbox();
		const { baseUrl, accessTokenUrl, clientId, clientSecret } = live.simutek;
		await runSimutek(parameters, {
			retryOf: failed.run,
			credential: { baseUrl, accessTokenUrl, clientId, clientSecret },
		});
		const { salesOrders } = live.books;
		await live.close();
		expect(salesOrders).toHaveLength(2);
	});

	it('keeps what it knows small: results, not requests', async () => {
		const { run } = await runA3Connect(order({ concurrency: 10 }), { items: numbers(1000) });
		const kept = JSON.stringify(run.data.executionData!.contextData);
		expect(sandbox.books.orders).toHaveLength(1000);
		expect(kept.length / 1000).toBeLessThan(100);
		expect(kept).not.toContain('204817');
	});
});

describe('Skip Duplicates', () => {
	const skipping = order({ skipDuplicates: true });
	const salesOrder = (purchaseOrderNumber: string, options = {}): INodeParameters => ({
		resource: 'salesOrder',
		operation: 'create',
		customerNumber: located('K100421'),
		additionalFields: { purchaseOrderNumber },
		options: { skipDuplicates: true, ...options },
	});

	it('places an order once, in this execution and the next', async () => {
		const first = await runA3Connect(skipping, { items: numbers(2) });
		const second = await runA3Connect(skipping, { items: numbers(1) });
		expect(sandbox.books.orders).toHaveLength(1);
		expect(first.items[0]?.json.orderNumber).toBe(sandbox.books.orders[0]?.orderNumber);
		for (const item of [first.items[1], second.items[0]]) {
			expect(item?.json).toMatchObject({
				skipped: true,
				reason: expect.stringContaining('placed before'),
				key: expect.stringContaining('104 204817'),
				orderNumber: sandbox.books.orders[0]?.orderNumber,
			});
		}
	});

	it('places one order for two executions at the same time', async () => {
		const executions = Array.from({ length: 10 }, async () => await runSimutek(salesOrder('PO-1')));
		const items = (await Promise.all(executions)).flatMap((outcome) => outcome.items);
		expect(sandbox.books.salesOrders).toHaveLength(1);
		expect(items.filter(({ json }) => json.skipped === true)).toHaveLength(9);
	});

	it('looks again where another worker made the first record at the same time', async () => {
		const refusal =
			'duplicate key value violates unique constraint "PK_ca04b9d8dc72de268fe07a65773"';
		processedKeys.errors.push(new Error(refusal));
		const { items } = await runSimutek(salesOrder('PO-1'));
		expect(items[0]?.json.skipped).toBeUndefined();
		expect(sandbox.books.salesOrders).toHaveLength(1);
	});

	it('sends nothing where it cannot be recorded', async () => {
		processedKeys.errors.push(new Error('the connection was lost'));
		const { error } = await runSimutek(salesOrder('PO-1'));
		expect(error?.message).toContain('the connection was lost');
		expect(sandbox.books.salesOrders).toHaveLength(0);
	});

	it('forgets what was surely not placed', async () => {
		sandbox.injectFault({
			kind: 'status',
			status: 400,
			effect: 'none',
			operationId: 'createSalesOrder',
		});
		const first = await runSimutek(salesOrder('PO-2'));
		const second = await runSimutek(salesOrder('PO-2'));
		expect(first.error?.message).toContain('400');
		expect(second.items[0]?.json).toMatchObject({ success: true });
	});

	it('says of what may have been placed that it may, never that it was', async () => {
		sandbox.injectFault({ kind: 'resetAfter', effect: 'done', operationId: 'createSalesOrder' });
		const first = await runSimutek(salesOrder('PO-3'));
		forgetEverything();
		const second = await runSimutek(salesOrder('PO-3'));
		expect(first.error?.message).toContain('may exist');
		expect(second.error?.message).toContain('with the duplicate key "K100421 PO-3" may exist');
		expect(second.error?.context.mayExist).toBe(true);
		expect(sandbox.books.salesOrders).toHaveLength(1);
	});

	it('sends the second of two items where the first is refused, and it alone', async () => {
		const refused = { kind: 'status', status: 400, effect: 'none' } as const;
		sandbox.injectFault({ ...refused, operationId: 'createSalesOrder' });
		const { items } = await runSimutek(salesOrder('PO-1'), {
			items: [{}, {}, {}],
			onError: 'continueRegularOutput',
		});
		expect(jsonOf(items)).toMatchObject([
			{ error: expect.stringContaining('400') },
			{ success: true, purchaseOrderNumber: 'PO-1' },
			{ skipped: true },
		]);
		expect(sandbox.books.salesOrders).toHaveLength(1);
	});

	it('sends the order of the second execution where that of the first at that time is refused', async () => {
		const refused = { kind: 'status', status: 400, effect: 'none' } as const;
		sandbox.injectFault({ ...refused, operationId: 'createSalesOrder' });
		const executions = [runSimutek(salesOrder('PO-1')), runSimutek(salesOrder('PO-1'))];
		const outcomes = await Promise.all(executions);
		expect(outcomes.filter(({ error }) => error !== undefined)).toHaveLength(1);
		expect(outcomes.flatMap(({ items }) => jsonOf(items))).toMatchObject([{ success: true }]);
		expect(sandbox.books.salesOrders).toHaveLength(1);
	});

	it('never says skipped of an order that broke off before it was written', async () => {
		sandbox.injectFault({ kind: 'resetBefore', effect: 'none', operationId: 'createSalesOrder' });
		await runSimutek(salesOrder('PO-1'));
		forgetEverything();
		const again = { onError: 'continueErrorOutput' } as const;
		const { items, errors } = await runSimutek(salesOrder('PO-1'), again);
		expect(items).toEqual([]);
		expect(jsonOf(errors)).toMatchObject([{ details: { mayExist: true } }]);
		await runSimutek(salesOrder('PO-1', { resendUncertain: true }));
		expect(sandbox.books.salesOrders).toHaveLength(1);
	});

	it('keeps an order in doubt that was answered 409, and says what the API said', async () => {
		sandbox.injectFault({
			kind: 'status',
			status: 409,
			body: JSON.stringify({ title: 'An order PO-1 exists' }),
			effect: 'none',
			operationId: 'createSalesOrder',
		});
		const { error } = await runSimutek(salesOrder('PO-1'));
		expect(error?.message).toContain('An order PO-1 exists');
		expect(error?.context.mayExist).toBe(true);
		const again = await runSimutek(salesOrder('PO-1'));
		expect(again.error?.context.mayExist).toBe(true);
		expect(requestsFor('createSalesOrder')).toBe(1);
	});

	it('does not count in live what was placed in the test environment', async () => {
		const live = await sandboxPackage.startSandbox();
		const { baseUrl, apiToken } = live.a3Connect;
		await runA3Connect(skipping, { items: numbers(1) });
		const { items } = await runA3Connect(skipping, {
			items: numbers(2),
			credential: { environment: 'custom', baseUrl, apiToken },
		});
		const { orders } = live.books;
		await live.close();
		expect(orders).toHaveLength(1);
		expect(jsonOf(items)).toEqual([
			expect.not.objectContaining({ skipped: true }),
			expect.objectContaining({ skipped: true }),
		]);
	});

	it('tells the nodes of a workflow apart that share a scope and a key', async () => {
		const shared = { duplicateKey: 'W-1042', duplicateScope: 'workflow' };
		await runSimutek(salesOrder('', shared));
		await runA3Connect(order({ skipDuplicates: true, ...shared }), { items: numbers(1) });
		expect(sandbox.books.salesOrders).toHaveLength(1);
		expect(sandbox.books.orders).toHaveLength(1);
	});

	it('knows a purchase order number among the extra fields, as the vendor spells it', async () => {
		const { items } = await runSimutek(
			{ ...salesOrder('PO-1'), additionalFields: { extraBodyFields: '={{ $json }}' } },
			{ items: [{ PurchaseOrderNumber: 'PO-1' }, { PurchaseOrderNumber: 'PO-1' }] },
		);
		expect(jsonOf(items).map(({ skipped }) => skipped)).toEqual([undefined, true]);
		expect(sandbox.books.salesOrders).toHaveLength(1);
	});

	it.each([null, '', ' ', {}, []])(
		'asks for a key where the purchase order number is %j',
		async (purchaseOrderNumber) => {
			const parameters = salesOrder('PO-1');
			const { items } = await runSimutek(
				{ ...parameters, additionalFields: { extraBodyFields: '={{ $json }}' } },
				{
					items: [{ purchaseOrderNumber }, { purchaseOrderNumber }],
					onError: 'continueRegularOutput',
				},
			);
			for (const { json } of items) expect(json.error).toContain("needs a 'Purchase Order Number'");
			expect(sandbox.books.salesOrders).toHaveLength(0);
		},
	);

	it('names the Duplicate Key that gives nothing for an item', async () => {
		const own = { duplicateKey: '={{ $json.order }}' };
		const { items } = await runSimutek(salesOrder('PO-1', own), {
			items: [{ order: 'W-1' }, {}, { order: '' }, { order: 'W-2' }],
			onError: 'continueRegularOutput',
		});
		const empty = { error: expect.stringContaining("Duplicate Key' is required") };
		expect(jsonOf(items)).toMatchObject([{ success: true }, empty, empty, { success: true }]);
		expect(sandbox.books.salesOrders).toHaveLength(2);
	});

	it('looks where it is told to: what the node placed, or the whole workflow', async () => {
		await runSimutek(salesOrder('PO-4'), { nodeId: 'one' });
		const other = await runSimutek(salesOrder('PO-4'), { nodeId: 'two' });
		expect(other.items[0]?.json).toMatchObject({ success: true });
		expect(other.items[0]?.json.skipped).toBeUndefined();
		const wide = { duplicateScope: 'workflow' };
		await runSimutek(salesOrder('PO-5', wide), { nodeId: 'one' });
		const third = await runSimutek(salesOrder('PO-5', wide), { nodeId: 'two' });
		expect(third.items[0]?.json.skipped).toBe(true);
	});

	it("goes by the user's own key where there is one", async () => {
		const own = { duplicateKey: '={{ $json.webshopOrder }}' };
		const { items } = await runSimutek(salesOrder('', own), {
			items: [{ webshopOrder: 'W-1' }, { webshopOrder: 'W-2' }, { webshopOrder: 'W-1' }],
		});
		expect(jsonOf(items).map(({ skipped }) => skipped)).toEqual([undefined, undefined, true]);
	});

	it.each(['', '\u200b'])('asks for a key where %j is all to tell an order by', async (number) => {
		const { error } = await runSimutek(salesOrder(number));
		expect(error?.message).toMatch(/needs a 'Purchase Order Number' or a 'Duplicate Key'/);
		expect(sandbox.books.requests).toEqual([]);
	});
});

describe('A passing fault', () => {
	it.each([
		['429 with seconds', { kind: 'retryAfter', status: 429, seconds: 1, form: 'seconds' } as const],
		['429 with a date', { kind: 'retryAfter', status: 429, seconds: 1, form: 'date' } as const],
	])('%s is waited for, and the order placed once', async (_, fault) => {
		sandbox.injectFault({ ...fault, effect: 'none', operationId: 'CreateOrder' });
		const { items } = await runA3Connect(order(), { items: numbers(2) });
		expect(requestsFor('CreateOrder')).toBe(3);
		expect(jsonOf(items).map(({ orderNumber }) => orderNumber)).toEqual(
			sandbox.books.orders.map(({ orderNumber }) => orderNumber),
		);
	});

	it('of a read is tried again, and no more often than the option says', async () => {
		const fault = {
			kind: 'status',
			status: 500,
			effect: 'none',
			operationId: 'GetPackages',
		} as const;
		const getAll = { resource: 'package', operation: 'getAll', returnAll: true };
		sandbox.injectFault({ ...fault, times: 2 });
		expect((await runA3Connect(getAll)).items).toHaveLength(8);
		sandbox.injectFault({ ...fault, times: 9 });
		const { error } = await runA3Connect({ ...getAll, options: { maxRetries: 1 } });
		expect(error?.message).toContain('500');
		expect(requestsFor('GetPackages')).toBe(3 + 2);
	});
});
