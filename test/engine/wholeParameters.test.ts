/** @jest-environment ./test/SandboxEnvironment.mjs */
import { Expression } from 'n8n-workflow';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { located } from '../located';
import { requestsFor, runA3Connect } from './vendors';

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
		expect(error?.message).toContain('The parameter "Fields" must');
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
