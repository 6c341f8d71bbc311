import type { OrderSchema } from '../../../nodes/A3Connect/api/packages';
import { fieldsOf, orderBuilder } from '../../../nodes/A3Connect/order/buildOrder';
import type { GivenValues, OrderOutcome } from '../../../nodes/A3Connect/order/buildOrder';

const SETTINGS = { timeZone: 'Europe/Stockholm', sendValuesAs: 'strings' } as const;

const schema: OrderSchema = {
	predefinedPackageID: 101,
	name: 'Växel Bas',
	data: [
		{ name: 'firstname', type: 'String', required: true },
		{ name: 'userGroup1', type: 'String', required: true, allowedValues: ['Säljare', 'Support'] },
		{ name: 'alias', type: 'String', required: true, defaultValue: 'anv' },
		{ name: 'phones', type: 'Integer' },
		{ name: 'desiredActivationDate', type: 'Date' },
		{ name: 'hidden', type: 'Boolean' },
	],
};

const valid = { firstname: 'Åsa', userGroup1: 'Support' };

function build(given: GivenValues, of = schema, sendValuesAs: 'strings' | 'native' = 'strings') {
	return orderBuilder(of, { ...SETTINGS, sendValuesAs })('104200', given);
}

function brokenRules(outcome: OrderOutcome): Array<[string, string]> {
	return outcome.valid ? [] : outcome.violations.map(({ field, rule }) => [field, rule]);
}

/** A package whose fields have these names and nothing else. */
function named(...names: string[]): OrderSchema {
	return { predefinedPackageID: 7, name: 'Namn', data: names.map((name) => ({ name })) };
}

describe('an order', () => {
	it('is the body that the API documents', () => {
		const given = {
			...valid,
			alias: 'asa',
			phones: 2,
			desiredActivationDate: '2026-03-28T23:30:00Z',
			hidden: false,
		};
		expect(build(given)).toEqual({
			valid: true,
			request: {
				predefinedPackageID: 101,
				customerNumber: '104200',
				data: {
					firstname: 'Åsa',
					userGroup1: 'Support',
					alias: 'asa',
					phones: '2',
					desiredActivationDate: '2026-03-29',
					hidden: 'false',
				},
			},
		});
		expect(build(given, schema, 'native')).toMatchObject({
			request: { data: { phones: 2, hidden: false, desiredActivationDate: '2026-03-29' } },
		});
	});

	it('leaves out what is empty', () => {
		const given = {
			...valid,
			alias: '',
			phones: null,
			desiredActivationDate: ' ',
			hidden: undefined,
		};
		expect(build(given)).toMatchObject({ valid: true, request: { data: valid } });
		expect(build(given)).not.toHaveProperty('request.data.alias');
		expect(build(given)).not.toHaveProperty('request.data.phones');
	});

	it('that is wrong in many ways is told all of them at once', () => {
		const given = { userGroup1: 'Chef', phones: '12abc', hidden: 'ja', nosuch: 1, other: 'x' };
		expect(brokenRules(build(given))).toEqual([
			['firstname', 'required'],
			['userGroup1', 'allowedValues'],
			['phones', 'integer'],
			['hidden', 'boolean'],
			['nosuch', 'unknownField'],
			['other', 'unknownField'],
		]);
	});

	it('tells of each violation its field, its rule and what is wrong', () => {
		expect(build({ ...valid, userGroup1: 'suport', nosuch: 1 })).toEqual({
			valid: false,
			entered: new Map([
				['firstname', 'Åsa'],
				['userGroup1', 'suport'],
			]),
			violations: [
				{
					field: 'userGroup1',
					rule: 'allowedValues',
					message: expect.stringMatching(
						/^'userGroup1' must be one of "Säljare", "Support", but is "suport"$/,
					) as string,
					allowedValues: ['Säljare', 'Support'],
				},
				{
					field: 'nosuch',
					rule: 'unknownField',
					message: `The package "Växel Bas" (101) has no field 'nosuch'`,
				},
			],
		});
	});

	it('may hold unknown fields that are empty, as spreadsheets give them', () => {
		expect(build({ ...valid, nosuch: '', other: null, third: undefined })).toMatchObject({
			valid: true,
			request: { data: valid },
		});
	});

	it('knows fields by their exact names only', () => {
		expect(brokenRules(build({ Firstname: 'Åsa', userGroup1: 'Support' }))).toEqual([
			['firstname', 'required'],
			['Firstname', 'unknownField'],
		]);
	});

	it('knows a field by a name that looks the same, and sends it as the API spells it', () => {
		const of = named('förnamn', 'cost centre', 'alias');
		for (const spelled of ['förnamn'.normalize('NFD'), ' förnamn', 'för\u00adnamn']) {
			const given = { [spelled]: 'Åsa', 'cost\u00a0 centre': '7' };
			expect(build(given, of)).toMatchObject({
				valid: true,
				request: { data: { förnamn: 'Åsa', 'cost centre': '7' } },
			});
		}
		expect(brokenRules(build({ alias: 'a', ' alias': 'b' }, of))).toEqual([
			[' alias', 'unknownField'],
		]);
		expect(brokenRules(build({ ' a': 'x' }, named('a', 'a ')))).toEqual([[' a', 'unknownField']]);
	});

	it('does not change what it was given, and one does not show in the next', () => {
		const given = Object.freeze({ ...valid, phones: ' 2 ' });
		const builder = orderBuilder(schema, SETTINGS);
		const first = builder('1', given);
		expect(builder('2', { firstname: 'x' })).toMatchObject({ valid: false });
		expect(builder('1', given)).toEqual(first);
		expect(given.phones).toBe(' 2 ');
	});
});

