import type { OrderDataItem } from '../../../nodes/A3Connect/api/packages';
import { mapperFields } from '../../../nodes/A3Connect/order/mapperFields';

function fieldsFor(...data: OrderDataItem[]) {
	return mapperFields({ predefinedPackageID: 101, name: 'Växel Bas', data });
}

function fieldFor(item: OrderDataItem) {
	return fieldsFor(item)[0]!;
}

describe('a field of the mapper', () => {
	it('has all that n8n asks for in a schema that it takes for complete', () => {
		expect(fieldFor({ name: 'firstname', type: 'String', required: true })).toEqual({
			id: 'firstname',
			displayName: 'firstname',
			type: 'string',
			required: true,
			defaultMatch: false,
			canBeUsedToMatch: false,
			display: true,
			readOnly: false,
			removed: false,
			defaultValue: null,
		});
	});

	it.each([
		['String', 'string'],
		['integer', 'number'],
		['Decimal', 'number'],
		['Date', 'dateTime'],
		[null, 'string'],
		[undefined, 'string'],
		['Guid', 'string'],
	])('of the type %j is entered as %s', (type, entered) => {
		expect(fieldFor({ name: 'a', type }).type).toBe(entered);
	});

	it('of the type boolean is a choice, as n8n shows an untouched switch as on', () => {
		expect(fieldFor({ name: 'a', type: 'BOOL' })).toMatchObject({
			type: 'options',
			options: [
				{ name: 'Yes', value: 'true' },
				{ name: 'No', value: 'false' },
			],
		});
	});

	it('of a type that is not known says so in its label', () => {
		expect(fieldFor({ name: 'a', type: 'Guid' }).displayName).toBe('a (Guid as text)');
		expect(fieldFor({ name: 'a', type: '' }).displayName).toBe('a');
	});

	it('says which value the server takes without one', () => {
		expect(fieldFor({ name: 'a', type: 'Guid', defaultValue: '7' }).displayName).toBe(
			'a (Guid as text, default: 7)',
		);
	});

	it('offers the allowed values as they are sent, whatever the type', () => {
		const allowedValues = ['Säljare', 'Support', '12'];
		expect(fieldFor({ name: 'a', type: 'Integer', allowedValues })).toMatchObject({
			type: 'options',
			options: [
				{ name: 'Säljare', value: 'Säljare' },
				{ name: 'Support', value: 'Support' },
				{ name: '12', value: '12' },
			],
		});
	});

	it.each([[[]], [null], [undefined]])('with the allowed values %j is free', (allowedValues) => {
		const field = fieldFor({ name: 'a', type: 'String', allowedValues });
		expect(field.type).toBe('string');
		expect(field).not.toHaveProperty('options');
	});

	it('is required only where the server does not fill it in', () => {
		expect(
			fieldsFor(
				{ name: 'a', required: true },
				{ name: 'b', required: true, defaultValue: 'x' },
				{ name: 'c', required: false },
				{ name: 'd', required: null },
			).map(({ required }) => required),
		).toEqual([true, false, false, false]);
	});

	it.each([
		['true', ['Yes (default)', 'No']],
		['False', ['Yes', 'No (default)']],
	])('of the type boolean tells its default %j at the choice', (defaultValue, choices) => {
		const field = fieldFor({ name: 'a', type: 'Boolean', defaultValue });
		expect(field.options?.map(({ name }) => name)).toEqual(choices);
		expect(field.displayName).toBe('a');
	});

	it('tells its default at the allowed value, where its label would be cut off', () => {
		const item = { name: 'bandwidth', type: 'Integer', allowedValues: ['100', '250'] };
		const field = fieldFor({ ...item, defaultValue: '250' });
		expect(field.options).toEqual([
			{ name: '100', value: '100' },
			{ name: '250 (default)', value: '250' },
		]);
		expect(field.displayName).toBe('bandwidth');
	});

	it.each([
		{ type: 'Boolean', defaultValue: 'ja' },
		{ type: 'String', defaultValue: 'ja', allowedValues: ['nej'] },
	])('tells a default that cannot be chosen in its label: %j', (item) => {
		expect(fieldFor({ name: 'a', ...item }).displayName).toBe('a (default: ja)');
	});

	it('has no value of its own, also where the server has one: a boolean would be sent as false', () => {
		for (const type of ['Boolean', 'Integer', 'String', 'Date']) {
			expect(fieldFor({ name: 'a', type, defaultValue: 'true' }).defaultValue).toBeNull();
		}
	});

	it('keeps its place and its name, whatever that is', () => {
		const names = ['name', 'a.b [c]', 'toString', '__proto__', 'å', 'name'];
		expect(fieldsFor(...names.map((name) => ({ name }))).map(({ id }) => id)).toEqual(
			names.slice(0, 5),
		);
	});

	it('is none where the package asks for nothing', () => {
		expect(mapperFields({ predefinedPackageID: 1, name: 'Tom', data: null })).toEqual([]);
		expect(mapperFields({ predefinedPackageID: 1, name: 'Tom' })).toEqual([]);
	});
});
