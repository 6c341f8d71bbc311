/** @jest-environment ./test/SandboxEnvironment.mjs */
import { located } from '../located';
import {
	beginAnew,
	jsonOf,
	pairedItems,
	requestsFor,
	runSimutek,
	simutekCredential,
} from './vendors';

const CREATE = {
	resource: 'salesOrder',
	operation: 'create',
	customerNumber: located('K100421'),
};

beforeEach(beginAnew);

describe('Simutek GKS, sales order: create', () => {
	it('sends the fields that are filled in and no others', async () => {
		const { items, error } = await runSimutek({
			...CREATE,
			additionalFields: {
				name: 'Webshop 1042',
				purchaseOrderNumber: '',
				language: 'sv',
				currency: 'SEK',
				comment: 'Leverans via lastkajen\nRing först',
				extraBodyFields: '{ "rows": [{ "article": "Visitkort", "quantity": 500 }] }',
			},
		});
		expect(error).toBeUndefined();
		expect(sandbox.books.salesOrders.map(({ body }) => body)).toEqual([
			{
				customerNumber: 'K100421',
				name: 'Webshop 1042',
				language: 'sv',
				currency: 'SEK',
				noteFromCustomer: 'Leverans via lastkajen\nRing först',
				rows: [{ article: 'Visitkort', quantity: 500 }],
			},
		]);
		const [{ body, number } = {}] = sandbox.books.salesOrders;
		expect(jsonOf(items)).toEqual([{ ...body, number, success: true }]);
	});

	it('gives what was sent where GKS answers without content', async () => {
		sandbox.settings.salesOrderResponse = 'empty';
		const { items } = await runSimutek(CREATE);
		expect(jsonOf(items)).toEqual([{ ...sandbox.books.salesOrders[0]?.body, success: true }]);
	});

	it('places one order for each item, in the order of the items', async () => {
		const input = Array.from({ length: 60 }, (_, index) => ({ name: `Order ${index}` }));
		const { items } = await runSimutek(
			{ ...CREATE, additionalFields: { name: '={{ $json.name }}' } },
			{ items: input },
		);
		const placed = new Map(sandbox.books.salesOrders.map(({ number, name }) => [number, name]));
		expect(placed.size).toBe(60);
		expect(items.map(({ json }) => placed.get(String(json.number)))).toEqual(
			input.map(({ name }) => name),
		);
		expect(pairedItems(items)).toEqual(input.map((_, index) => index));
	});

	it('says which customer is missing', async () => {
		const { error } = await runSimutek({
			...CREATE,
			customerNumber: located('K999'),
		});
		expect(error?.message).toMatch(
			/404 Not Found: The customer number was not found\..*\[item 0\]/,
		);
		expect(error?.description).toContain('no customer with the number "K999"');
	});

	it('uses another path where one is set', async () => {
		const { error } = await runSimutek({ ...CREATE, options: { path: '/api/v2/orders' } });
		expect(sandbox.books.requests.at(-1)?.path).toContain('/api/v2/orders');
		expect(error?.message).toContain('404');
	});

	it('spells the fields as this GKS does', async () => {
		const { items } = await runSimutek({
			...CREATE,
			additionalFields: { comment: 'Ring först', name: 'Webb 7', currency: 'SEK' },
			options: { fieldNames: '{ "comment": "note", "currency": "currencyCode" }' },
		});
		const body = {
			customerNumber: 'K100421',
			note: 'Ring först',
			name: 'Webb 7',
			currencyCode: 'SEK',
		};
		expect(sandbox.books.salesOrders[0]?.body).toEqual(body);
		expect(jsonOf(items)).toEqual([{ ...body, number: 'SO200001', success: true }]);
	});

	it.each<[object, RegExp]>([
		[
			{ note: 'comment' },
			/Field Names' must rename only these fields, each to text: customerNumber, .*"note"/,
		],
		[{ comment: 17, name: null }, /Field Names' must rename only these fields/],
		[{ comment: '' }, /Field Names' must rename only these fields/],
		[
			{ comment: 'customerNumber' },
			/Field Names' contains 'customerNumber', which another parameter/,
		],
	])('refuses the field names %j', async (fieldNames, said) => {
		const { error } = await runSimutek({
			...CREATE,
			additionalFields: { comment: 'Ring först' },
			options: { fieldNames: JSON.stringify(fieldNames) },
		});
		expect(error?.message).toMatch(said);
		expect(sandbox.books.requests).toHaveLength(0);
	});

	it.each<[string, object]>([
		['"SO1"', { orderNumber: 'SO1' }],
		['SO1', { orderNumber: 'SO1' }],
		['10042', { orderNumber: 10042 }],
		['[{"number":"SO1"}]', { number: 'SO1' }],
	])('gives what GKS answers: %s', async (body, given) => {
		sandbox.injectFault({
			kind: 'replaceBody',
			body,
			effect: 'done',
			operationId: 'createSalesOrder',
		});
		const { items, error } = await runSimutek(CREATE);
		expect(error).toBeUndefined();
		expect(jsonOf(items)).toEqual([{ customerNumber: 'K100421', ...given, success: true }]);
	});

	it.each(['customerNumber', 'CustomerNumber'])(
		'refuses the extra field %s, which has a parameter of its own',
		async (field) => {
			const { error } = await runSimutek({
				...CREATE,
				additionalFields: { extraBodyFields: { [field]: 'K1' } },
			});
			expect(error?.message).toContain(`Extra Body Fields' contains '${field}'`);
			expect(sandbox.books.requests).toHaveLength(0);
		},
	);
});

describe('The access token', () => {
	it('is fetched once for 50 items where none is stored', async () => {
		const items = Array.from({ length: 50 }, () => ({}));
		await runSimutek(CREATE, { items });
		expect(sandbox.books.tokensIssued).toBe(1);
		expect(sandbox.books.salesOrders).toHaveLength(50);
	});

	it('is renewed where it has expired, without an order lost or doubled', async () => {
		const { credentials } = await runSimutek(CREATE);
		sandbox.expireTokens();
		const items = Array.from({ length: 20 }, () => ({}));
		const { error } = await runSimutek(CREATE, { items, credential: credentials.data });
		expect(error).toBeUndefined();
		expect(sandbox.books.tokensIssued).toBe(2);
		expect(sandbox.books.salesOrders).toHaveLength(21);
	});

	it('cannot be had with a wrong secret: the error says what to check', async () => {
		const credential = { ...simutekCredential(), clientSecret: 'wrong-secret' };
		const { error, run } = await runSimutek(CREATE, { credential });
		expect(error?.message).toMatch(
			/Could not get an access token for Simutek GKS: Client authentication failed/,
		);
		expect(error?.description).toMatch(/'Client Secret'/);
		expect(JSON.stringify(run)).not.toContain('wrong-secret');
		expect(requestsFor('createSalesOrder')).toBe(0);
	});

	it('is fetched with what was pasted, without the spaces and line breaks around it', async () => {
		const { clientId, clientSecret, ...others } = simutekCredential();
		const credential = {
			...others,
			clientId: ` ${clientId}\n`,
			clientSecret: `${clientSecret}\t\n`,
		};
		const { error } = await runSimutek(CREATE, { credential });
		expect(error).toBeUndefined();
		expect(sandbox.books.salesOrders).toHaveLength(1);
	});

	it('tells of a client without rights', async () => {
		const credential = { ...simutekCredential(), ...sandbox.simutek.clientWithoutRights };
		const { error } = await runSimutek(CREATE, { credential });
		expect(error?.message).toContain('403 Forbidden');
		expect(error?.description).toContain('lacks a right');
	});
});
