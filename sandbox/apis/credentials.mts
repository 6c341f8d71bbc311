// Made up for the sandbox, and the same in every start: they open nothing else.

/** A client of GKS4. */
export interface Client {
	clientId: string;
	clientSecret: string;
}

/** The client that may use every operation of GKS4. */
export const CLIENT: Client = {
	clientId: 'sandbox-client',
	clientSecret: 'sandbox-secret-of-client',
};

/** A client that gets access tokens, but may use no operation. */
export const CLIENT_WITHOUT_RIGHTS: Client = {
	clientId: 'sandbox-client-without-rights',
	clientSecret: 'sandbox-secret-of-client-without-rights',
};

/** The A3 API token that may read and order. */
export const API_TOKEN = 'sandbox-key-of-orderer';

/** The A3 API token that may only read. */
export const API_TOKEN_WITHOUT_ORDER_RIGHT = 'sandbox-key-of-reader';
