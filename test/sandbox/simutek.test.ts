/** @jest-environment ./test/SandboxEnvironment.mjs */
import type { Customer } from '../../sandbox/apis/books.mts';

const { clientOf } = sandboxPackage;
const client = clientOf(sandbox);

beforeEach(() => sandbox.reset());

const NEW_CUSTOMER = {
	number: null,
	name: 'Nya Tryckeriet AB',
	corporateIdentityNumber: '559999-0008',
	invoiceEmail: null,
};
const problem = (field: string) => ({
	status: 400,
	errors: { [field]: [expect.any(String)] },
});

describe('customers', () => {
	it('creates one and numbers it', async () => {
		const postalAddress = { address1: 'Storgatan 1', city: 'Stockholm', zipCode: '114 44' };
		const reply = await client.simutek('POST', '/customers', { ...NEW_CUSTOMER, postalAddress });
		expect(reply).toMatchObject({ status: 200, text: '' });
		expect(sandbox.books.customersCreated).toMatchObject([
			{ ...NEW_CUSTOMER, number: 'K100530', postalAddress: { ...postalAddress, state: null } },
		]);
		expect(await client.simutek('GET', '/customers/K100530')).toMatchObject({
			status: 200,
			json: { name: NEW_CUSTOMER.name },
		});
	});

	it.each([
		['no number', { number: undefined }, 'number'],
		['no e-mail address', { invoiceEmail: undefined }, 'invoiceEmail'],
		['an empty e-mail address', { invoiceEmail: '' }, 'invoiceEmail'],
		['a malformed e-mail address', { invoiceEmail: 'faktura' }, 'invoiceEmail'],
		['no name', { name: undefined }, 'name'],
		['an empty name', { name: '' }, 'name'],
		['an empty number', { number: '' }, 'number'],
		['a number of the wrong type', { number: 12 }, 'number'],
		['a number that is taken', { number: 'K100421' }, 'number'],
		['no identity', { corporateIdentityNumber: undefined }, 'corporateIdentityNumber'],
		['an unknown member', { phone: '08-123 45' }, 'phone'],
		['an empty city', { postalAddress: { city: '' } }, 'postalAddress.city'],
		['an unknown address line', { postalAddress: { address4: 'x' } }, 'postalAddress.address4'],
		['a country name', { postalAddress: { countryCode: 'Sverige' } }, 'postalAddress.countryCode'],
	])('refuses %s', async (_case, changes, field) => {
		const reply = await client.simutek('POST', '/customers', { ...NEW_CUSTOMER, ...changes });
		expect(reply.headers['content-type']).toMatch('application/problem+json');
		expect(reply).toMatchObject({ status: 400, json: problem(field) });
		expect(sandbox.books.customersCreated).toEqual([]);
	});

	it('refuses a body that is not JSON', async () => {
		const malformed = await client.simutek('POST', '/customers', undefined, { body: '{"name":' });
		expect(malformed).toMatchObject({ status: 400 });
		const headers = { 'Content-Type': 'text/plain' };
		const asText = await client.simutek('POST', '/customers', NEW_CUSTOMER, { headers });
		expect(asText).toMatchObject({ status: 415 });
	});

	it.each(['K 1/2', 'Å-77', '..', 'K#5?&=+%2F', 'K100421', 'k100421'])(
		'finds number %s as one path segment',
		async (number) => {
			const segment = encodeURIComponent(number).replaceAll('.', '%2E');
			const reply = await client.simutek('GET', `/customers/${segment}`);
			expect(reply).toMatchObject({ status: 200, json: { number } });
		},
	);

	it('refuses paths that are not encoded', async () => {
		expect(await client.simutek('GET', '/customers/..')).toMatchObject({ status: 400 });
		expect(await client.simutek('GET', '/customers/%E0%A4%A')).toMatchObject({ status: 400 });
		expect(await client.simutek('GET', '/customers/K%201/2')).toMatchObject({ status: 404 });
	});

	it('does not find an unknown number', async () => {
		expect(await client.simutek('GET', '/customers/K9')).toMatchObject({
			status: 404,
			json: { detail: 'The customer with provided customer number was not found.' },
		});
	});

	it('pages', async () => {
		const lengthOf = async (query: string) =>
			((await client.simutek('GET', `/customers${query}`)).json as Customer[]).length;
		expect(sandbox.books.customers).toHaveLength(137);
		expect(await lengthOf('')).toBe(50);
		expect(await lengthOf('?page=3')).toBe(37);
		expect(await lengthOf('?page=2&pageSize=100')).toBe(37);
		expect(await lengthOf('?page=3&pageSize=100')).toBe(0);
	});

	it('filters', async () => {
		const numbersOf = async (query: string) =>
			((await client.simutek('GET', `/customers?${query}`)).json as Customer[]).map(
				({ number }) => number,
			);
		expect(await numbersOf('customerNumber=K100421')).toEqual(['K100421']);
		expect(await numbersOf('customerNumber=K1004')).toEqual([]);
		expect(await numbersOf(`name=${encodeURIComponent('ÅKERI I')}`)).toEqual(['Å-77']);
		expect(await numbersOf('corporateIdentityNumber=91-82+73646')).toEqual(['NO-1']);
		expect(await numbersOf('name=nordisk%20etikett')).toEqual(['K100900', 'K100901']);
		const identity = sandbox.books.customers.find(({ number }) => number === 'K100900');
		expect(await numbersOf(`corporateIdentityNumber=${identity?.corporateIdentityNumber}`)).toEqual(
			['K100900', 'K100901'],
		);
	});

	it.each(['pageSize=101', 'page=0', 'page=two', 'page=', 'name=', 'customerNo=K100421'])(
		'refuses %s',
		async (query) => {
			const reply = await client.simutek('GET', `/customers?${query}`);
			expect(reply).toMatchObject({ status: 400, json: problem(query.split('=')[0] ?? '') });
		},
	);

	it('lists in the shape, and with the filters, that the settings say', async () => {
		sandbox.settings.customerListShape = 'items';
		sandbox.settings.ignoreListFilters = true;
		const reply = await client.simutek('GET', '/customers?customerNumber=K100421&pageSize=10');
		expect(reply).toMatchObject({ json: { totalCount: 137, page: 1, pageSize: 10 } });
		expect((reply.json as { items: Customer[] }).items).toHaveLength(10);
	});
});

