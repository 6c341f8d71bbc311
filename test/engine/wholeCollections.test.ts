/** @jest-environment ./test/SandboxEnvironment.mjs */
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { located } from '../located';
import { jsonOf, NORDTRYCK, runA3Connect, runSimutek } from './vendors';

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

	it.each(['={{ [1] }}', '={{ "fast" }}', 'fast', '={{ 7 }}'])(
		'is refused by name where it is %s',
		async (options) => {
			const { error } = await runA3Connect(order(filledIn(ANNA), { options }));
			expect(error?.message).toContain('The parameter "Options" must be a JSON object');
			expect(sandbox.books.requests).toEqual([]);
		},
	);
});
