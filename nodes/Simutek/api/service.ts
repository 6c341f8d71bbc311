import type { Service } from '../../shared/http/apiRequest';
import { readBaseUrl, readSecureUrl } from '../../shared/http/baseUrl';

/** Simutek GKS4, as the transport has to know it. */
export const simutek: Service = {
	name: 'Simutek GKS',
	credentialType: 'simutekOAuth2Api',
	readsCredentialOnce: false,
	baseUrl: ({ baseUrl, accessTokenUrl }) => {
		readSecureUrl(accessTokenUrl, 'Access Token URL');
		return readBaseUrl(baseUrl);
	},
	tokenUrl: ({ accessTokenUrl }) => accessTokenUrl,
	secrets: ({ clientSecret, oauthTokenData }) => [
		clientSecret,
		(oauthTokenData as { access_token?: string } | undefined)?.access_token,
	],
	hints: {
		401: 'Simutek GKS did not accept the access token, not even a fresh one. Check that client ID, client secret and base URL of the credential belong to the same GKS.',
		403: 'The client of the credential lacks a right. Ask Simutek to let it read and create customers and create sales orders.',
		404: 'Check the base URL of the credential: there is no such address below it.',
	},
};
