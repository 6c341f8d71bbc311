import assert from 'node:assert/strict';

import { simutekNode, a3ConnectNode } from '../../../sandbox/lab/workflow.mts';
import { tempers } from '../../../sandbox/apis/settings.mts';
import { becomes } from '../eventually.mts';

import type { Editor } from './editor.mts';
import { ORDER_NODE } from './scene.mts';
import type { Scene } from './scene.mts';

/** How often a list is opened: its oddities take turns. */
const TIMES = 4;

/** Declares the tests of lists and fields that come from APIs which deviate from their descriptions. */
export function testOddApis(scene: Scene): void {
	function odd(name: string, body: (editor: Editor) => Promise<void>): void {
		scene.test(name, async (editor) => {
			const { settings } = scene.lab.sandbox;
			Object.assign(settings, tempers('odd'));
			try {
				await body(editor);
			} finally {
				Object.assign(settings, tempers('documented'));
			}
		});
	}

	odd('customers of an odd GKS are found by name and by number', async (editor) => {
		const customer = scene.lab.sandbox.books.customers.find(({ number }) => number === 'K100421')!;
		const parameters = { resource: 'salesOrder', operation: 'create' };
		const id = await scene.saveWorkflow(simutekNode('Sales Order', parameters));
		const salesOrder = await editor.openNode(id, 'Sales Order');
		await salesOrder.openList('customerNumber');
		for (const searched of [customer.name, customer.number ?? '']) {
			await salesOrder.searchList(searched);
			await salesOrder.choices.getByText(`${customer.name} (${customer.number})`).first().waitFor();
		}
	});

	odd('packages of an odd A3, and the fields of one, are shown', async (editor) => {
		for (let time = 0; time < TIMES; time++) {
			const id = await scene.saveWorkflow(
				a3ConnectNode(ORDER_NODE, { resource: 'order', operation: 'create' }),
			);
			const order = await editor.openNode(id, ORDER_NODE);
			await order.openList('package');
			// The first package is the one that has no name at times.
			await order.searchList('bredband');
			await order.choices.getByText('Mobilt bredband').click();
			await becomes(async () => (await order.labels()).length > 0, true);
			assert.equal(await order.chosen('package').inputValue(), 'Mobilt bredband (108)');
		}
	});
}
