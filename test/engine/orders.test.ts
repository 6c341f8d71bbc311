/** @jest-environment ./test/SandboxEnvironment.mjs */
import type { INodeParameters } from 'n8n-workflow';
import { located } from '../located';
import { beginAnew, jsonOf, pairedItems, requestsFor, runA3Connect } from './vendors';

const MOBILE = located('101');
const ANNA = {
	firstname: 'Anna',
	lastname: 'Öberg',
	email: 'anna.oberg@example.se',
	userGroup1: 'Säljare',
	desiredActivationDate: '2026-12-01',
};

function order(value: unknown, further: INodeParameters = {}): INodeParameters {
	return {
		resource: 'order',
		operation: 'create',
		package: MOBILE,
		customerNumber: '204817',
		fields: { mappingMode: 'defineBelow', value, matchingColumns: [], schema: [] },
		...further,
	} as INodeParameters;
}

const AUTO_MAP = { fields: { mappingMode: 'autoMapInputData', value: null } };

beforeEach(beginAnew);

describe('A3 Connect, order: create', () => {
	it('places the order and gives its number', async () => {
		const { items, error } = await runA3Connect(order(ANNA));
		expect(error).toBeUndefined();
		const [placed] = sandbox.books.orders;
		expect(jsonOf(items)).toEqual([{ orderID: placed?.orderID, orderNumber: placed?.orderNumber }]);
		expect(placed?.body).toEqual({
			predefinedPackageID: 101,
			customerNumber: '204817',
			data: ANNA,
		});
	});

	it('leaves out what is optional and empty, and sends every value as a text', async () => {
		await runA3Connect(
			order(
				{
					streetAddress: 'Storgatan 1',
					postalCode: '114 44',
					city: 'Stockholm',
					floor: null,
					bandwidth: 500,
					installationByTechnician: false,
					fixedAddress: '',
					desiredDeliveryDate: '2026-12-24T00:00:00',
				},
				{ package: { __rl: true, mode: 'list', value: 102 } },
			),
		);
		expect(sandbox.books.orders[0]?.body.data).toEqual({
			streetAddress: 'Storgatan 1',
			postalCode: '114 44',
			city: 'Stockholm',
			bandwidth: '500',
			installationByTechnician: 'false',
			desiredDeliveryDate: '2026-12-24',
		});
	});

	it('sends numbers and booleans as such where it is set to', async () => {
		sandbox.settings.a3ValueTypes = 'native';
		const { error } = await runA3Connect(
			order(
				{ mainNumber: '08-123 45 67', numberOfQueues: '2', recordCalls: 'true' },
				{ package: located('103'), options: { sendValuesAs: 'native' } },
			),
		);
		expect(error).toBeUndefined();
		expect(sandbox.books.orders[0]?.body.data).toEqual({
			mainNumber: '08-123 45 67',
			numberOfQueues: 2,
			recordCalls: true,
		});
	});

	it('tells everything that does not fit, and orders nothing', async () => {
		const { error } = await runA3Connect(
			order({
				firstname: 'Anna',
				userGroup1: 'Saljare',
				desiredActivationDate: '2026-02-30',
				emial: 'x',
			}),
		);
		expect(error?.message).toBe('The order does not fit the package: 5 problems [item 0]');
		const lines = String(error?.description).split('<br>');
		for (const [line, said] of [
			"'lastname' is required",
			"'email' is required",
			`'userGroup1' must be one of "Ekonomi", "Fält", "Ledning", "Säljare", but is "Saljare". Did you mean 'Säljare'?`,
			"'desiredActivationDate' must be a real date",
			"has no field 'emial'",
		].entries()) {
			expect(lines[line]).toContain(said);
		}
		expect(requestsFor('CreateOrder')).toBe(0);
	});

	it('tells a missing customer number with what does not fit, at once', async () => {
		const asked = order({ firstname: 'Anna', email: 'a@b.se' }, { customerNumber: '={{ "" }}' });
		const { error } = await runA3Connect(asked);
		expect(error?.message).toBe("'Customer Number' is required [item 0]");
		expect(String(error?.description).split('<br>')).toEqual([
			'The order does not fit the package: 2 problems',
			"'lastname' is required and has no default value",
			"'userGroup1' is required and has no default value",
			"Nothing was ordered for this item. Correct 'Values to Send' or the input item.",
		]);
		const validated = await runA3Connect(
			{ ...asked, operation: 'validate' },
			{ onError: 'continueRegularOutput' },
		);
		expect(jsonOf(validated.items)[0]?.error).toMatch(/'Customer Number' is.*\n.*'lastname' is/s);
	});

	it('takes from the item what the package knows, in automatic mapping', async () => {
		await runA3Connect(order(null, AUTO_MAP), { items: [{ ...ANNA, id: 7, note: 'not sent' }] });
		expect(sandbox.books.orders[0]?.body.data).toEqual(ANNA);
	});

	it('orders fields of any name', async () => {
		const data = { name: 'n', toString: 't', 'a.b [c]': 'd', å: 'ä' };
		const { error } = await runA3Connect(order(null, { ...AUTO_MAP, package: located('107') }), {
			items: [data],
		});
		expect(error).toBeUndefined();
		expect(sandbox.books.orders[0]?.body.data).toEqual(data);
	});

	it.each(['104', '105'])('orders package %s, which has no fields', async (value) => {
		const { error } = await runA3Connect(order(null, { package: located(value) }));
		expect(error).toBeUndefined();
		expect(sandbox.books.orders[0]?.body.data).toEqual({});
	});

	it('asks for each schema once, however many items and packages', async () => {
		const items = Array.from({ length: 60 }, (_, index) => ({
			id: [101, 104, 105][index % 3],
			...ANNA,
		}));
		const { items: placed } = await runA3Connect(
			order(null, { ...AUTO_MAP, package: located('={{ $json.id }}') }),
			{ items },
		);
		expect(requestsFor('GetPackageSchema')).toBe(3);
		expect(pairedItems(placed)).toEqual(items.map((_, index) => index));
		const packages = new Map(
			sandbox.books.orders.map(({ orderNumber, body }) => [orderNumber, body.predefinedPackageID]),
		);
		expect(placed.map(({ json }) => packages.get(String(json.orderNumber)))).toEqual(
			items.map(({ id }) => id),
		);
	});

	it('checks against the schema of today, not the one saved with the workflow', async () => {
		const stale = [{ id: 'shoeSize', displayName: 'shoeSize', required: true }];
		const { error } = await runA3Connect(
			order(
				{},
				{
					fields: { mappingMode: 'defineBelow', value: { ...ANNA, shoeSize: '42' }, schema: stale },
				},
			),
		);
		expect(error?.message).toContain("has no field 'shoeSize'");
	});

	it('takes further values from additional data', async () => {
		const { firstname, ...rest } = ANNA;
		const { error } = await runA3Connect(
			order(rest, { options: { additionalData: JSON.stringify({ firstname }) } }),
		);
		expect(error).toBeUndefined();
		expect(sandbox.books.orders[0]?.body.data).toEqual(ANNA);
	});

	it.each([
		['2026-12-31T23:30:00Z', 'Europe/Stockholm', '2027-01-01'],
		['2026-12-31T23:30:00Z', 'America/New_York', '2026-12-31'],
		['2026-10-24T22:30:00Z', 'Europe/Stockholm', '2026-10-25'],
		['2026-10-25T23:30:00Z', 'Europe/Stockholm', '2026-10-26'],
		['2026-03-28T22:59:59Z', 'Europe/Stockholm', '2026-03-28'],
		['2026-12-24', 'Pacific/Kiritimati', '2026-12-24'],
	])('orders %s in %s for %s', async (desiredActivationDate, timezone, day) => {
		await runA3Connect(order({ ...ANNA, desiredActivationDate }), { timezone });
		expect(sandbox.books.orders[0]?.body.data.desiredActivationDate).toBe(day);
	});

	it('takes the day of a Luxon date from an expression', async () => {
		const { error } = await runA3Connect(
			order({ ...ANNA, desiredActivationDate: '={{ DateTime.fromISO("2026-12-31T23:30:00Z") }}' }),
		);
		expect(error).toBeUndefined();
		expect(sandbox.books.orders[0]?.body.data.desiredActivationDate).toBe('2027-01-01');
	});

	it.each([
		['an HTML page', '<html><title>Underhåll</title></html>'],
		['an order without a number', '{"orderID":0,"orderNumber":"","message":"Kunden är spärrad"}'],
		['a success that is none', '{"success":false,"errors":["Kunden är spärrad"]}'],
	])('says that the order may exist where the answer is %s', async (_, body) => {
		sandbox.injectFault({ kind: 'replaceBody', body, effect: 'done', operationId: 'CreateOrder' });
		const { error } = await runA3Connect(order(ANNA));
		expect(sandbox.books.orders).toHaveLength(1);
		expect(error?.message).toMatch(
			/^The order may exist.*(Underhåll|Kunden är spärrad).*\[item 0\]/,
		);
		expect(error?.description).toMatch(/Look for a new order of package 101 for customer 204817/);
	});
});

