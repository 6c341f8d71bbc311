import assert from 'node:assert/strict';

import { keep, pictureOf } from './pictures.mts';
import { ORDER_NODE } from './scene.mts';
import type { Scene } from './scene.mts';

const VALUES = { firstname: 'Åsa', lastname: 'Lindqvist', email: 'asa.lindqvist@example.se' };

const READER = 'A3 Connect (reader)';

/** Declares the tests of what the error panel says. */
export function testErrors(scene: Scene): void {
	scene.test('the error of an order that breaks its schema names every field', async (editor) => {
		const before = scene.countRequests('CreateOrder');
		const order = await editor.openNode(await scene.saveMobileOrder(VALUES), ORDER_NODE);
		await order.writeField('userGroup1', 'Saljare');
		await order.writeField('desiredActivationDate', '2026-02-30');
		await order.execute();
		const { message, description } = await order.readError();
		assert.equal(
			message,
			`The order does not fit the package: "userGroup1" must be one of "Ekonomi", "Fält", "Ledning", "Säljare", but is "Saljare". Did you mean 'Säljare'?; "desiredActivationDate" must be a day of the calendar, such as 2027-05-31, but is "2026-02-30" [item 0]`,
		);
		assert.equal(
			description,
			'Nothing was ordered for this item. Correct the values to send (fields) or the input item.',
		);
		assert.equal(scene.countRequests('CreateOrder'), before);
		await editor.page.setViewportSize({ width: 1440, height: 660 });
		await order.field('desiredActivationDate').scrollIntoViewIfNeeded();
		keep('order-error', await pictureOf(editor.page, [order.settings, order.output]));
	});

	scene.test('the error of a user without the right to order says which right', async (editor) => {
		const { baseUrl, apiTokenWithoutOrderRight } = scene.lab.sandbox.a3Connect;
		const reader = await scene.lab.client.request<{ id: string }>('POST', '/credentials', {
			name: READER,
			type: 'a3ConnectApi',
			data: { environment: 'custom', baseUrl, apiToken: apiTokenWithoutOrderRight },
		});
		const before = scene.lab.sandbox.books.orders.length;
		const values = { ...VALUES, userGroup1: 'Säljare' };
		// Chosen in the editor, it would make n8n forget the package.
		const workflow = await scene.saveMobileOrder(values, { id: reader.id, name: READER });
		const order = await editor.openNode(workflow, ORDER_NODE);
		await order.execute();
		const { message, description } = await order.readError();
		assert.equal(
			message,
			'Could not create the order: A3 Connect answered 403 Forbidden: Användaren saknar rättighet att skapa beställning via API. [item 0]',
		);
		assert.match(description, /This is a right of its own beside "API åtkomst": ask A3 for it\./);
		assert.equal(scene.lab.sandbox.books.orders.length, before);
	});
}
