import { randomBytes } from 'node:crypto';

import { json, type Answer } from './answers.mts';
import type { Books } from './books.mts';
import { CLIENT, CLIENT_WITHOUT_RIGHTS, type Client } from './credentials.mts';
import type { ApiParts } from './description.mts';

const LIFETIME_SECONDS = 3600;

/** The access tokens that are in use. */
export class AccessTokens {
	private readonly issued = new Map<string, { client: Client; expiresAt: number }>();

	/** A new token, opaque to everyone else. */
	issue(client: Client): string {
		const token = randomBytes(32).toString('base64url');
		this.issued.set(token, { client, expiresAt: Date.now() + LIFETIME_SECONDS * 1000 });
		return token;
	}

	/** The client that an Authorization header speaks for. */
	clientOf(authorization: string | undefined): Client | undefined {
		const token = /^Bearer ([\w-]+)$/i.exec(authorization ?? '')?.[1];
		const entry = token === undefined ? undefined : this.issued.get(token);
		return entry && entry.expiresAt > Date.now() ? entry.client : undefined;
	}

	/** Makes every token invalid. */
	expireAll(): void {
		this.issued.clear();
	}
}

/** The token endpoint. */
export function identityApi(books: Books, tokens: AccessTokens) {
	const refuse = (error: string): Answer => json(400, { error });
	return {
		file: 'simutek-identity.yaml',
		operations: {
			getAccessToken: ({ request }) => {
				if (request.headers.authorization !== undefined) return refuse('invalid_request');
				const { client_id, client_secret, grant_type } = request.requestBody;
				const client = [CLIENT, CLIENT_WITHOUT_RIGHTS].find(
					({ clientId, clientSecret }) => clientId === client_id && clientSecret === client_secret,
				);
				if (!client) return refuse('invalid_client');
				if (grant_type !== 'client_credentials') return refuse('unsupported_grant_type');
				books.tokensIssued += 1;
				return json(
					200,
					{
						access_token: tokens.issue(client),
						expires_in: LIFETIME_SECONDS,
						token_type: 'Bearer',
					},
					{ 'Cache-Control': 'no-store' },
				);
			},
		},
		invalid: () => refuse('invalid_request'),
		unsupportedMediaType: () => refuse('invalid_request'),
		notFound: () => ({ status: 404 }),
		methodNotAllowed: () => ({ status: 405 }),
	} satisfies ApiParts;
}