describe('A3 Connect, an order that was placed, answered otherwise than documented', () => {
	it.each<[string, object]>([
		['', {}],
		['null', {}],
		['5001', { orderNumber: 5001 }],
		['{"orderID":"5001","orderNumber":7001}', { orderID: '5001', orderNumber: 7001 }],
		['{"OrderID":5001,"OrderNumber":"A3-7001"}', { orderID: 5001, orderNumber: 'A3-7001' }],
	])('%j is given as it came, and sent once', async (body, given) => {
		sandbox.injectFault({ kind: 'replaceBody', body, effect: 'done', operationId: 'CreateOrder' });
		const { items, error } = await runA3Connect(order(ANNA));
		expect(error).toBeUndefined();
		expect(jsonOf(items)).toEqual([given]);
		expect(sandbox.books.orders).toHaveLength(1);
	});

	it('201 with an address and nothing else is the order there', async () => {
		sandbox.injectFault({
			kind: 'status',
			status: 201,
			headers: { Location: '/api/orders/5001' },
			effect: 'done',
			operationId: 'CreateOrder',
		});
		const { items } = await runA3Connect(order(ANNA));
		expect(jsonOf(items)).toEqual([{ location: '/api/orders/5001' }]);
	});
});

describe('A3 Connect, the schema of a package', () => {
	function answerSchema(schema: object): void {
		const body = JSON.stringify(schema);
		sandbox.injectFault({
			kind: 'replaceBody',
			body,
			effect: 'none',
			operationId: 'GetPackageSchema',
			times: 5,
		});
	}

	it('of another package than was asked for orders nothing', async () => {
		answerSchema({ predefinedPackageID: 105, name: 'Fiber', data: [] });
		const { error } = await runA3Connect(order({}, { package: located('104') }));
		expect(error?.message).toContain('the schema of package 105, although 104 was requested');
		expect(requestsFor('CreateOrder')).toBe(0);
	});

	it('with odd fields can be ordered by all the same', async () => {
		const data = [
			{ name: 'firstname', required: 'true', type: 0, allowedValues: null },
			{ name: 'lastname', required: 1, defaultValue: 10 },
			{ name: 'userGroup1', allowedValues: ['Säljare', null, 10] },
			null,
		];
		answerSchema({ predefinedPackageID: '101', name: null, products: [{ id: 1 }], data });
		const { items } = await runA3Connect(
			order({ firstname: 'Anna', userGroup1: '10' }, { operation: 'validate' }),
		);
		const request = {
			predefinedPackageID: 101,
			customerNumber: '204817',
			data: { firstname: 'Anna', userGroup1: '10' },
		};
		expect(jsonOf(items)).toEqual([{ valid: true, violations: [], request }]);
	});
});

