import assert from 'node:assert/strict';
import { before } from 'node:test';

import type { Locator, Page } from 'playwright-core';

import { callOf } from '../../../sandbox/start/calls.mts';
import { readExample } from '../../../sandbox/start/imports.mts';
import { keep } from '../editor/pictures.mts';
import type { Scene } from '../editor/scene.mts';
import { becomes } from '../eventually.mts';

/** The form, as the HR department sees it. */
class EmployeeForm {
	constructor(private readonly page: Page) {}

	field(label: string): Locator {
		return this.page.getByLabel(label, { exact: true });
	}

	async fill(values: Record<string, string>): Promise<void> {
		for (const [label, value] of Object.entries(values)) {
			const field = this.field(label);
			const isChoice = (await field.locator('option').count()) > 0;
			await (isChoice ? field.selectOption(value) : field.fill(value));
		}
	}

	async submit(): Promise<void> {
		await this.page.locator('#submit-btn').click();
	}

	/** Opens the form at the fields of a package. */
	async openPackage(url: string, choice: string): Promise<void> {
		await this.page.goto(url);
		await this.fill({ Package: choice });
		await this.submit();
		await this.page.waitForURL(/form-waiting/);
	}

	/** The fields with their type, and a star where they are required. */
	async readFields(): Promise<string[]> {
		const labels = await this.page.locator('label.form-label').all();
		return await Promise.all(
			labels.map(async (label) => {
				const input = this.page.locator(`#${await label.getAttribute('for')}`);
				const type = (await input.getAttribute('type')) ?? 'choice';
				const required = (await label.getAttribute('class'))?.includes('form-required');
				return `${await label.innerText()}${required ? ' *' : ''}: ${type}`;
			}),
		);
	}

	/** What the last page says. */
	async readEnding(): Promise<string[]> {
		const header = this.page.locator('.header');
		await header.waitFor();
		return (await header.locator('h1, p').allInnerTexts()).map((text) => text.trim());
	}

	/** What the form says below the fields that it does not take. */
	async readErrors(): Promise<string[]> {
		return await this.page.locator('.error-show').allInnerTexts();
	}
}

