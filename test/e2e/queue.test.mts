/** Queue mode: orders are placed once each, also where a worker is killed on the way. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, suite, test } from 'node:test';

import { Cluster } from '../../sandbox/lab/cluster.mts';
import type { Execution } from '../../sandbox/start/rest.mts';

import { messageOf } from './examples/messages.mts';
import { killMidway } from './queue/killed.mts';
import { callTogether, saveExample } from './queue/across.mts';
import { EXECUTIONS, ORDERS, placeAll, placeFirst } from './queue/load.mts';
import type { Load } from './queue/load.mts';
import { balanceOf, newPurchases, saidBy } from './queue/orders.mts';
import type { Purchase } from './queue/orders.mts';

/**
 * n8n gives up an execution when its worker has not been heard of for a minute; here a little sooner, but
 * not before a worker that is started again is up, also on a busy machine.
 */
const SOONER = {
	QUEUE_WORKER_LOCK_DURATION: '45000',
	QUEUE_WORKER_LOCK_RENEW_TIME: '2000',
	QUEUE_WORKER_STALLED_INTERVAL: '1000',
};

suite('Queue mode: a main process, a webhook processor and two workers', () => {
	let cluster: Cluster;
	before(async () => {
		cluster = await Cluster.open({ workers: 2, env: SOONER });
	});
	after(async () => await cluster?.close());
	beforeEach(() => cluster.lab.sandbox.reset());

	const booksNow = () => cluster.lab.sandbox.books;

	async function assertPlacedOnce({ purchases, executions }: Load): Promise<void> {
		assert.deepEqual(balanceOf(booksNow(), purchases), {
			placed: ORDERS,
			missing: [],
			twice: [],
			unasked: [],
		});
		const said = [];
		for (const { id } of executions) {
			const execution = await cluster.lab.client.look(id);
			assert.equal(execution.status, 'success');
			assert.equal(cluster.startsOf(id).times, 1, `execution ${id} was started once`);
			said.push(...saidBy(execution, booksNow()));
		}
		assert.equal(new Set(said.map(({ name }) => name)).size, ORDERS);
		assert.deepEqual(
			said.filter(({ isTrue }) => !isTrue),
			[],
			'each output item names the order that stands for it',
		);
		const workers = executions.map(({ id }) => cluster.startsOf(id).worker);
		assert.equal(executions.length, EXECUTIONS);
		assert.deepEqual(new Set(workers), new Set(cluster.workers), 'both workers took part');
	}

	test('2,000 orders of 40 executions stand once each, with one token in all', async () => {
		await assertPlacedOnce(await placeAll(cluster, { firstAlone: true }));
		assert.equal(booksNow().tokensIssued, 1);
	});

	test('2,000 orders of 40 executions that all begin with an expired token: one new token', async () => {
		await placeFirst(cluster);
		// The sandbox forgets the token, and n8n keeps it.
		cluster.lab.sandbox.reset();
		await assertPlacedOnce(await placeAll(cluster));
		assert.equal(booksNow().tokensIssued, 1);
	});

	/** Checks what *Skip Duplicates* promises of an execution that goes over what one before it did. */
	function assertNothingLost(purchases: Purchase[], again: Execution): string {
		const { missing, twice, unasked } = balanceOf(booksNow(), purchases);
		const said = saidBy(again, booksNow());
		const skipped = said.filter(({ skippedKey }) => skippedKey !== undefined);
		assert.equal(again.status, 'success');
		assert.deepEqual({ twice, unasked }, { twice: [], unasked: [] });
		assert.equal(new Set(said.map(({ name }) => name)).size, purchases.length * 2);
		assert.deepEqual(
			said.filter(
				({ isTrue, stands, skippedKey, inDoubt }) =>
					!isTrue && !inDoubt && !(stands && skippedKey !== undefined),
			),
			[],
			'each item names its order, was skipped as its order stands, or says that it may exist',
		);
		assert(
			skipped.every(({ name, skippedKey }) => name.endsWith(` ${String(skippedKey)}`)),
			'each skipped item names its key',
		);
		const unsaid = missing.filter(
			(name) => !said.some((item) => item.name === name && item.inDoubt),
		);
		assert.deepEqual(unsaid, [], 'no item is without an order unsaid');
		assert(skipped.length > 0, 'what stood before was skipped');
		const inDoubt = said.filter((item) => item.inDoubt);
		return `of ${said.length} orders ${skipped.length} were skipped, ${inDoubt.length} in doubt, of which ${missing.length} do not stand`;
	}

	test('two workers with purchases of their own at the same time lose next to no key', async (context) => {
		const { purchases } = await callTogether(cluster, [newPurchases(100), newPurchases(100)]);
		const { missing, twice } = balanceOf(booksNow(), purchases);
		context.diagnostic(`${twice.length} of ${purchases.length * 2} keys were lost`);
		assert.deepEqual(missing, []);
		assert(twice.length <= 4, `lost: ${twice.join(', ')}`);
	});

	test('the example "Order once across workers" places the same orders once', async () => {
		const { call, workflow, orders } = await saveExample(cluster, 200);
		await Promise.all([call(orders), call(orders)]);
		const executions = await cluster.ended(workflow, 2);
		const numbers = booksNow().salesOrders.map(({ body }) => body.purchaseOrderNumber);
		assert.equal(numbers.length, 200);
		assert.deepEqual(new Set(numbers), new Set(orders.map(({ orderNumber }) => orderNumber)));
		const taken = [];
		for (const { id } of executions) {
			const { status, runData } = await cluster.lab.client.look(id);
			assert.equal(status, 'success');
			taken.push(...(runData['Say That It Was Taken']?.[0]?.data?.main?.[0] ?? []));
		}
		assert.equal(taken.length, 200);
	});

	test('the same example has a refused order sent once more, and none that may exist', async () => {
		const { call, workflow, orders } = await saveExample(cluster, 2);
		const [refused, lost] = orders.map((order) => [order]);
		const { injectFault, books } = cluster.lab.sandbox;
		const operationId = 'createSalesOrder';
		const told = async (count: number, node: string) => {
			const ended = await cluster.ended(workflow, count);
			const looks = ended.map(async ({ id }) => await cluster.lab.client.look(id));
			return (await Promise.all(looks)).map((each) => messageOf(each, node)).join('');
		};
		injectFault({ operationId, kind: 'status', effect: 'none', status: 400 });
		await call(refused!);
		assert.match(await told(1, 'Describe the Refusal'), /answered 400/);
		assert.equal(books.salesOrders.length, 0);
		injectFault({ operationId, kind: 'resetAfter', effect: 'done' });
		await call(lost!);
		assert.match(await told(2, 'Describe What to Look For'), /The sales order may exist/);
		await call(orders);
		await cluster.ended(workflow, 3);
		const numbers = books.salesOrders.map(({ body }) => body.purchaseOrderNumber);
		assert.deepEqual(numbers.sort(), orders.map(({ orderNumber }) => orderNumber).sort());
	});

	test('a worker is killed and started again; with "Skip Duplicates" its execution is retried', async (context) => {
		const killed = await killMidway(cluster, { skipDuplicates: true });
		await cluster.restart(killed.worker);
		const crashed = await cluster.lab.client.end(killed.id);
		assert.equal(crashed.status, 'crashed');
		assert.equal(balanceOf(booksNow(), killed.purchases).placed, killed.placed);

		const retried = await cluster.lab.retry(killed.id);
		context.diagnostic(assertNothingLost(killed.purchases, retried));
		assert.equal(cluster.startsOf(killed.id).times, 1, 'no worker was given it a second time');
	});

	test('the same without "Skip Duplicates": the retry places again what stood', async () => {
		const killed = await killMidway(cluster);
		await cluster.restart(killed.worker);
		assert.equal((await cluster.lab.client.end(killed.id)).status, 'crashed');

		const retried = await cluster.lab.retry(killed.id);
		const { missing, twice } = balanceOf(booksNow(), killed.purchases);
		assert.equal(retried.status, 'success');
		assert.deepEqual(missing, []);
		assert.equal(twice.length, killed.placed);
	});

	test('a worker is killed for good: n8n sends nothing by itself, and the call is made again', async (context) => {
		const killed = await killMidway(cluster, { skipDuplicates: true });
		const { length } = booksNow().requests;
		const given = await cluster.lab.client.end(killed.id);
		assert.equal(given.status, 'error');
		assert.match(given.error?.message ?? '', /failed to be processed too many times/);
		assert.equal(cluster.startsOf(killed.id).times, 1, 'no worker was given it a second time');

		// n8n has dropped what the execution was called with.
		const retried = await cluster.lab.retry(killed.id);
		assert.equal(retried.status, 'error');
		assert.equal(booksNow().requests.length, length, 'neither n8n nor the retry sends anything');

		await cluster.call(killed.path, { purchases: killed.purchases });
		const [again] = await cluster.ended(killed.workflow, 3);
		assert(again);
		const ended = await cluster.lab.client.look(again.id);
		context.diagnostic(assertNothingLost(killed.purchases, ended));
	});
});