describe('A3 Connect, order: validate', () => {
	it('gives exactly the body that create would send, and sends nothing', async () => {
		const { items } = await runA3Connect(order(ANNA, { operation: 'validate' }));
		expect(requestsFor('CreateOrder')).toBe(0);
		await runA3Connect(order(ANNA));
		expect(jsonOf(items)).toEqual([
			{ valid: true, violations: [], request: sandbox.books.orders[0]?.body },
		]);
	});

	it('lists every violation by field and rule', async () => {
		const { items } = await runA3Connect(
			order({ ...ANNA, firstname: '', userGroup1: 'IT' }, { operation: 'validate' }),
		);
		expect(jsonOf(items)).toEqual([
			{
				valid: false,
				violations: [
					{ field: 'firstname', rule: 'required', message: expect.stringContaining('required') },
					{
						field: 'userGroup1',
						rule: 'allowedValues',
						message: expect.stringContaining('"Ekonomi"'),
						allowedValues: ['Ekonomi', 'Fält', 'Ledning', 'Säljare'],
					},
				],
				request: null,
			},
		]);
	});
});

describe('A3 Connect, package: get schema', () => {
	it('gives the schema as the API has it', async () => {
		const { items } = await runA3Connect({
			resource: 'package',
			operation: 'getSchema',
			package: MOBILE,
		});
		expect(items[0]?.json).toMatchObject({
			predefinedPackageID: 101,
			data: expect.arrayContaining([
				expect.objectContaining({ name: 'userGroup1', required: true }),
			]),
		});
	});

	it('says that there is no such package', async () => {
		const { error } = await runA3Connect({
			resource: 'package',
			operation: 'getSchema',
			package: located('999'),
		});
		expect(error?.message).toContain('Could not get the schema of package 999');
		expect(error?.description).toContain('There is no package 999 for this API token');
	});
});