/** Declares the tests of the workflow that somebody starts by a form. */
export function testForm(scene: Scene): void {
	const example = readExample('new-employee-form');
	const url = () => callOf(example, scene.lab.url).url;
	const employee = {
		firstname: 'Åsa',
		lastname: 'Lindqvist',
		email: 'asa.lindqvist@tryckeriet.example',
		userGroup1: 'Säljare',
	};

	const address = { streetAddress: 'Storgatan 1', postalCode: '114 44', city: 'Stockholm' };

	before(async () => await scene.lab.client.publish(await scene.lab.save(example)));

	scene.test('the form asks for what A3 asks for, and shows the order’s number', async (editor) => {
		const form = new EmployeeForm(editor.page);
		await form.openPackage(url(), '101 Mobilabonnemang Företag Flex');
		assert.deepEqual(await form.readFields(), [
			'firstname *: text',
			'lastname *: text',
			'email *: text',
			'userGroup1 *: choice',
			'alias: text',
			'desiredActivationDate: date',
		]);
		await form.submit();
		await becomes(() => form.readErrors(), Array(4).fill('This field is required'));
		await form.fill(employee);
		await form.submit();
		const ending = await form.readEnding();
		const order = scene.lab.sandbox.books.orders.at(-1);
		assert.deepEqual(ending, [
			'The order is placed',
			`A3's order number is ${order?.orderNumber}.`,
		]);
		assert.deepEqual(order?.body, {
			predefinedPackageID: 101,
			customerNumber: '204817',
			data: employee,
		});
	});

	scene.test('another package has a form of its own, with every kind of field', async (editor) => {
		const form = new EmployeeForm(editor.page);
		await form.openPackage(url(), '102 Fiber Kontor');
		assert.deepEqual(await form.readFields(), [
			'streetAddress *: text',
			'postalCode *: text',
			'city *: text',
			'floor: text',
			'bandwidth: choice',
			'contractMonths: text',
			'installationByTechnician: choice',
			'fixedAddress: choice',
			'desiredDeliveryDate *: date',
		]);
		assert.equal(await form.field('bandwidth').inputValue(), '250');
		assert.equal(await form.field('installationByTechnician').inputValue(), 'Yes');
		await form.fill({
			...address,
			bandwidth: '1000',
			contractMonths: '',
			fixedAddress: 'Yes',
			desiredDeliveryDate: '2027-02-01',
		});
		await form.submit();
		assert.equal((await form.readEnding())[0], 'The order is placed');
		assert.deepEqual(scene.lab.sandbox.books.orders.at(-1)?.body.data, {
			...address,
			bandwidth: '1000',
			installationByTechnician: 'true',
			fixedAddress: 'true',
			desiredDeliveryDate: '2027-02-01',
		});
	});

	scene.test('numbers are ordered as they are entered, and No as false', async (editor) => {
		const form = new EmployeeForm(editor.page);
		await form.openPackage(url(), '108 Mobilt bredband');
		await form.fill({
			costCentre: 'Yes',
			monthlyCeiling: '249.50',
			startDate: '2027-02-01',
			roaming: 'No',
		});
		await form.submit();
		assert.equal((await form.readEnding())[0], 'The order is placed');
		assert.deepEqual(scene.lab.sandbox.books.orders.at(-1)?.body.data, {
			costCentre: 'Yes',
			monthlyCeiling: '249.5',
			discountPercent: '12.5',
			startDate: '2027-02-01',
			roaming: 'false',
			numberOfCards: '1',
		});
	});

	scene.test(
		'a form that does not fit the package comes back with what was entered, and can be mended',
		async (editor) => {
			const { orders } = scene.lab.sandbox.books;
			const before = orders.length;
			const form = new EmployeeForm(editor.page);
			await form.openPackage(url(), '102 Fiber Kontor');
			await form.fill({
				...address,
				floor: 'two',
				contractMonths: 'many',
				installationByTechnician: 'No',
				desiredDeliveryDate: '2027-02-01',
			});
			await form.submit();
			await editor.page.getByText('Nothing was ordered.').waitFor();
			await editor.page
				.getByText(/2 problems\s+'floor' must be .* "two"\s+'contractMonths' must be .* "many"/)
				.waitFor();
			keep('form-again', await editor.page.screenshot({ fullPage: true }));
			assert.equal(orders.length, before);
			for (const [label, value] of Object.entries({ ...address, installationByTechnician: 'No' })) {
				assert.equal(await form.field(label).inputValue(), value);
			}
			await form.fill({ floor: '2', contractMonths: '24' });
			await form.submit();
			await editor.page.getByText('The order is placed').waitFor();
			assert.equal(orders.length, before + 1);
			assert.deepEqual(orders.at(-1)?.body.data, {
				...address,
				floor: '2',
				bandwidth: '250',
				contractMonths: '24',
				installationByTechnician: 'false',
				fixedAddress: 'false',
				desiredDeliveryDate: '2027-02-01',
			});
		},
	);

	scene.test('an order whose answer was lost is not called a failure', async (editor) => {
		const operationId = 'CreateOrder';
		scene.lab.sandbox.injectFault({ operationId, kind: 'resetAfter', effect: 'done' });
		const form = new EmployeeForm(editor.page);
		await form.openPackage(url(), '101 Mobilabonnemang Företag Flex');
		// The same order as before would be skipped.
		await form.fill({ ...employee, firstname: 'Ellen' });
		await form.submit();
		const [title, message = ''] = await form.readEnding();
		assert.equal(title, 'The order may exist');
		assert.match(message, /Check before you send it again\. .*Look for a new order/);
	});

	scene.test('while A3 cannot be asked for the fields, the form says so', async (editor) => {
		const fault = { kind: 'status', effect: 'none', status: 503, times: 3 } as const;
		scene.lab.sandbox.injectFault({ operationId: 'GetPackageSchema', ...fault });
		const form = new EmployeeForm(editor.page);
		await form.openPackage(url(), '101 Mobilabonnemang Företag Flex');
		const [title, message = ''] = await form.readEnding();
		assert.equal(title, 'Nothing was ordered');
		assert.match(message, /answered 503/);
	});
}
