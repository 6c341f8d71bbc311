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
				comment: 'Leverans via lastkajen\nRing först',
				rows: [{ article: 'Visitkort', quantity: 500 }],
			},
		]);
		expect(jsonOf(items)).toEqual([
			expect.objectContaining({ name: 'Webshop 1042', success: true }),
		]);
	});

	it("gives GKS's answer where it has one", async () => {
		sandbox.settings.salesOrderResponse = 'json';
		const { items } = await runSimutek(CREATE);
		expect(items[0]?.json.number).toBe(sandbox.books.salesOrders[0]?.number);
	});

	it('places one order for each item, in the order of the items', async () => {
		sandbox.settings.salesOrderResponse = 'json';
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

	it('refuses an extra field that has a parameter of its own', async () => {
		const { error } = await runSimutek({
			...CREATE,
			additionalFields: { extraBodyFields: { customerNumber: 'K1' } },
		});
		expect(error?.message).toMatch(/Extra Body Fields" gives "customerNumber"/);
		expect(sandbox.books.requests).toHaveLength(0);
	});
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
			/no access token for Simutek GKS could be had \(Client authentication failed/,
		);
		expect(error?.description).toMatch(/client secret/);
		expect(JSON.stringify(run)).not.toContain('wrong-secret');
		expect(requestsFor('createSalesOrder')).toBe(0);
	});

	it('tells of a client without rights', async () => {
		const credential = { ...simutekCredential(), ...sandbox.simutek.clientWithoutRights };
		const { error } = await runSimutek(CREATE, { credential });
		expect(error?.message).toContain('403 Forbidden');
		expect(error?.description).toContain('lacks a right');
	});
});
