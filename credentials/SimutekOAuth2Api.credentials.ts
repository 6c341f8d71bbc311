import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IDataObject,
	INodeProperties,
	Icon,
} from 'n8n-workflow';
import { INFERRED } from '../nodes/Simutek/api/inferred';
import { EXAMPLE_BASE_URL, simutek, TOKEN_URL } from '../nodes/Simutek/api/service';
import { credentialTestRules, ignoreSslIssues } from '../nodes/shared/http/credentials';

/** A field of n8n's own OAuth2 credential that users of this one have nothing to choose in. */
function fixed(name: string, value: string | number | boolean): INodeProperties {
	return { displayName: name, name, type: 'hidden', default: value };
}

export class SimutekOAuth2Api implements ICredentialType {
	name = 'simutekOAuth2Api';

	extends = ['oAuth2Api'];

	displayName = 'Simutek OAuth2 API';

	icon: Icon = {
		light: 'file:../nodes/Simutek/simutek.svg',
		dark: 'file:../nodes/Simutek/simutek.dark.svg',
	};

	documentationUrl = 'https://github.com/n8n-nodes-simutek-a3/n8n-nodes-simutek-a3#credentials';

	properties: INodeProperties[] = [
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: '',
			required: true,
			placeholder: `e.g. ${EXAMPLE_BASE_URL}`,
			description: 'The address of your own GKS4, with https. You get it from Simutek.',
			hint: 'With or without /api at its end',
		},
		{
			displayName: 'Client ID',
			name: 'clientId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. n8n-nordtryck',
			description: 'The client that Simutek registered for you in GKS4',
		},
		{
			displayName: 'Client Secret',
			name: 'clientSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			placeholder: 'e.g. kX3v9Qm2Tz',
			description: 'You get it from Simutek together with the client ID',
			hint: 'The client needs the rights to read customers, create customers and create sales orders',
		},
		{
			displayName: 'Access Token URL',
			name: 'accessTokenUrl',
			type: 'string',
			default: TOKEN_URL,
			required: true,
			placeholder: `e.g. ${TOKEN_URL}`,
			description:
				'Where n8n gets access tokens. Leave it unchanged unless Simutek tells you otherwise.',
		},
		{
			displayName: 'Scope',
			name: 'scope',
			type: 'string',
			default: '',
			placeholder: 'e.g. gks4.api',
			description: 'The scope of the access token. Leave it empty unless Simutek gives you one.',
		},
		ignoreSslIssues('client secret and the access token'),
		// What n8n fetches access tokens by. Where it is not shown it has no value, which means no.
		{
			...fixed('ignoreSSLIssues', true),
			displayOptions: { show: { allowUnauthorizedCerts: [true] } },
		},
		fixed('grantType', 'clientCredentials'),
		fixed('authentication', 'body'),
		fixed('authUrl', ''),
		fixed('authQueryParameters', ''),
		fixed('sendAdditionalBodyProperties', false),
		fixed('additionalBodyProperties', ''),
		fixed('tokenExpiredStatusCode', 401),
	];

	/**
	 * Refuses a base URL that would send the access token unencrypted. n8n calls this for OAuth2
	 * credentials before each request, also in the HTTP Request node and when it tests the credential,
	 * but after it has fetched a token: nothing that it gives reaches the token server (tried).
	 */
	async preAuthentication(credentials: ICredentialDataDecryptedObject): Promise<IDataObject> {
		simutek.baseUrl(credentials);
		return {};
	}

	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{ $credentials.baseUrl.trim().replace(/\\/*(\\/api)?\\/*$/i, "") }}',
			url: INFERRED.customersPath,
			qs: { [INFERRED.customerListQuery.page]: 1, [INFERRED.customerListQuery.pageSize]: 1 },
			disableFollowRedirect: true,
			skipSslCertificateValidation: '={{ $credentials.allowUnauthorizedCerts }}',
		},
		rules: credentialTestRules(simutek),
	};
}
