import type {
	IAuthenticate,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
	Icon,
} from 'n8n-workflow';
import { a3BaseUrl, a3Connect, HOSTS } from '../nodes/A3Connect/api/service';
import { credentialTestRules } from '../nodes/shared/http/service';

const ignoreSslIssues: INodeProperties = {
	displayName: 'Ignore SSL Issues (Insecure)',
	name: 'allowUnauthorizedCerts',
	type: 'boolean',
	default: false,
	description:
		'Whether to connect although the certificate of the server cannot be verified. The API token can then be read on the way.',
};

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
				{ name: 'Live', value: 'live', description: 'Orders are placed and charged' },
				{ name: 'Test', value: 'test', description: "A3's staging environment" },
				{ name: 'Custom', value: 'custom', description: 'Another address, such as a sandbox' },
			],
			default: 'live',
			description: 'Which A3 the orders go to',
			hint: 'Try a workflow in the test environment first: it has a token of its own',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: '',
			required: true,
			placeholder: `e.g. ${HOSTS.live}`,
			displayOptions: { show: { environment: ['custom'] } },
			description: 'The address of the API, with https and without /api at its end',
		},
		{
			displayName: 'API Token',
			name: 'apiToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			placeholder: 'Paste the token here',
			description: 'The token of a Connect user. A3 gives it to you.',
			hint: 'The Connect user needs the right "API åtkomst", and a further one to create orders: ask A3 for both',
		},
		ignoreSslIssues,
	];

	/**
	 * Refuses a base URL that would send the token unencrypted, in every node that uses the
	 * credential.
	 */
	authenticate: IAuthenticate = async (credentials, requestOptions) => {
		a3BaseUrl(credentials);
		return {
			...requestOptions,
			headers: { ...requestOptions.headers, 'X-Auth-Key': credentials.apiToken },
			...(credentials.allowUnauthorizedCerts === true && { skipSslCertificateValidation: true }),
		};
	};

	test: ICredentialTestRequest = {
		request: {
			baseURL: `={{ { live: "${HOSTS.live}", test: "${HOSTS.test}" }[$credentials.environment] ?? $credentials.baseUrl.trim().replace(/\\/+$/, "") }}`,
			url: '/api/GetPackages',
			disableFollowRedirect: true,
		},
		rules: credentialTestRules(a3Connect),
	};
}
