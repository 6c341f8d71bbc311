import assert from 'node:assert/strict';

import { a3ConnectNode, nodeOf, simutekNode } from '../../../sandbox/lab/workflow.mts';
import { becomes } from '../eventually.mts';

import { keep, pictureOf } from './pictures.mts';
import type { Scene } from './scene.mts';

const NEXT_NODE = 'Next';

const CASES = [
	{
		node: simutekNode('Customer', { resource: 'customer', operation: 'get' }),
		fields: [
			'name',
			'invoiceEmail',
			'corporateIdentityNumber',
			'number',
			'postalAddress',
			...['address1', 'address2', 'address3', 'city', 'zipCode', 'state', 'countryCode'],
		],
		picture: 'output-preview',
	},
	{
		node: a3ConnectNode('Placed Order', { resource: 'order', operation: 'create' }),
		fields: ['orderID', 'orderNumber'],
	},
];

/** Declares the tests of what the editor shows of the output of a node that was never run. */
export function testPreviews(scene: Scene): void {
	for (const { node, fields, picture } of CASES) {
		scene.test(`the output of ${node.name} is seen before it has run`, async (editor) => {
			const requests = scene.lab.sandbox.books.requests.length;
			const next = nodeOf(NEXT_NODE, 'n8n-nodes-base.set', 3.4, { options: {} });
			const view = await editor.openNode(await scene.saveWorkflow(node, next), NEXT_NODE);
			await becomes(() => view.previewedFields(), fields);
			if (picture)
				keep(picture, await pictureOf(editor.page, [view.input, view.settings], view.addOption));
			assert.equal(scene.lab.sandbox.books.requests.length, requests);
		});
	}
}
