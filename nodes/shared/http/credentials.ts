import type { INodeProperties } from 'n8n-workflow';
import type { JsonObject } from '../basis/json';
import type { Service } from './service';

/** Has the test of a credential say what a status means, where n8n would only name the status. */
export function credentialTestRules({ hints }: Service) {
	return Object.entries(hints).map(([status, message]) => ({
		type: 'responseCode' as const,
		properties: { value: Number(status), message },
	}));
}

/** A credential without the spaces and line breaks that were pasted around what is in it. */
export function tidied(credential: JsonObject): JsonObject {
	return Object.fromEntries(
		Object.entries(credential).map(([name, value]) => [
			name,
			typeof value === 'string' ? value.trim() : value,
		]),
	);
}

/**
 * The switch that lets a server have a certificate that cannot be verified.
 *
 * @param secrets what whoever sits between could then read
 */
export function ignoreSslIssues(secrets: string): INodeProperties {
	return {
		displayName: 'Ignore SSL Issues (Insecure)',
		name: 'allowUnauthorizedCerts',
		type: 'boolean',
		noDataExpression: true,
		default: false,
		description: 'Whether to connect even if SSL certificate validation is not possible',
		hint: `Anyone between n8n and the server can then read the ${secrets}`,
	};
}