describe('a package without fields', () => {
	it.each([{ data: [] }, { data: null }, {}])('is ordered without data: %j', (data) => {
		const empty: OrderSchema = { predefinedPackageID: 7, name: 'Tom', ...data };
		expect(build({}, empty)).toEqual({
			valid: true,
			request: { predefinedPackageID: 7, customerNumber: '104200', data: {} },
		});
		expect(brokenRules(build({ a: 1 }, empty))).toEqual([['a', 'unknownField']]);
	});
});

describe('fields of the same name', () => {
	it('count once, as the first says', () => {
		const twice: OrderSchema = {
			...schema,
			data: [
				{ name: 'a', type: 'Integer', required: true },
				{ name: 'a', type: 'String' },
			],
		};
		expect(fieldsOf(twice)).toEqual([{ name: 'a', type: 'Integer', required: true }]);
		expect(brokenRules(build({}, twice))).toEqual([['a', 'required']]);
		expect(brokenRules(build({ a: 'x' }, twice))).toEqual([['a', 'integer']]);
	});
});

describe('a field with an unusual name', () => {
	const NAMES = [
		...['name', 'toString', 'constructor', 'hasOwnProperty', 'valueOf', 'then', 'length', '0'],
		...['a.b [c]', "it's", '"', '\\', 'å ä ö', ' ', '', '__proto__', 'prototype', 'data', '$json'],
	];

	it.each(NAMES)('%j is sent under its name', (name) => {
		const outcome = build(
			JSON.parse(`{${JSON.stringify(name)}:"värde"}`) as GivenValues,
			named(name),
		);
		const data = outcome.valid ? outcome.request.data : {};
		expect(Object.entries(data)).toEqual([[name, 'värde']]);
		expect(JSON.parse(JSON.stringify(data))).toEqual(data);
	});

	it.each(NAMES)('%j is missing where it is not given', (name) => {
		const required = { ...schema, data: [{ name, required: true }] };
		expect(brokenRules(build({}, required))).toEqual([[name, 'required']]);
	});

	it.each(NAMES)('%j is refused by its name where the package has no such field', (name) => {
		const given = JSON.parse(`{${JSON.stringify(name)}:"värde"}`) as GivenValues;
		expect(brokenRules(build(given, named('other')))).toEqual([[name, 'unknownField']]);
	});

	it('leaves the prototype of all objects alone', () => {
		build(JSON.parse('{"__proto__":{"admin":true}}') as GivenValues, named('__proto__', 'admin'));
		expect(({} as { admin?: unknown }).admin).toBeUndefined();
	});
});
