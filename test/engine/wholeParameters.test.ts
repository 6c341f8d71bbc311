/** @jest-environment ./test/SandboxEnvironment.mjs */
import { Expression } from 'n8n-workflow';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { located } from '../located';
import { jsonOf, NORDTRYCK, requestsFor, runA3Connect, runSimutek } from './vendors';

const ANNA = {
	firstname: 'Anna',
	lastname: 'Öberg',
	email: 'anna.oberg@example.se',
	userGroup1: 'Säljare',
};

function order(fields: unknown, further: object = {}): INodeParameters {
	return {
		resource: 'order',
		operation: 'create',
		package: located('101'),
		customerNumber: '204817',
		fields,
		...further,
	} as INodeParameters;
}

/** A mapper that is filled in with some values. */
function filledIn(value: unknown) {
	return { mappingMode: 'defineBelow', value, matchingColumns: [], schema: [] };
}

function orderedData() {
	return sandbox.books.orders.map(({ body }) => body.data);
}

beforeEach(() => sandbox.reset());

describe('The values of an order', () => {
	it.each([
		['a JSON text', JSON.stringify(ANNA), {}],
		['a JSON text of a mapper', JSON.stringify(filledIn(ANNA)), {}],
		['a mapper whose values are an expression', filledIn('={{ $json.order }}'), { order: ANNA }],
		['a mapper whose values are a JSON text', filledIn(JSON.stringify(ANNA)), {}],
		[
			'a mapper whose values are an expression for a JSON text',
			filledIn('={{ $json.text }}'),
			{ text: JSON.stringify(ANNA) },
		],
		['a JSON text that maps the item', '{"mappingMode":"autoMapInputData"}', ANNA],
	])('given as %s are read like filled in', async (_, fields, item) => {
		const { error } = await runA3Connect(order(fields), { items: [item as IDataObject] });
		expect(error).toBeUndefined();
		expect(orderedData()).toEqual([ANNA]);
	});

	it.each([
		['one expression, which n8n does not evaluate there', '={{ $json }}'],
		['a text that is no JSON', 'Anna'],
		['a JSON text of a list', '[{}]'],
		['a mapper whose values are a list', filledIn('={{ [1] }}')],
		['a mapper whose values are no JSON', filledIn('Anna')],
		['a number that JavaScript changes', '{"alias":12345678901234567890}'],
	])('given as %s are refused by name', async (_, fields) => {
		const { error } = await runA3Connect(order(fields, { package: located('105') }));
		expect(error?.message).toContain("'Values to Send' must");
		expect(requestsFor('CreateOrder')).toBe(0);
	});
});

describe('An expression that names a field of the item', () => {
	it('costs no evaluation by n8n', async () => {
		const evaluated = jest.spyOn(Expression.prototype, 'resolveSimpleParameterValue');
		const { items } = await runA3Connect(
			order(filledIn({ ...ANNA, firstname: '={{ $json.name }}' })),
			{ items: Array.from({ length: 20 }, (_, index) => ({ name: `Anna ${index}` })) },
		);
		expect(items).toHaveLength(20);
		expect(orderedData().map(({ firstname }) => firstname)).toContain('Anna 19');
		const names = evaluated.mock.calls.filter(([value]) => value === '={{ $json.name }}');
		expect(names).toEqual([]);
		evaluated.mockRestore();
	});
});

describe('A collection given as one expression or JSON text', () => {
	it.each([
		['an expression', '={{ $json.given }}', (given: object) => given],
		['an expression that gives a JSON text', '={{ $json.given }}', JSON.stringify],
	])('is read like filled in: %s', async (_, expression, spell) => {
		const item = (given: object) => ({ items: [{ given: spell(given) } as IDataObject] });
		const options = { sendValuesAs: 'native', additionalData: { ...ANNA } };
		const placed = await runA3Connect(
			order(filledIn(null), { options: expression }),
			item(options),
		);
		expect(placed.error).toBeUndefined();
		expect(orderedData()).toEqual([ANNA]);

		const additionalFields = { number: 'K900001', invoiceEmail: 'faktura@example.se' };
		const created = await runSimutek(
			{ resource: 'customer', operation: 'create', ...NORDTRYCK, additionalFields: expression },
			item(additionalFields),
		);
		expect(created.error).toBeUndefined();
		expect(sandbox.books.customersCreated).toMatchObject([additionalFields]);

		const found = await runSimutek(
			{ resource: 'customer', operation: 'getAll', filters: expression },
			item({ customerNumber: 'K900001' }),
		);
		expect(jsonOf(found.items)).toMatchObject([{ number: 'K900001' }]);
	});

	it('is read like filled in: a JSON text', async () => {
		const text = JSON.stringify({ additionalData: ANNA });
		const { error } = await runA3Connect(order(filledIn(null), { options: text }));
		expect(error).toBeUndefined();
		expect(orderedData()).toEqual([ANNA]);
	});

	it.each([
		['as a group', '={{ $json }}'],
		['as its lines', '={{ $json.address }}'],
		['within its group', { address: '={{ $json.address }}' }],
	])('may be an address, %s', async (_, postalAddress) => {
		const { error } = await runSimutek(
			{ resource: 'customer', operation: 'create', ...NORDTRYCK, postalAddress },
			{ items: [{ address: { city: 'Umeå', countryCode: 'SE' } }] },
		);
		expect(error).toBeUndefined();
		expect(sandbox.books.customersCreated[0]?.postalAddress).toMatchObject({
			city: 'Umeå',
			countryCode: 'SE',
		});
	});

	it.each([
		'={{ { address: [$json] } }}',
		'={{ { address: "Storgatan 1" } }}',
		{ address: '={{ [$json] }}' },
		{ address: [{ city: 'Umeå' }] },
	])('is refused by name where it is no address: %j', async (postalAddress) => {
		const { error } = await runSimutek(
			{ resource: 'customer', operation: 'create', ...NORDTRYCK, postalAddress },
			{ items: [{ city: 'Umeå' }] },
		);
		expect(error?.message).toContain("'Postal Address' must be a JSON object");
		expect(sandbox.books.customersCreated).toEqual([]);
	});

	it.each(['={{ [1] }}', '={{ "fast" }}', 'fast', '={{ 7 }}'])(
		'is refused by name where it is %s',
		async (options) => {
			const { error } = await runA3Connect(order(filledIn(ANNA), { options }));
			expect(error?.message).toContain("'Options' must be a JSON object");
			expect(sandbox.books.requests).toEqual([]);
		},
	);
});
