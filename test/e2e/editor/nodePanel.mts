import assert from 'node:assert/strict';

import { becomes } from '../eventually.mts';

import { keep, pictureOf, sideBySide } from './pictures.mts';
import { EMPLOYEE_NODE } from './scene.mts';
import type { Scene } from './scene.mts';

/** What each node is searched by, and what the panel then lists of it. */
const NODES = [
	{
		displayName: 'Simutek GKS',
		searches: ['simutek', 'GKS', 'print MIS', 'tryckeri'],
		description: 'Create and find customers and create sales orders in Simutek GKS4',
		actions: [
			'Customer Actions',
			'Create customer',
			'Find or create customer',
			'Get customer',
			'Get many customers',
			'Sales Order Actions',
			'Create sales order',
		],
	},
	{
		displayName: 'A3 Connect',
		searches: ['A3', 'telefoni', 'fiber', 'telecom', 'bredband'],
		description: 'Order packages from the telecom operator A3, and look up what an order needs',
		actions: [
			'Order Actions',
			'Create order',
			'Validate order',
			'Package Actions',
			'Get many packages',
			'Get package schema',
		],
	},
];

/** Declares the test of finding the nodes, and of adding one. */
export function testNodePanel(scene: Scene): void {
	scene.test('the node panel finds both nodes, and adds one of them', async (editor) => {
		await editor.openWorkflow(await scene.saveWorkflow());
		await editor.openPanel();
		const pictures: Buffer[] = [];
		for (const { displayName, searches, description, actions } of NODES) {
			for (const search of searches) {
				await editor.searchNodes(search);
				await editor.entry(displayName).getByText(description).waitFor();
			}
			await editor.entry(displayName).click();
			await becomes(() => editor.readEntries(), actions);
			pictures.push(await pictureOf(editor.page, [editor.panel], editor.entries.last()));
			if (displayName !== 'A3 Connect') await editor.leaveActions();
		}
		keep('node-panel', await sideBySide(editor.page, pictures));

		const order = await editor.addAction('Create order');
		assert.equal(await order.parameter('resource').locator('input').inputValue(), 'Order');
		assert.equal(await order.parameter('operation').locator('input').inputValue(), 'Create');
		await order.close();
		await editor.node('Create order').waitFor();
		await becomes(() => editor.connection(EMPLOYEE_NODE, 'Create order').count(), 1);
	});
}
