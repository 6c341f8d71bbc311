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
		expect(fieldFor({ name: 'a', type: 'Guid' }).displayName).toBe('a (type Guid, sent as text)');
		expect(fieldFor({ name: 'a', type: '' }).displayName).toBe('a');
	});

	it('says which value the server takes without one', () => {
		expect(fieldFor({ name: 'a', type: 'Guid', defaultValue: '7' }).displayName).toBe(
			'a (type Guid, sent as text; default: 7)',
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
		['true', 'Yes'],
		['False', 'No'],
		['ja', 'ja'],
	])('of the type boolean tells its default %j as the choice %s', (defaultValue, shown) => {
		const { displayName } = fieldFor({ name: 'a', type: 'Boolean', defaultValue });
		expect(displayName).toBe(`a (default: ${shown})`);
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
