/** @jest-environment ./test/SandboxEnvironment.mjs */
import type { SandboxSettings } from '../../sandbox/apis/settings.mts';

const { clientOf } = sandboxPackage;
const client = clientOf(sandbox);

beforeEach(() => sandbox.reset());

/** Asks as often as there are oddities, and gives what was answered. */
async function answersOf<Answered>(times: number, ask: () => Promise<Answered>) {
	const answers: Answered[] = [];
	while (answers.length < times) answers.push(await ask());
	return answers;
}

const placeOrder = (predefinedPackageID = 105) =>
	client.a3('POST', 'CreateOrder', {
		predefinedPackageID,
		customerNumber: '204817',
		data: {},
	});
const placeSalesOrder = () => client.simutek('POST', '/salesorders', { customerNumber: 'K100421' });

const ODD: Partial<SandboxSettings> = { simutekTemper: 'odd', a3ConnectTemper: 'odd' };

interface Row {
	number: string;
	name?: string | null;
}

describe('an API that is odd', () => {
	it('deviates in every answer to a created order, one after the other, and creates each', async () => {
		sandbox.settings.a3ConnectTemper = 'odd';
		const answers = await answersOf(7, placeOrder);
		expect(answers.map(({ status, text, headers }) => [status, text, headers.location])).toEqual([
			[200, '{"orderID":"500001","orderNumber":500001}', undefined],
			[200, '{"OrderID":500002,"OrderNumber":"A3-500002"}', undefined],
			[200, '500003', undefined],
			[200, 'null', undefined],
			[201, '', '/api/Orders/500005'],
			[204, '', undefined],
			[200, '{"orderID":"500007","orderNumber":500007}', undefined],
		]);
		expect(sandbox.books.orders).toHaveLength(7);
	});

	it('says in success that it did nothing, and does nothing, only where it is contradictory', async () => {
		Object.assign(sandbox.settings, {
			a3ConnectTemper: 'contradictory',
			simutekTemper: 'contradictory',
		});
		const orders = await answersOf(9, placeOrder);
		expect(orders.slice(6).map(({ status, json }) => [status, json])).toEqual([
			[200, { orderID: 0, orderNumber: '', message: 'Kunden är spärrad' }],
			[200, { success: false, errors: ['Kunden är spärrad'] }],
			[200, { error: 'Kunden är spärrad' }],
		]);
		expect(sandbox.books.orders).toHaveLength(6);
		const salesOrders = await answersOf(8, placeSalesOrder);
		expect(salesOrders.map(({ status, text }) => `${status} ${text}`)).toEqual([
			...['201 "SO1"', '201 10042', '201 [{"number":"SO1"}]', '200 SO1', '201 ', '204 '],
			...[
				'200 {"success":false,"errors":["Kunden är spärrad."]}',
				'200 {"error":"Kunden är spärrad."}',
			],
		]);
		expect(sandbox.books.salesOrders).toHaveLength(6);
	});

	it('says in several ways when one that is refused may come back', async () => {
		Object.assign(sandbox.settings, { perSecond: 1, a3ConnectTemper: 'odd' });
		const [, ...refusals] = await answersOf(5, placeOrder);
		expect(refusals.map(({ status, headers }) => [status, headers['retry-after']])).toEqual([
			[429, '1.5'],
			[429, '-5'],
			[429, expect.stringMatching(/ GMT$/)],
			[429, '1'],
		]);
		expect(sandbox.books.orders).toHaveLength(1);
	});

	it('lists customers in many envelopes, with odd rows and in pages of 40', async () => {
		sandbox.settings.simutekTemper = 'odd';
		const list = (page: number) => client.simutek('GET', `/customers?page=${page}&pageSize=100`);
		const envelopes = await answersOf(6, () => list(1));
		expect(envelopes.map(({ json }) => Object.keys(json as object).slice(0, 3))).toEqual([
			['data'],
			['_embedded', 'totalElements'],
			['items', 'links', 'totalCount'],
			['Items', 'TotalCount'],
			['0', '1', '2'],
			['data'],
		]);
		const pages = [await list(2), await list(3), await list(4)].map(({ json }) => json);
		const first = envelopes.at(-1)?.json;
		const rows = [first, ...pages].flatMap(
			(page) => (page as { data: { items: Array<Row | null> } }).data.items,
		);
		expect(rows).toHaveLength(137);
		expect(rows.filter((row) => row === null)).toHaveLength(1);
		const named = (number: string) => rows.filter((row) => row?.number === number);
		expect(named('K100403   ')).toHaveLength(1);
		expect(named('K100405')).toMatchObject([{ name: null }]);
		expect(named('K100407')[0]).not.toHaveProperty('name');
		expect(named('K100412')).toHaveLength(2);
	});

	it('says in several ways that there are no customers', async () => {
		sandbox.settings.simutekTemper = 'odd';
		const replies = await answersOf(4, () => client.simutek('GET', '/customers?name=ingen'));
		expect(replies.map(({ status, text }) => `${status} ${text}`)).toEqual([
			...['204 ', '200 null', '200 ', '404 {"title":"Not Found","status":404}'],
		]);
	});

	it('answers for another customer or package than it was asked for', async () => {
		Object.assign(sandbox.settings, ODD);
		const { text } = await client.simutek('GET', '/customers/K100417');
		expect(text.toLowerCase()).toContain('k100418');
		const schema = await client.a3('GET', 'GetPackageSchema?predefinedPackageID=104');
		expect(schema.json).toMatchObject({ predefinedPackageID: '105' });
	});

	it('describes fields with other types than documented', async () => {
		sandbox.settings.a3ConnectTemper = 'odd';
		const { json } = await client.a3('GET', 'GetPackageSchema?predefinedPackageID=102');
		expect(json).toMatchObject({
			predefinedPackageID: '102',
			data: expect.arrayContaining([
				expect.objectContaining({
					name: 'bandwidth',
					required: 'true',
					defaultValue: 250,
					allowedValues: [100, 250, 500, 1000, null],
				}),
			]) as unknown,
		});
	});

	it('writes its refusals in other encodings and shapes', async () => {
		Object.assign(sandbox.settings, ODD);
		const [latin, marked, inError, inList] = await answersOf(4, () => placeOrder(999));
		expect(latin?.headers['content-type']).toBe('application/json; charset=ISO-8859-1');
		expect(marked?.text).toBe('\uFEFF{"Message":"Paketet hittades inte."}');
		expect(inError?.json).toEqual({ error: { message: 'Paketet hittades inte.' } });
		expect(inList?.json).toMatchObject([{ errorMessage: 'Paketet hittades inte.' }]);
		const wrong = () =>
			client.simutek('POST', '/salesorders', { customerNumber: 'K100421', currency: 7 });
		const [, fields] = await answersOf(2, wrong);
		expect(fields).toMatchObject({ status: 400, json: [{ propertyName: 'currency' }] });
	});

	it('gives tokens with odd fields, and says in success that a client is unknown', async () => {
		sandbox.settings.identityTemper = 'odd';
		expect(await client.requestToken()).toMatchObject({
			status: 200,
			json: { expires_in: '3600', token_type: 'bearer' },
		});
		const unknown = await client.requestToken({ clientId: 'x', clientSecret: 'y' });
		expect(unknown).toMatchObject({
			status: 200,
			json: { error: 'invalid_client', error_description: expect.any(String) as string },
		});
	});

	it('is switched by the administration, which tells what is odd in words', async () => {
		const documented = await placeOrder();
		expect(documented.json).toEqual({ orderID: 500001, orderNumber: 'A3-500001' });
		expect(await client.admin('POST', '/admin/settings', { a3ConnectTemper: 'odd' })).toMatchObject(
			{ status: 200 },
		);
		expect(await placeOrder()).toMatchObject({ json: { orderID: '500002' } });
		const { json } = await client.admin('GET', '/admin/oddities');
		expect(json).toMatchObject({
			CreateOrder: expect.arrayContaining(['the number alone, 500001']) as unknown,
			listCustomers: expect.arrayContaining(['a row that is null']) as unknown,
		});
		await client.admin('POST', '/admin/reset');
		expect(await placeOrder()).toEqual(expect.objectContaining({ text: documented.text }));
		const refused = await client.admin('POST', '/admin/settings', { a3ConnectTemper: 'mad' });
		expect(refused).toMatchObject({ status: 400 });
	});
});
