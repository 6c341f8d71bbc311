import { isJsonObject } from '../../shared/basis/json';
import type { JsonObject } from '../../shared/basis/json';
import { readBaseUrl, readSecureUrl } from '../../shared/http/service';
import type { Service } from '../../shared/http/service';

/** Where access tokens come from, unless Simutek says otherwise (documented). */
export const TOKEN_URL = 'https://id.simutek.se/connect/token';

/** Every customer of Simutek has a host of its own (documented). */
export const EXAMPLE_BASE_URL = 'https://gks.example.se';

/** Simutek GKS4, as the transport has to know it. */
export const simutek: Service = {
	name: 'Simutek GKS',
	credentialType: 'simutekOAuth2Api',
	readsCredentialOnce: false,
	baseUrl: ({ baseUrl, accessTokenUrl }) => {
		readSecureUrl(accessTokenUrl, 'Access Token URL', TOKEN_URL);
		return readBaseUrl(baseUrl, EXAMPLE_BASE_URL);
	},
	tokenUrl: ({ accessTokenUrl }) => accessTokenUrl,
	tokenRefusal: ({ oauthTokenData }) => {
		const { access_token: token, error, error_description: words } = tokenData(oauthTokenData);
		if (token || !error) return undefined;
		return [words, error].filter((part) => typeof part === 'string').join(', ');
	},
	hasFetchedToken: ({ oauthTokenData }) => Boolean(tokenData(oauthTokenData).access_token),
	secrets: ({ clientSecret, oauthTokenData }) => [
		clientSecret,
		tokenData(oauthTokenData).access_token,
	],
	hints: {
		401: "Simutek GKS did not accept the access token, not even a new one. Check that 'Client ID', 'Client Secret' and 'Base URL' in the credential belong to the same GKS.",
		403: 'The client of the credential lacks a right. Ask Simutek to let it read customers, create customers and create sales orders.',
		404: "Check 'Base URL' in the credential: the API was not found at this address.",
	},
};

/** What n8n keeps of the token server's answer. */
function tokenData(kept: unknown): JsonObject {
	return isJsonObject(kept) ? kept : {};
}
