/** @jest-environment ./test/SandboxEnvironment.mjs */

const { send, clientOf } = sandboxPackage;
const client = clientOf(sandbox);

beforeEach(() => sandbox.reset());

const FIBRE = {
	streetAddress: 'Storgatan 1',
	postalCode: '114 44',
	city: 'Stockholm',
	desiredDeliveryDate: '2028-02-29',
};
const order = (predefinedPackageID: unknown, data: unknown, customerNumber: unknown = '204817') =>
	client.a3('POST', 'CreateOrder', { predefinedPackageID, customerNumber, data });

describe('authorization', () => {
	it.each([{}, { 'X-Auth-Key': 'unknown' }])('refuses %p', async (headers: object) => {
		const reply = await send(sandbox.url, 'GET', '/a3/api/GetPackages', {
			headers: { ...headers },
		});
		expect(reply).toMatchObject({ status: 401, text: 'API token saknas eller är ogiltig.' });
	});

	it('lets a user without the order right read, but not order', async () => {
		const headers = { 'X-Auth-Key': sandbox.a3Connect.apiTokenWithoutOrderRight };
		const read = await client.a3('GET', 'GetPackages', undefined, { headers });
		expect(read).toMatchObject({ status: 200 });
		const ordered = await client.a3('POST', 'CreateOrder', {}, { headers });
		expect(ordered).toMatchObject({ status: 403, json: { Message: expect.any(String) } });
	});
});

describe('packages', () => {
	it('lists every package, and describes each', async () => {
		const { json } = await client.a3('GET', 'GetPackages');
		const packages = json as Array<{ predefinedPackageID: number; name: string }>;
		expect(packages).toHaveLength(8);
		for (const { predefinedPackageID, name } of packages) {
			const query = `GetPackageSchema?predefinedPackageID=${predefinedPackageID}`;
			const reply = await client.a3('GET', query);
			expect(reply).toMatchObject({ status: 200, json: { predefinedPackageID, name } });
		}
	});

	it.each([
		['', 400],
		['?predefinedPackageID=', 400],
		['?predefinedPackageID=abc', 400],
		['?predefinedpackageid=101', 400],
		['?predefinedPackageID=999', 404],
	])('refuses GetPackageSchema%s', async (query, status) => {
		const reply = await client.a3('GET', `GetPackageSchema${query}`);
		expect(reply).toMatchObject({ status, json: { Message: expect.any(String) } });
	});
});

describe('orders', () => {
	it('places the documented example', async () => {
		const data = {
			firstname: 'Åsa',
			lastname: 'Öberg',
			email: 'asa@example.com',
			userGroup1: 'Ekonomi',
			alias: 'Åsa Ö',
			desiredActivationDate: '2030-01-31',
		};
		expect(await order(101, data)).toMatchObject({
			status: 200,
			json: { orderID: 500001, orderNumber: 'A3-500001' },
		});
		const body = { predefinedPackageID: 101, customerNumber: '204817', data };
		expect(sandbox.books.orders).toEqual([
			{ orderID: 500001, orderNumber: 'A3-500001', data, body },
		]);
	});

	it('fills in default values', async () => {
		expect(await order(102, { ...FIBRE, bandwidth: '1000' })).toMatchObject({ status: 200 });
		expect(sandbox.books.orders[0]?.data).toEqual({
			...FIBRE,
			bandwidth: '1000',
			contractMonths: '24',
			installationByTechnician: 'true',
			fixedAddress: 'false',
		});
	});

	it.each([
		[104, {}],
		[105, {}],
		[106, { portedNumber: '+46 8 12', donorOperator: 'Tre', desiredPortingDate: '2030-06-01' }],
		[107, { name: 'n', toString: 't', 'a.b [c]': 'c', å: 'å' }],
		[108, { costCentre: '7', monthlyCeiling: '99.50', startDate: '2030-06-01' }],
	])('places package %p', async (predefinedPackageID, data) => {
		expect(await order(predefinedPackageID, data, '0012345')).toMatchObject({ status: 200 });
	});

	it.each([
		['a missing field', { city: undefined }, 'city'],
		['an empty field', { city: '' }, 'city'],
		['null', { city: null }, 'city'],
		['an unknown field', { town: 'Kista' }, 'town'],
		['a value that is not allowed', { bandwidth: '300' }, 'bandwidth'],
		['a number that is not allowed', { bandwidth: 300 }, 'bandwidth'],
		['text for an integer', { floor: 'tre' }, 'floor'],
		['a fraction for an integer', { floor: '1.5' }, 'floor'],
		['a Swedish boolean', { fixedAddress: 'ja' }, 'fixedAddress'],
		['another case of a boolean', { fixedAddress: 'True' }, 'fixedAddress'],
		['a day that no calendar has', { desiredDeliveryDate: '2030-02-29' }, 'desiredDeliveryDate'],
		['a moment', { desiredDeliveryDate: '2030-02-28T00:00:00Z' }, 'desiredDeliveryDate'],
	])('refuses %s', async (_case, changes, field) => {
		const reply = await order(102, { ...FIBRE, ...changes });
		expect(reply).toMatchObject({
			status: 400,
			json: { Message: expect.stringContaining(`"${field}"`) },
		});
		expect(sandbox.books.orders).toEqual([]);
	});

	it('misses a field that every object inherits', async () => {
		expect(await order(107, { name: 'n', 'a.b [c]': 'c' })).toMatchObject({
			status: 400,
			json: { Message: 'Fältet "toString" måste anges.' },
		});
	});

	it.each([
		['an unknown package', 999, {}, '204817', 404],
		['an unknown customer', 105, {}, '999999', 404],
		['a package as text', '105', {}, '204817', 400],
		['a customer as a number', 105, {}, 204817, 400],
		['data as an array', 105, [], '204817', 400],
		['no data', 105, undefined, '204817', 400],
	])('refuses %s', async (_case, predefinedPackageID, data, customerNumber, status) => {
		const reply = await order(predefinedPackageID, data, customerNumber);
		expect(reply).toMatchObject({ status, json: { Message: expect.any(String) } });
	});

	it.each([
		['any', '3', 200],
		['any', 3, 200],
		['strings', '3', 200],
		['strings', 3, 400],
		['native', '3', 400],
		['native', 3, 200],
	] as const)('with values of type %s answers %p with %p', async (valueTypes, floor, status) => {
		sandbox.settings.a3ValueTypes = valueTypes;
		expect(await order(102, { ...FIBRE, floor })).toMatchObject({ status });
	});
});
