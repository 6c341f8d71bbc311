/** @jest-environment ./test/SandboxEnvironment.mjs */
import type { INodeParameters } from 'n8n-workflow';
import type { FaultKind } from '../../sandbox/apis/faults.mts';
import { beginAnew, jsonOf, runA3Connect } from '../engine/vendors';
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

const isInDoubt = (details: unknown) =>
	(details as { mayExist?: boolean } | undefined)?.mayExist === true;

/** How many of a hundred orders ask for the same as another. */
const TWINS = 30;

function injectFaults(): void {
	FAULTS.forEach((fault, index) =>
		sandbox.injectFault({
			...fault,
			operationId: 'CreateOrder',
			probability: 0.022,
			seed: index + 1,
		}),
	);
}

const parameters = (options: INodeParameters): INodeParameters => ({
	resource: 'order',
	operation: 'create',
	package: located('101'),
	customerNumber: '204817',
	fields: { mappingMode: 'autoMapInputData', value: null, matchingColumns: [], schema: [] },
	options: { timeout: 500, concurrency: 40, ...options },
});

const orderOf = (alias: string) => ({
	firstname: 'Anna',
	lastname: 'Öberg',
	email: 'anna@example.se',
	userGroup1: 'Säljare',
	alias,
});

/** The numbers of the orders in the books, by what tells them apart. */
function ordersPlaced(): Map<unknown, string[]> {
	const placed = new Map<unknown, string[]>();
	for (const { data, orderNumber } of sandbox.books.orders) {
		placed.set(data.alias, [...(placed.get(data.alias) ?? []), orderNumber]);
	}
	return placed;
}

/** Whether there is one order, with the number that is told. Where none was answered, none is told. */
function isThe([number, ...others]: string[], told: unknown): boolean {
	return (
		number !== undefined && others.length === 0 && [number, undefined].includes(told as string)
	);
}

const callsWithFaults = () => sandbox.books.requests.filter(({ fault }) => fault !== null).length;

beforeEach(beginAnew);

it('10,000 orders with faults in 20 % of the calls: the books balance', async () => {
	injectFaults();
	const { items: output } = await runA3Connect(parameters({}), {
		items: Array.from({ length: ORDERS }, (_, index) => orderOf(`alias ${index}`)),
		onError: 'continueRegularOutput',
	});

	const placed = ordersPlaced();
	const figures = { done: 0, failed: 0, 'in doubt': 0, placed: sandbox.books.orders.length };
	const wrong = jsonOf(output).filter(({ error, details, orderNumber }, index) => {
		const orders = placed.get(`alias ${index}`) ?? [];
		if (error === undefined) {
			figures.done++;
			return !isThe(orders, orderNumber);
		}
		if (isInDoubt(details)) {
			figures['in doubt']++;
			return orders.length > 1;
		}
		figures.failed++;
		return orders.length > 0;
	});
	const faults = callsWithFaults();
	sandboxPackage.print(`\nsoak: ${JSON.stringify({ ...figures, faults })}\n`);
	expect(output).toHaveLength(ORDERS);
	expect(wrong).toEqual([]);
	// Whatever met no fault is done.
	expect(figures.done).toBeGreaterThanOrEqual(ORDERS - faults);
	expect(figures.failed).toBeGreaterThan(0);
	expect(figures.placed).toBeGreaterThanOrEqual(figures.done);
	expect(figures.placed).toBeLessThanOrEqual(figures.done + figures['in doubt']);
	expect(faults).toBeGreaterThan(ORDERS * 0.15);
}, 1_800_000);

it('10,000 orders, 30 % of them twins, with Skip Duplicates and Retry On Fail: each key once at most', async () => {
	// n8n tries a node again whose first item has failed.
	const refused = { kind: 'status', status: 400, effect: 'none' } as const;
	sandbox.injectFault({ ...refused, operationId: 'CreateOrder' });
	injectFaults();
	const isTwin = (index: number) => index % 100 >= 100 - TWINS;
	const aliasOf = (index: number) => `alias ${isTwin(index) ? index - 50 : index}`;
	const { items: output, error } = await runA3Connect(
		parameters({ skipDuplicates: true, timeout: 1000 }),
		{
			items: Array.from({ length: ORDERS }, (_, index) => orderOf(aliasOf(index))),
			onError: 'continueRegularOutput',
			retryOnFail: true,
		},
	);

	const placed = ordersPlaced();
	const told = new Map<string, Array<'done' | 'skipped' | 'in doubt' | 'failed'>>();
	const wrong: unknown[] = [];
	for (const [index, json] of jsonOf(output).entries()) {
		const alias = aliasOf(index);
		const numbers = placed.get(alias) ?? [];
		const what =
			json.error !== undefined
				? isInDoubt(json.details)
					? 'in doubt'
					: 'failed'
				: json.skipped === true
					? 'skipped'
					: 'done';
		told.set(alias, [...(told.get(alias) ?? []), what]);
		const exists = what === 'done' || what === 'skipped';
		if (numbers.length > 1 || (exists && !isThe(numbers, json.orderNumber))) wrong.push(json);
	}
	for (const [alias, whats] of told) {
		const confirmed = whats.filter((what) => what === 'done').length;
		// Skipped is what a twin has placed; of a doubt, nobody says that it was placed or refused.
		if (confirmed > 1 || (whats.includes('skipped') && confirmed === 0)) wrong.push([alias, whats]);
		if (placed.has(alias) && whats.every((what) => what === 'failed')) wrong.push([alias, whats]);
	}
	const all = [...told.values()].flat();
	const count = (what: string) => all.filter((each) => each === what).length;
	const figures = {
		done: count('done'),
		skipped: count('skipped'),
		failed: count('failed'),
		'in doubt': count('in doubt'),
		keys: told.size,
		placed: sandbox.books.orders.length,
		faults: callsWithFaults(),
	};
	sandboxPackage.print(`\nsoak with twins: ${JSON.stringify(figures)}\n`);
	expect(error).toBeUndefined();
	expect(output).toHaveLength(ORDERS);
	expect(wrong).toEqual([]);
	expect(told.size).toBe(ORDERS * (1 - TWINS / 100));
	expect(figures.skipped).toBeGreaterThan(ORDERS * 0.05);
	expect(figures.placed).toBeGreaterThanOrEqual(figures.done);
	expect(figures.placed).toBeLessThanOrEqual(figures.done + figures['in doubt']);
	expect(figures.faults).toBeGreaterThan(told.size * 0.15);
}, 1_800_000);
