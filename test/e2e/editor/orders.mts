import assert from 'node:assert/strict';

import { a3ConnectNode } from '../../../sandbox/lab/workflow.mts';
import { becomes } from '../eventually.mts';

import { keep, pictureOf } from './pictures.mts';
import { EMPLOYEE, ORDER_NODE } from './scene.mts';
import type { Scene } from './scene.mts';

const MOBILE_FIELDS = [
	'firstname',
	'lastname',
	'email',
	'userGroup1',
	'alias',
	'desiredActivationDate',
];
const FIBRE_FIELDS = [
	'streetAddress',
	'postalCode',
	'city',
	'floor',
	'bandwidth',
	'contractMonths (default: 24)',
	'installationByTechnician',
	'fixedAddress',
	'desiredDeliveryDate',
];

/** Declares the tests of putting an order together, from the choice of its package to its number. */
export function testOrderForm(scene: Scene): void {
	scene.test('a package is chosen from the list, by searching in it', async (editor) => {
		const id = await scene.saveWorkflow(
			a3ConnectNode(ORDER_NODE, { resource: 'order', operation: 'create' }),
		);
		const order = await editor.openNode(id, ORDER_NODE);
		assert.equal(await order.parameter('customerNumber').count(), 0);
		assert.equal(await order.mappingMode.count(), 0);

		await order.openList('package');
		await becomes(() => order.choices.count(), 8);
		await order.searchList('mobil');
		await becomes(
			() => order.choices.allInnerTexts(),
			['Mobilabonnemang Företag Flex (101)', 'Mobilt bredband (108)'],
		);
		await order.choices.getByText('Företag Flex').click();
		await becomes(() => order.labels(), MOBILE_FIELDS);
		assert.equal(await order.chosen('package').inputValue(), 'Mobilabonnemang Företag Flex (101)');
	});

	scene.test('nothing is red of an order that was just added', async (editor) => {
		await editor.openWorkflow(await scene.saveWorkflow());
		await editor.openPanel();
		await editor.searchNodes('A3');
		await editor.entry('A3 Connect').click();
		const order = await editor.addAction('Create order');
		await order.chosen('package').waitFor();
		assert.equal(await order.marks.count(), 0);
		assert.equal(await order.notice.count(), 0);
		keep('order-empty', await pictureOf(editor.page, [order.settings], order.addOption));
	});

	scene.test(
		'a package without fields has nothing red, and takes its notice with it',
		async (editor) => {
			const order = await editor.openNode(await scene.saveOrder(104, 'Fast telefoni'), ORDER_NODE);
			await order.notice.getByText('has no fields. You can order it as it is.').waitFor();
			assert.equal(await order.marks.count(), 0);
			keep('order-without-fields', await pictureOf(editor.page, [order.settings], order.addOption));
			await order.choose(order.mappingMode, 'Map Automatically');
			await order.openList('package');
			await order.searchList('fiber');
			await order.choices.getByText('Fiber Kontor').click();
			await order.notice.getByText('Fields of "Fiber Kontor": streetAddress (required)').waitFor();
			assert.equal(await order.notice.getByText('has no fields').count(), 0);
		},
	);

	scene.test('the fields show what must be given, and what may be', async (editor) => {
		const order = await editor.openNode(await scene.saveMobileOrder(), ORDER_NODE);
		await becomes(() => order.labels(), MOBILE_FIELDS);
		await becomes(() => order.labels(order.markedFields), MOBILE_FIELDS.slice(0, 4));
		await becomes(() => order.labels(order.optionalFields), MOBILE_FIELDS.slice(4));
		assert.match(await order.readMark('email'), /Field "email" is required/);

		await order.fillField('firstname', 'Åsa');
		await order.fillField('lastname', 'Lindqvist');
		await becomes(() => order.labels(order.markedFields), ['email', 'userGroup1']);
		await order.parameter('userGroup1').click();
		await becomes(() => order.options.allInnerTexts(), ['Ekonomi', 'Fält', 'Ledning', 'Säljare']);
		keep('order-form-mobile', await pictureOf(editor.page, [order.settings], order.addOption));
		await order.options.getByText('Säljare').click();
		assert.equal(await order.parameter('userGroup1').locator('input').inputValue(), 'Säljare');
		await becomes(() => order.labels(order.markedFields), ['email']);
	});

	scene.test('another package shows other fields', async (editor) => {
		const order = await editor.openNode(await scene.saveMobileOrder(), ORDER_NODE);
		await becomes(() => order.labels(), MOBILE_FIELDS);
		await order.openList('package');
		await order.searchList('fiber');
		await order.choices.getByText('Fiber Kontor').click();
		await becomes(() => order.labels(), FIBRE_FIELDS);
		await becomes(
			() => order.labels(order.markedFields),
			['streetAddress', 'postalCode', 'city', 'desiredDeliveryDate'],
		);
		keep('order-form-fibre', await pictureOf(editor.page, [order.settings], order.addOption));
		assert.deepEqual(await order.optionsOf('bandwidth'), ['100', '250 (default)', '500', '1000']);
		assert.deepEqual(await order.optionsOf('fixedAddress'), ['Yes', 'No (default)']);
	});

	scene.test('a field that A3 asks for since is there when the node is opened', async (editor) => {
		const workflow = await scene.saveMobileOrder();
		const order = await editor.openNode(workflow, ORDER_NODE);
		await becomes(() => order.labels(), MOBILE_FIELDS);
		await order.fillField('firstname', 'Åsa');
		await order.choose(order.parameter('userGroup1'), 'Säljare');
		await becomes(async () => {
			const { schema = [], value } = await scene.savedFields(workflow);
			return [schema.map(({ id }) => id), value?.firstname, value?.userGroup1];
		}, [MOBILE_FIELDS, 'Åsa', 'Säljare']);
		const [mobile] = scene.lab.sandbox.books.packages;
		const { data } = mobile!;
		mobile!.data = [...(data ?? []), { name: 'costCentre', type: 'String', required: true }];
		try {
			const reopened = await editor.openNode(workflow, ORDER_NODE);
			await becomes(() => reopened.labels(), [...MOBILE_FIELDS, 'costCentre']);
			const marked = ['lastname', 'email', 'costCentre'];
			await becomes(() => reopened.labels(reopened.markedFields), marked);
			const firstname = reopened.field('firstname').locator('input');
			assert.equal(await firstname.inputValue(), 'Åsa');
			const userGroup = reopened.parameter('userGroup1').locator('input');
			assert.equal(await userGroup.inputValue(), 'Säljare');
		} finally {
			mobile!.data = data!;
		}
	});

	scene.test('an order of dragged, chosen and picked values is placed', async (editor) => {
		const { orders } = scene.lab.sandbox.books;
		const before = orders.length;
		const order = await editor.openNode(await scene.saveMobileOrder(), ORDER_NODE);
		await order.executePrevious();
		await order.inputValue('givenName').waitFor();
		const sources = { firstname: 'givenName', lastname: 'familyName', email: 'mail' } as const;
		for (const [field, key] of Object.entries(sources)) {
			await order.drag(key, field);
			const expression = order.field(field).getByRole('textbox');
			assert.equal(await expression.innerText(), `{{ $json.${key} }}`);
			await becomes(() => order.result(field).innerText(), EMPLOYEE[key] as string);
		}
		await order.choose(order.parameter('userGroup1'), 'Säljare');
		const picked = await order.pickDay('desiredActivationDate', 24);
		assert.match(picked, /^\d{4}-\d{2}-24 00:00:00$/);

		await order.execute();
		const table = await order.readTable('orderNumber');
		assert.equal(orders.length, before + 1);
		const placed = orders[before];
		assert(placed);
		assert.deepEqual(table, [
			['orderID', 'orderNumber'],
			[String(placed.orderID), placed.orderNumber],
		]);
		assert.deepEqual(placed.body, {
			predefinedPackageID: 101,
			customerNumber: '204817',
			data: {
				firstname: EMPLOYEE.givenName,
				lastname: EMPLOYEE.familyName,
				email: EMPLOYEE.mail,
				userGroup1: 'Säljare',
				desiredActivationDate: picked.slice(0, 10),
			},
		});
	});
}
