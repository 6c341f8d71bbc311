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
		assert.equal(message, 'The order does not fit the package: 2 problems [item 0]');
		assert.deepEqual(description.split('\n'), [
			`'userGroup1' must be one of "Ekonomi", "Fält", "Ledning", "Säljare", but is "Saljare". Did you mean 'Säljare'?`,
			`'desiredActivationDate' must be a real date, such as 2027-05-31, but is "2026-02-30"`,
			"Nothing was ordered for this item. Correct 'Values to Send' or the input item.",
		]);
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
		assert.match(
			description,
			/This is a separate right, in addition to "API åtkomst": ask A3 for it\./,
		);
		assert.equal(scene.lab.sandbox.books.orders.length, before);
		keep('order-forbidden', await pictureOf(editor.page, [order.settings, order.output]));
	});

	const COMPLETE = { ...VALUES, userGroup1: 'Säljare' };

	scene.test('an order whose answer was lost is told to be looked for', async (editor) => {
		const operationId = 'CreateOrder';
		scene.lab.sandbox.injectFault({ operationId, kind: 'resetAfter', effect: 'done' });
		const order = await editor.openNode(await scene.saveMobileOrder(COMPLETE), ORDER_NODE);
		await order.execute();
		const { message, description } = await order.readError();
		assert.match(message, /^The order may exist: its creation was not confirmed\. Check before/);
		assert.match(description, /^Look for a new order of package 101 for customer 204817/);
		keep('order-in-doubt', await pictureOf(editor.page, [order.settings, order.output]));
	});

	scene.test('an item on the error branch holds its input and what is wrong', async (editor) => {
		// n8n itself does not run a node that holds a plain text which is not in its list.
		const values = { ...COMPLETE, userGroup1: '={{ "Saljare" }}' };
		const settings = { onError: 'continueErrorOutput' };
		const workflow = await scene.saveMobileOrder(values, undefined, settings);
		const order = await editor.openNode(workflow, ORDER_NODE);
		await order.execute();
		await order.output.getByText('Error Branch (1 item)').click();
		const [names = [], cells = []] = await order.readTable('description');
		keep('error-branch', await pictureOf(editor.page, [order.settings, order.output]));
		assert(names.includes('error') && names.includes('details') && names.includes('mail'));
		assert(cells.some((cell) => cell.includes("'userGroup1' must be one of")));
	});
}
