import assert from 'node:assert/strict';

import { simutekNode } from '../../../sandbox/lab/workflow.mts';
import { becomes } from '../eventually.mts';

import { keep, pictureOf } from './pictures.mts';
import type { Scene } from './scene.mts';

const SALES_ORDER_NODE = 'Sales Order';

/** Declares the tests of the list that customers are chosen from. */
export function testCustomerList(scene: Scene): void {
	const namesWith = (text: string) =>
		scene.lab.sandbox.books.customers
			.filter(({ name }) => name.toLowerCase().includes(text))
			.map(({ name, number }) => `${name} (${number})`);
	const pagesOf = (text: string) =>
		scene.lab.sandbox.books.requests
			.map(({ path }) => new URL(path, 'http://sandbox').searchParams)
			.filter((query) => query.get('name') === text)
			.map((query) => query.get('page'));

	scene.test('a customer is found by searching, page by page', async (editor) => {
		const { customers, salesOrders } = scene.lab.sandbox.books;
		const before = salesOrders.length;
		const parameters = { resource: 'salesOrder', operation: 'create' };
		const id = await scene.saveWorkflow(simutekNode(SALES_ORDER_NODE, parameters));
		const salesOrder = await editor.openNode(id, SALES_ORDER_NODE);
		await salesOrder.openList('customerNumber');
		// While nothing is searched for, n8n asks for the second page before anybody scrolls.
		await becomes(() => salesOrder.choices.count(), customers.length);

		await salesOrder.searchList('bygg');
		await becomes(() => salesOrder.choices.allInnerTexts(), namesWith('bygg'));
		keep(
			'customer-search',
			await pictureOf(editor.page, [salesOrder.settings], salesOrder.choiceList),
		);

		const found = namesWith('ab');
		await salesOrder.searchList('ab');
		await becomes(() => salesOrder.choices.allInnerTexts(), found.slice(0, 100));
		assert.deepEqual(pagesOf('ab'), ['1']);
		await salesOrder.scrollListToEnd();
		await becomes(() => salesOrder.choices.allInnerTexts(), found);
		assert.deepEqual(pagesOf('ab'), ['1', '2']);

		const last = found.at(-1) ?? '';
		await salesOrder.choices.getByText(last, { exact: true }).click();
		assert.equal(await salesOrder.chosen('customerNumber').inputValue(), last);
		await salesOrder.execute();
		await salesOrder.readTable('success');
		assert.equal(salesOrders.length, before + 1);
		assert(last.endsWith(` (${salesOrders[before]?.body.customerNumber})`));
	});
}
