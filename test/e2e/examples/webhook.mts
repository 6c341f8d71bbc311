import assert from 'node:assert/strict';
import { before, test } from 'node:test';

import { answerOfWebhook } from '../../../sandbox/lab/webhook.mts';
import { callOf } from '../../../sandbox/start/calls.mts';
import { readExample } from '../../../sandbox/start/imports.mts';
import type { Workflow } from '../../../sandbox/start/rest.mts';
import type { Scene } from '../editor/scene.mts';
import { eventually } from '../eventually.mts';

import { messageOf } from './messages.mts';

const BUYER = {
	name: 'Sjöstadens Kafé AB',
	corporateIdentityNumber: '559000-0021',
	email: 'faktura@sjostadenskafe.example',
	address: { street: 'Hamnplan 3', zipCode: '120 66', city: 'Stockholm' },
};

/** Declares the tests of the workflow that a webshop calls. */
export function testWebhook(scene: Scene): void {
	const example = readExample('webshop-order-webhook');
	let orders = 0;

	/**
	 * An order as the webshop sends it, with a number that no other has, of a buyer that no other has: n8n
	 * remembers who was created, while the sandbox is made to forget.
	 */
	function newOrder(changes: Record<string, unknown> = {}) {
		orders += 1;
		const orderNumber = `W-${10_400 + orders}`;
		const buyer = { ...BUYER, corporateIdentityNumber: `559000-${1_100 + orders}` };
		return { orderNumber, buyer, comment: 'Levereras\nvia lastkajen', ...changes };
	}

	async function send(order: unknown) {
		const response = await answerOfWebhook(callOf(example, scene.lab.url).url, order);
		return { status: response.status, body: (await response.json()) as unknown };
	}

	let workflow: Workflow;
	before(async () => {
		workflow = await scene.lab.save(example);
		await scene.lab.client.publish(workflow);
	});

	test('the order that is pinned can be tried in the editor', async () => {
		const { status } = await scene.lab.client.run(workflow, 'Order from the Webshop');
		assert.equal(status, 'success');
		const [salesOrder] = scene.lab.sandbox.books.salesOrders;
		assert.equal(salesOrder?.body.purchaseOrderNumber, 'W-10301');
	});

	test('the webhook answers with the number of the sales order, which stands in the books', async () => {
		const { books } = scene.lab.sandbox;
		const order = newOrder();
		const { status, body } = await send(order);
		const [customer] = books.customersCreated;
		const [salesOrder] = books.salesOrders;
		assert.equal(status, 201);
		assert.deepEqual(body, {
			result: 'created',
			orderNumber: salesOrder?.number,
			purchaseOrderNumber: order.orderNumber,
			customerNumber: customer?.number,
		});
		const { name, corporateIdentityNumber, email, address } = order.buyer;
		assert.equal(customer?.name, name);
		assert.equal(customer.corporateIdentityNumber, corporateIdentityNumber);
		assert.equal(customer.invoiceEmail, email);
		assert.equal(customer.postalAddress?.address1, address.street);
		assert.deepEqual(salesOrder?.body, {
			customerNumber: customer.number,
			name: `Webshop order ${order.orderNumber}`,
			purchaseOrderNumber: order.orderNumber,
			language: 'sv',
			currency: 'SEK',
			noteFromCustomer: order.comment,
		});
	});

	test('where GKS gives no number, the answer has none but the webshop’s own', async () => {
		scene.lab.sandbox.settings.salesOrderResponse = 'empty';
		const order = newOrder();
		const { status, body } = await send(order);
		const { customersCreated, salesOrders } = scene.lab.sandbox.books;
		assert.equal(status, 201);
		assert.deepEqual(body, {
			result: 'created',
			orderNumber: null,
			purchaseOrderNumber: order.orderNumber,
			customerNumber: customersCreated[0]?.number,
		});
		assert.equal(salesOrders[0]?.body.purchaseOrderNumber, order.orderNumber);
	});

	test('what is optional may be missing, empty or null', async () => {
		const buyer = { ...BUYER, corporateIdentityNumber: '559000-1099', email: '', address: null };
		assert.equal((await send(newOrder({ buyer, comment: undefined }))).status, 201);
		assert.equal(scene.lab.sandbox.books.customersCreated[0]?.postalAddress?.countryCode, 'SE');
	});

	test('an order that the webshop sends again is placed once, and answered with its number', async () => {
		const { books } = scene.lab.sandbox;
		const order = newOrder();
		await send(order);
		const { status, body } = await send(order);
		assert.equal(status, 200);
		assert.deepEqual(body, {
			result: 'received before',
			orderNumber: books.salesOrders[0]?.number,
			purchaseOrderNumber: order.orderNumber,
			customerNumber: books.customersCreated[0]?.number,
		});
		assert.equal(books.customersCreated.length, 1);
		assert.equal(books.salesOrders.length, 1);
	});

	test('an order that the webshop sends twice at the same time is placed once', async () => {
		await send(newOrder());
		const order = newOrder();
		const answers = await Promise.all([send(order), send(order)]);
		assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 201]);
		assert.equal(scene.lab.sandbox.books.salesOrders.length, 2);
	});

	const ALL_REQUIRED = 'orderNumber, name, corporateIdentityNumber';
	const INCOMPLETE = [
		{ what: 'an empty order', order: {}, missing: ALL_REQUIRED },
		{ what: 'a list', order: [], missing: ALL_REQUIRED },
		{
			what: 'an order with a blank number',
			order: newOrder({ orderNumber: ' ' }),
			missing: 'orderNumber',
		},
		{
			what: 'an order of a buyer without corporate identity number',
			order: newOrder({ buyer: { name: 'Utan nummer AB' } }),
			missing: 'corporateIdentityNumber',
		},
	];
	for (const { what, order, missing } of INCOMPLETE) {
		test(`${what} is refused, and the answer says what is missing`, async () => {
			assert.deepEqual(await send(order), {
				status: 422,
				body: { result: 'refused', error: `The order lacks ${missing}` },
			});
			assert.equal(scene.countRequests('createCustomer'), 0);
		});
	}

	test('an order with a value that cannot be right is refused with the reason', async () => {
		const buyer = { ...BUYER, email: 'faktura' };
		assert.deepEqual(await send(newOrder({ buyer })), {
			status: 422,
			body: {
				result: 'failed',
				error: `'Additional Fields → Invoice Email' must be an email address, such as faktura@example.se, but is "faktura"`,
			},
		});
		assert.deepEqual(scene.lab.sandbox.books.customersCreated, []);
	});

	test('an order that GKS refuses is refused, and can be sent again', async () => {
		const { books, injectFault } = scene.lab.sandbox;
		const detail = 'Kunden är spärrad.';
		const body = JSON.stringify({ title: 'Bad Request', status: 400, detail });
		const operationId = 'createSalesOrder';
		injectFault({ operationId, kind: 'status', effect: 'none', status: 400, body });
		const order = newOrder();
		const refused = await send(order);
		assert.equal(refused.status, 422);
		assert.match(JSON.stringify(refused.body), /Could not .* answered 400 Bad Request.*spärrad/);
		assert.equal((await send(order)).status, 201);
		assert.equal(books.salesOrders.length, 1);
	});

	test('while GKS is out of order, the webshop is told to send the order again later', async () => {
		const { books, injectFault } = scene.lab.sandbox;
		const fault = { kind: 'status', effect: 'none', status: 503 } as const;
		injectFault({ operationId: 'listCustomers', times: 3, ...fault });
		const order = newOrder();
		const failed = await send(order);
		assert.equal(failed.status, 502);
		assert.match(JSON.stringify(failed.body), /answered 503/);
		assert.equal((await send(order)).status, 201);
		assert.equal(books.salesOrders.length, 1);
	});

	test('an order whose answer was lost is not placed again', async () => {
		const { books, injectFault } = scene.lab.sandbox;
		injectFault({ operationId: 'createSalesOrder', kind: 'resetAfter', effect: 'done' });
		const order = newOrder();
		const lost = await send(order);
		assert.equal(lost.status, 409);
		assert.match(JSON.stringify(lost.body), /"in doubt".*The sales order may exist/);
		// The webshop has its answer before the execution is written down and somebody is told.
		const { client } = scene.lab;
		await eventually(async () => {
			const latest = (await client.executionsOf(workflow)).slice(0, 3);
			const executions = await Promise.all(latest.map(async ({ id }) => await client.look(id)));
			const told = executions.map((each) => messageOf(each, 'Describe What to Look For'));
			const expected = `${String(order.orderNumber)}: The sales order may exist`;
			assert(
				told.some((message) => message?.startsWith(expected)),
				told.join('\n'),
			);
		});
		const again = await send(order);
		assert.equal(again.status, 409);
		assert.match(JSON.stringify(again.body), /"in doubt".*may exist/);
		assert.equal(books.salesOrders.length, 1);
	});
}
