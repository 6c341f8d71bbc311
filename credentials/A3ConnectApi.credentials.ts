import type {
	IAuthenticate,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
	Icon,
} from 'n8n-workflow';
import { a3BaseUrl, a3Connect, HOSTS } from '../nodes/A3Connect/api/service';
import { credentialTestRules, ignoreSslIssues } from '../nodes/shared/http/credentials';

export class A3ConnectApi implements ICredentialType {
	name = 'a3ConnectApi';

	displayName = 'A3 Connect API';

	icon: Icon = {
		light: 'file:../nodes/A3Connect/a3Connect.svg',
		dark: 'file:../nodes/A3Connect/a3Connect.dark.svg',
	};

	documentationUrl = 'https://github.com/n8n-nodes-simutek-a3/n8n-nodes-simutek-a3#credentials';

	properties: INodeProperties[] = [
		{
			displayName: 'Environment',
			name: 'environment',
			type: 'options',
			options: [
				{ name: 'Custom', value: 'custom', description: 'Another address, such as a sandbox' },
				{ name: 'Live', value: 'live', description: 'Orders are placed and charged' },
				{ name: 'Test', value: 'test', description: "A3's staging environment" },
			],
			default: 'test',
			description: 'The A3 environment that orders go to',
			hint: 'Test and Live have different tokens. Switch to Live once your workflow works.',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: '',
			required: true,
			placeholder: `e.g. ${HOSTS.live}`,
			displayOptions: { show: { environment: ['custom'] } },
			description: 'The address of the API, with https',
			hint: 'With or without /api at its end',
		},
		{
			displayName: 'API Token',
			name: 'apiToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			placeholder: 'e.g. 4f9c27d1-0b6e-4c58',
			description: 'The token of a Connect user, which you get from A3',
			hint: 'The Connect user needs two rights: "API åtkomst", and the right to create orders',
		},
		ignoreSslIssues('API token'),
	];

	/**
	 * Refuses a base URL that would send the token unencrypted, in every node that uses the
	 * credential.
	 */
	authenticate: IAuthenticate = async (credentials, requestOptions) => {
		a3BaseUrl(credentials);
		return {
			...requestOptions,
			headers: { ...requestOptions.headers, 'X-Auth-Key': String(credentials.apiToken).trim() },
			...(credentials.allowUnauthorizedCerts === true && { skipSslCertificateValidation: true }),
		};
	};

	test: ICredentialTestRequest = {
		request: {
			baseURL: `={{ { live: "${HOSTS.live}", test: "${HOSTS.test}" }[$credentials.environment] ?? $credentials.baseUrl.trim().replace(/\\/*(\\/api)?\\/*$/i, "") }}`,
			url: '/api/GetPackages',
			disableFollowRedirect: true,
		},
		rules: credentialTestRules(a3Connect),
	};
}
