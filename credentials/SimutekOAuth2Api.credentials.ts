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
		fixed('grantType', 'clientCredentials'),
		fixed('authentication', 'body'),
		fixed('authUrl', ''),
		fixed('authQueryParameters', ''),
		fixed('sendAdditionalBodyProperties', false),
		fixed('additionalBodyProperties', ''),
		fixed('ignoreSSLIssues', false),
		fixed('tokenExpiredStatusCode', 401),
	];

	/**
	 * Refuses a base URL that would send the access token unencrypted, forgives what was pasted with
	 * the ID and the secret, and has n8n fetch tokens as it is to ask the API. n8n calls this for
	 * OAuth2 credentials before each request, also in the HTTP Request node and when it tests the
	 * credential, and takes what it gives in place of what was entered.
	 */
	async preAuthentication(credentials: ICredentialDataDecryptedObject): Promise<IDataObject> {
		simutek.baseUrl(credentials);
		const { clientId, clientSecret, allowUnauthorizedCerts } = credentials;
		return {
			clientId: String(clientId).trim(),
			clientSecret: String(clientSecret).trim(),
			ignoreSSLIssues: allowUnauthorizedCerts === true,
		};
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
