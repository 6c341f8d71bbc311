/** @jest-environment ./test/SandboxEnvironment.mjs */
import type { INodeParameters } from 'n8n-workflow';
import type { FaultKind } from '../../sandbox/apis/faults.mts';
import { jsonOf, runA3Connect } from '../engine/vendors';
import { located } from '../located';

const ORDERS = 10_000;

const FAULTS: FaultKind[] = [
	{ kind: 'status', status: 500, effect: 'none' },
	{ kind: 'status', status: 502, effect: 'done' },
	{ kind: 'status', status: 400, effect: 'none' },
	{ kind: 'html', effect: 'done' },
	{ kind: 'resetBefore', effect: 'none' },
	{ kind: 'resetAfter', effect: 'done' },
	{ kind: 'hang', effect: 'done' },
	{ kind: 'truncate', effect: 'done' },
	{ kind: 'retryAfter', status: 429, seconds: 0, form: 'seconds', effect: 'none' },
	{ kind: 'replaceBody', body: '{"orderID":"1"}', effect: 'done' },
];

it('10,000 orders with faults in 20 % of the calls: the books balance', async () => {
	FAULTS.forEach((fault, index) =>
		sandbox.injectFault({
			...fault,
			operationId: 'CreateOrder',
			probability: 0.022,
			seed: index + 1,
		}),
	);
	const parameters = {
		resource: 'order',
		operation: 'create',
		package: located('101'),
		customerNumber: '204817',
		fields: { mappingMode: 'autoMapInputData', value: null, matchingColumns: [], schema: [] },
		options: { timeout: 500, concurrency: 40 },
	} as INodeParameters;
	const items = Array.from({ length: ORDERS }, (_, index) => ({
		firstname: 'Anna',
		lastname: 'Öberg',
		email: 'anna@example.se',
		userGroup1: 'Säljare',
		alias: `alias ${index}`,
	}));
	const { items: output } = await runA3Connect(parameters, {
		items,
		onError: 'continueRegularOutput',
	});

	const placed = new Map<unknown, string[]>();
	for (const { data, orderNumber } of sandbox.books.orders) {
		placed.set(data.alias, [...(placed.get(data.alias) ?? []), orderNumber]);
	}
	const figures = { done: 0, failed: 0, 'in doubt': 0, placed: sandbox.books.orders.length };
	const wrong = jsonOf(output).filter(({ error, orderNumber }, index) => {
		const orders = placed.get(`alias ${index}`) ?? [];
		if (error === undefined) {
			figures.done++;
			return orders.length !== 1 || orders[0] !== orderNumber;
		}
		if (String(error).startsWith('The order may exist')) {
			figures['in doubt']++;
			return orders.length > 1;
		}
		figures.failed++;
		return orders.length > 0;
	});
	const faults = sandbox.books.requests.filter(({ fault }) => fault !== null).length;
	sandboxPackage.print(`\nsoak: ${JSON.stringify({ ...figures, faults })}\n`);
	expect(output).toHaveLength(ORDERS);
	expect(wrong).toEqual([]);
	// Whatever met no fault is done.
	expect(figures.done).toBeGreaterThanOrEqual(ORDERS - faults);
	expect(figures.failed).toBeGreaterThan(0);
	expect(figures.placed).toBeGreaterThanOrEqual(figures.done);
	expect(figures.placed).toBeLessThanOrEqual(figures.done + figures['in doubt']);
	expect(faults).toBeGreaterThan(ORDERS * 0.15);
}, 600_000);
