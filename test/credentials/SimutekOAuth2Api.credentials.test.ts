import { NodeHelpers } from 'n8n-workflow';
import type {
	ICredentialDataDecryptedObject,
	INodeParameters,
	INodeProperties,
} from 'n8n-workflow';
import { SimutekOAuth2Api } from '../../credentials/SimutekOAuth2Api.credentials';
import { evaluate } from '../shared/parameters/evaluate';

const type = new SimutekOAuth2Api();

function property(name: string): INodeProperties {
	return type.properties.find((candidate) => candidate.name === name)!;
}

/** What n8n calls before each request. */
async function prepare(credential: ICredentialDataDecryptedObject): Promise<unknown> {
	const accessTokenUrl = 'https://id.simutek.se/connect/token';
	return await type.preAuthentication({ accessTokenUrl, ...credential });
}

describe('the Simutek credential', () => {
	it('has the names that workflows are saved with', () => {
		expect(type.name).toBe('simutekOAuth2Api');
		expect(type.displayName).toBe('Simutek OAuth2 API');
		expect(type.extends).toEqual(['oAuth2Api']);
		const shown = type.properties.filter((candidate) => candidate.type !== 'hidden');
		expect(shown.map(({ name }) => name)).toEqual([
			'baseUrl',
			'clientId',
			'clientSecret',
			'accessTokenUrl',
			'scope',
			'allowUnauthorizedCerts',
		]);
	});

	it('asks for the address of the own GKS, and knows that of the tokens', () => {
		expect(property('baseUrl')).toMatchObject({ required: true, default: '' });
		expect(property('accessTokenUrl').default).toBe('https://id.simutek.se/connect/token');
		expect(property('scope').default).toBe('');
	});

	it('hides the client secret while it is typed', () => {
		expect(property('clientSecret').typeOptions).toEqual({ password: true });
	});

	it('takes tokens by client credentials that travel in the body', () => {
		expect(property('grantType').default).toBe('clientCredentials');
		expect(property('authentication').default).toBe('body');
	});

	it.each([
		...['grantType', 'authUrl', 'authQueryParameters', 'authentication', 'ignoreSSLIssues'],
		...['sendAdditionalBodyProperties', 'additionalBodyProperties', 'tokenExpiredStatusCode'],
	])('hides n8n’s own field %s', (name) => {
		expect(property(name).type).toBe('hidden');
	});

	it('has no default that n8n would have to evaluate for each request', () => {
		for (const { default: value } of type.properties) expect(String(value)).not.toMatch(/^=/);
	});

	/** What n8n makes of a credential with the values that are entered. */
	function readByN8n(entered: INodeParameters): INodeParameters | null {
		return NodeHelpers.getNodeParameters(type.properties, entered, true, false, null, null);
	}

	it('verifies certificates, unless the user says otherwise', () => {
		expect(property('allowUnauthorizedCerts')).toMatchObject({
			default: false,
			noDataExpression: true,
		});
		for (const entered of [{}, { ignoreSSLIssues: true }, { allowUnauthorizedCerts: false }]) {
			expect(readByN8n(entered)).not.toHaveProperty('ignoreSSLIssues');
		}
		expect(readByN8n({ allowUnauthorizedCerts: true })).toHaveProperty('ignoreSSLIssues', true);
		expect(
			evaluate(type.test.request.skipSslCertificateValidation as unknown as string, {
				$credentials: { allowUnauthorizedCerts: true },
			}),
		).toBe(true);
	});
});

describe('a request with the Simutek credential', () => {
	it.each(['https://gks.example.se', 'https://gks.example.se/print/', 'http://localhost:3000'])(
		'is prepared for the address %s',
		async (baseUrl) => {
			await expect(prepare({ baseUrl })).resolves.toBeDefined();
		},
	);

	it.each([
		['http://gks.example.se', 'must begin with https://'],
		['http://127.0.0.1.evil.se', 'must begin with https://'],
		['https://gks.example.se?x=1', 'must consist of a host and a path only'],
		['', 'is empty'],
		[undefined, 'is empty'],
		['gks.example.se', 'is not a URL'],
	])('is refused before it is sent to %j', async (baseUrl, why) => {
		const credential = baseUrl === undefined ? {} : { baseUrl };
		await expect(prepare(credential)).rejects.toThrow(why);
	});
});

describe('the test of the Simutek credential', () => {
	it('asks for one customer and follows no redirect, which would take the token along', () => {
		expect(type.test.request).toMatchObject({
			url: '/api/v1/customers',
			qs: { page: 1, pageSize: 1 },
			disableFollowRedirect: true,
		});
	});

	it.each([
		['https://gks.example.se', 'https://gks.example.se'],
		[' https://gks.example.se/print// ', 'https://gks.example.se/print'],
		['https://gks.example.se/api/', 'https://gks.example.se'],
		['http://localhost:3000/', 'http://localhost:3000'],
	])('asks the address that is entered as %j', (baseUrl, address) => {
		expect(evaluate(type.test.request.baseURL!, { $credentials: { baseUrl } })).toBe(address);
	});

	it.each([
		[401, 'did not accept the access token'],
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
