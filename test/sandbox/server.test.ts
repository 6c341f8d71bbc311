/** @jest-environment ./test/SandboxEnvironment.mjs */
import type { Customer } from '../../sandbox/apis/books.mts';

const { send, clientOf } = sandboxPackage;
const client = clientOf(sandbox);

beforeEach(() => sandbox.reset());

describe('token endpoint', () => {
	it('issues a token', async () => {
		const reply = await client.requestToken();
		expect(reply).toMatchObject({
			status: 200,
			json: { token_type: 'Bearer', expires_in: 3600 },
			headers: { 'cache-control': 'no-store' },
		});
		expect(sandbox.books.tokensIssued).toBe(1);
	});

	it.each([
		['a wrong secret', { clientSecret: 'wrong' }, undefined, 'invalid_client'],
		['an unknown client', { clientId: 'unknown' }, undefined, 'invalid_client'],
		['no client', { clientId: '' }, undefined, 'invalid_request'],
		['another grant', {}, 'password', 'unsupported_grant_type'],
	])('refuses %s', async (_case, changes, grantType, error) => {
		const reply = await client.requestToken({ ...sandbox.simutek, ...changes }, grantType);
		expect(reply).toMatchObject({ status: 400, json: { error } });
		expect(sandbox.books.tokensIssued).toBe(0);
	});

	it.each([
		['JSON', { 'Content-Type': 'application/json' }],
		[
			'credentials in a header',
			{ 'Content-Type': 'application/x-www-form-urlencoded', Authorization: 'Basic YTpi' },
		],
	])('refuses %s', async (_case, headers) => {
		const { clientId, clientSecret } = sandbox.simutek;
		const body = new URLSearchParams({
			client_id: clientId,
			client_secret: clientSecret,
			grant_type: 'client_credentials',
		}).toString();
		const reply = await send(sandbox.url, 'POST', '/identity/connect/token', { headers, body });
		expect(reply).toMatchObject({ status: 400, json: { error: 'invalid_request' } });
	});
});

describe('authorization of GKS4', () => {
	it.each([
		['no token', {}],
		['an unknown token', { Authorization: 'Bearer unknown' }],
	])('refuses %s', async (_case, headers: Record<string, string>) => {
		const reply = await send(sandbox.url, 'GET', '/simutek/api/v1/customers', { headers });
		expect(reply).toMatchObject({
			status: 401,
			text: '',
			headers: { 'www-authenticate': 'Bearer' },
		});
	});

	it('refuses a client without rights before it looks at the body', async () => {
		const token = await client.requestToken(sandbox.simutek.clientWithoutRights);
		const { access_token: accessToken } = token.json as { access_token: string };
		const headers = { Authorization: `Bearer ${accessToken}` };
		const reply = await send(sandbox.url, 'POST', '/simutek/api/v1/customers', { headers });
		expect(reply).toMatchObject({ status: 403, text: '' });
	});

	it('forgets tokens when told to', async () => {
		const token = await client.requestToken();
		const { access_token: accessToken } = token.json as { access_token: string };
		const headers = { Authorization: `Bearer ${accessToken}` };
		const list = () => send(sandbox.url, 'GET', '/simutek/api/v1/customers', { headers });
		expect(await list()).toMatchObject({ status: 200 });
		await client.admin('POST', '/admin/expire-tokens');
		expect(await list()).toMatchObject({ status: 401 });
	});
});

describe('own answers', () => {
	it('does not answer what its description does not allow', async () => {
		const [customer] = sandbox.books.customers as [Customer];
		sandbox.books.customers.push({ ...customer, number: 'BAD', invoiceEmail: 'not an address' });
		expect(await client.simutek('GET', '/customers/BAD')).toMatchObject({
			status: 500,
			text: expect.stringContaining('getCustomer answers 200'),
		});
	});
});
