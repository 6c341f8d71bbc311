import type { JsonObject } from '../../shared/basis/json';
import { readBaseUrl } from '../../shared/http/service';
import type { Service } from '../../shared/http/service';

/** The hosts of the API (documented). */
export const HOSTS = {
	live: 'https://connect-api.a3.se',
	test: 'https://connect-api-staging.a3.se',
} as const;

/** The base URL that a credential stands for. */
export function a3BaseUrl({ environment, baseUrl }: JsonObject): string {
	return environment === 'test' || environment === 'live'
		? HOSTS[environment]
		: readBaseUrl(baseUrl, HOSTS.live);
}

/** A3 Connect, as the transport has to know it. */
export const a3Connect: Service = {
	name: 'A3 Connect',
	credentialType: 'a3ConnectApi',
	readsCredentialOnce: true,
	baseUrl: a3BaseUrl,
	secrets: ({ apiToken }) => [apiToken],
	hints: {
		401: "A3 Connect did not accept the API token. Check that it was copied completely, and that it belongs to the 'Environment' (live or test) in the credential.",
		403: 'The Connect user of the API token lacks a right. Ask A3 for "API åtkomst".',
		404: "Check 'Environment' and 'Base URL' in the credential: the API was not found at this address.",
	},
};
