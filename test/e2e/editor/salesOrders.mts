import assert from 'node:assert/strict';

import { simutekNode } from '../../../sandbox/lab/workflow.mts';
import { becomes } from '../eventually.mts';

import { keep, pictureOf } from './pictures.mts';
import type { Scene } from './scene.mts';

const SALES_ORDER_NODE = 'Sales Order';
const CUSTOMER_NODE = 'Customer';

const ADDRESS = [
	...['address1', 'address2', 'address3', 'zipCode', 'city', 'state', 'countryCode'],
] as const;

/** Declares the tests of the forms for GKS, and of what a sales order gives. */
export function testSalesOrders(scene: Scene): void {
	const CUSTOMER = { __rl: true, mode: 'id', value: 'K100421' };
	const salesOrder = { resource: 'salesOrder', operation: 'create', customerNumber: CUSTOMER };

	scene.test('a sales order gives what was sent, with the number from GKS', async (editor) => {
		const { salesOrders } = scene.lab.sandbox.books;
		const additionalFields = { name: 'Webshop order 1042', purchaseOrderNumber: 'PO-2026-118' };
		const node = simutekNode(SALES_ORDER_NODE, { ...salesOrder, additionalFields });
		const order = await editor.openNode(await scene.saveWorkflow(node), SALES_ORDER_NODE);
		await order.execute();
		const [names = [], values = []] = await order.readTable('success');
		keep('sales-order-output', await pictureOf(editor.page, [order.settings, order.output]));
		const given = Object.fromEntries(names.map((name, index) => [name, values[index]]));
		assert.equal(given.customerNumber, 'K100421');
		assert.equal(given.purchaseOrderNumber, 'PO-2026-118');
		assert.equal(given.number, salesOrders.at(-1)?.number);
	});

	scene.test('a currency is chosen by its name', async (editor) => {
		const node = simutekNode(SALES_ORDER_NODE, salesOrder);
		const order = await editor.openNode(await scene.saveWorkflow(node), SALES_ORDER_NODE);
		await order.choose(order.adder('Add field'), 'Currency');
		await order.parameter('currency').click();
		await editor.page.keyboard.type('norwegian');
		await becomes(() => order.shownOptions(), ['Norwegian Krone (NOK)']);
		keep('currency', await pictureOf(editor.page, [order.settings]));
		await order.options.getByText('Norwegian Krone (NOK)').click();
		const chosen = order.parameter('currency').locator('input');
		await becomes(() => chosen.inputValue(), 'Norwegian Krone (NOK)');
	});

	scene.test('an address is added with all its lines', async (editor) => {
		const node = simutekNode(CUSTOMER_NODE, { resource: 'customer', operation: 'create' });
		const customer = await editor.openNode(await scene.saveWorkflow(node), CUSTOMER_NODE);
		await customer.parameters.getByText('Add Address').click();
		for (const line of ADDRESS) await customer.parameter(line).waitFor();
		keep('address', await pictureOf(editor.page, [customer.settings]));
		await customer.adder('Add option').click();
		await customer.options.first().waitFor();
		keep('options', await pictureOf(editor.page, [customer.settings]));
	});

	scene.test('the options of an order are told by what they do', async (editor) => {
		const options = { skipDuplicates: true };
		const node = simutekNode(SALES_ORDER_NODE, { ...salesOrder, options });
		const order = await editor.openNode(await scene.saveWorkflow(node), SALES_ORDER_NODE);
		await order.parameter('skipDuplicates').waitFor();
		await order.adder('Add option').click();
		await order.options.first().waitFor();
		keep('order-options', await pictureOf(editor.page, [order.settings]));
		const offered = await order.shownOptions();
		assert(offered.includes('Duplicate Key') && offered.includes('Duplicate Scope'));
	});
}