describe('sales orders', () => {
	it('places one with every field, and keeps what it does not know', async () => {
		const order = {
			customerNumber: 'K100421',
			name: 'Visitkort',
			purchaseOrderNumber: 'PO 7',
			language: 'sv',
			currency: 'SEK',
			noteFromCustomer: 'Ring först.\nPortkod 1234.',
			orderRows: [{ articleNumber: '1', quantity: 500 }],
		};
		sandbox.settings.salesOrderResponse = 'empty';
		expect(await client.simutek('POST', '/salesorders', order)).toMatchObject({
			status: 201,
			text: '',
		});
		sandbox.settings.salesOrderResponse = 'json';
		const second = await client.simutek('POST', '/salesorders', { customerNumber: 'Å-77' });
		expect(second).toMatchObject({ status: 201, json: { number: 'SO200002' } });
		expect(sandbox.books.salesOrders).toEqual([
			{ number: 'SO200001', name: 'Visitkort', body: order },
			{ number: 'SO200002', name: 'Webshop order', body: { customerNumber: 'Å-77' } },
		]);
	});

	it('does not find an unknown customer', async () => {
		const reply = await client.simutek('POST', '/salesorders', { customerNumber: 'K9' });
		expect(reply).toMatchObject({
			status: 404,
			json: { detail: 'The customer number was not found.' },
		});
	});

	it.each([
		['customerNumber', undefined],
		['customerNumber', ''],
		['language', 'de'],
		['language', ''],
		['currency', 'kr'],
		['name', ''],
		['noteFromCustomer', ''],
		['purchaseOrderNumber', 7],
	])('refuses %s %p', async (field, value) => {
		const order = { customerNumber: 'K100421', [field]: value };
		const reply = await client.simutek('POST', '/salesorders', order);
		expect(reply).toMatchObject({ status: 400, json: problem(field) });
		expect(sandbox.books.salesOrders).toEqual([]);
	});
});
