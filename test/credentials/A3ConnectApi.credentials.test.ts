import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { A3ConnectApi } from '../../credentials/A3ConnectApi.credentials';
import { evaluate } from '../shared/parameters/evaluate';

const type = new A3ConnectApi();

const live = {
	environment: 'live',
	baseUrl: '',
	apiToken: 'hemlig',
	allowUnauthorizedCerts: false,
};

function property(name: string): INodeProperties {
	return type.properties.find((candidate) => candidate.name === name)!;
}

async function authenticate(
	credential: ICredentialDataDecryptedObject,
	request: Partial<IHttpRequestOptions> = {},
): Promise<IHttpRequestOptions> {
	if (typeof type.authenticate !== 'function') throw new TypeError('authenticate is no function');
	return await type.authenticate(credential, { url: 'https://connect-api.a3.se/x', ...request });
}

describe('the A3 Connect credential', () => {
	it('has the names that workflows are saved with', () => {
		expect(type.name).toBe('a3ConnectApi');
		expect(type.displayName).toBe('A3 Connect API');
		expect(type.properties.map(({ name }) => name)).toEqual([
			'environment',
			'baseUrl',
			'apiToken',
			'allowUnauthorizedCerts',
		]);
	});

	it('offers live, test and another address, and begins with test, so that nobody orders by accident', () => {
		const environment = property('environment');
		expect(environment.options).toMatchObject([
			{ value: 'custom' },
			{ value: 'live' },
			{ value: 'test' },
		]);
		expect(environment.default).toBe('test');
		expect(property('baseUrl').displayOptions).toEqual({ show: { environment: ['custom'] } });
	});

	it('hides the token while it is typed', () => {
		expect(property('apiToken').typeOptions).toEqual({ password: true });
		expect(property('apiToken').required).toBe(true);
	});

	it('verifies certificates unless it is asked not to', () => {
		expect(property('allowUnauthorizedCerts').default).toBe(false);
	});

	it('has no default that n8n would have to evaluate for each request', () => {
		for (const { default: value } of type.properties) expect(String(value)).not.toMatch(/^=/);
	});
});

describe('a request with the A3 Connect credential', () => {
	it('carries the token beside what it had', async () => {
		const request = {
			headers: { Accept: 'application/json' },
			method: 'POST',
			body: { a: 1 },
		} as const;
		expect(await authenticate(live, request)).toEqual({
			url: 'https://connect-api.a3.se/x',
			method: 'POST',
			body: { a: 1 },
			headers: { Accept: 'application/json', 'X-Auth-Key': 'hemlig' },
		});
		expect(request.headers).toEqual({ Accept: 'application/json' });
	});

	it('goes without verification only where that was asked for', async () => {
		for (const value of [false, undefined, 'true', 1, '']) {
			const sent = await authenticate({ ...live, allowUnauthorizedCerts: value as boolean });
			expect(sent).not.toHaveProperty('skipSslCertificateValidation');
		}
		expect(await authenticate({ ...live, allowUnauthorizedCerts: true })).toHaveProperty(
			'skipSslCertificateValidation',
			true,
		);
	});

	it.each([
		{ environment: 'test' },
		{ environment: 'custom', baseUrl: 'https://a3.example.se/' },
		{ environment: 'custom', baseUrl: 'http://localhost:3000' },
		{ environment: 'live', baseUrl: 'http://left-over.example.se' },
	])('is sent to an address that is safe: %j', async (address) => {
		expect((await authenticate({ ...live, ...address })).headers).toHaveProperty('X-Auth-Key');
	});

	it.each([
		['http://a3.example.se', 'must begin with https://'],
		['http://localhost.evil.se', 'must begin with https://'],
		['https://a:b@a3.example.se', 'must consist of a host and a path only'],
		['', 'is empty'],
		['a3.example.se', 'is not a URL'],
	])('is not sent at all where the own address is %j', async (baseUrl, why) => {
		await expect(authenticate({ ...live, environment: 'custom', baseUrl })).rejects.toThrow(why);
	});
});

describe('the test of the A3 Connect credential', () => {
	it('lists the packages and follows no redirect, which would take the token along', () => {
		expect(type.test.request).toMatchObject({
			url: '/api/GetPackages',
			disableFollowRedirect: true,
		});
	});

	it.each([
		[{ environment: 'live', baseUrl: '' }, 'https://connect-api.a3.se'],
		[{ environment: 'live' }, 'https://connect-api.a3.se'],
		[{ environment: 'test', baseUrl: 'https://left.over' }, 'https://connect-api-staging.a3.se'],
		[{ environment: 'custom', baseUrl: ' https://a3.example.se/x// ' }, 'https://a3.example.se/x'],
		[{ environment: 'custom', baseUrl: 'http://localhost:3000' }, 'http://localhost:3000'],
	])('asks the address of %j', (credential: IDataObject, address) => {
		expect(evaluate(type.test.request.baseURL!, { $credentials: credential })).toBe(address);
	});

	it.each([
		[401, 'did not accept the API token'],
		[403, 'lacks a right'],
		[404, 'not found at this address'],
	])('says what a %i means', (status, meaning) => {
		const rules = type.test.rules!.map(({ properties }) => properties);
		expect(rules).toContainEqual({
			value: status,
			message: expect.stringContaining(meaning) as string,
		});
	});
});
