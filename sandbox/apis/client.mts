import { request, type IncomingHttpHeaders } from 'node:http';

import type { Sandbox } from './server.mts';

/** What came back. */
export interface Reply {
	status: number;
	headers: IncomingHttpHeaders;
	text: string;
	/** The text as JSON; undefined if it is none. */
	json: unknown;
}

/** What travels beside method and path. */
export interface Parts {
	headers?: Record<string, string>;
	body?: string;
	/** Milliseconds until the request is given up. */
	timeout?: number;
}

/** Sends one request over a connection of its own, its path exactly as given. */
export function send(url: string, method: string, path: string, parts: Parts = {}): Promise<Reply> {
	const { headers = {}, body = '', timeout = 5000 } = parts;
	const { hostname, port } = new URL(url);
	return new Promise((resolve, reject) => {
		const outgoing = request(
			{ hostname, port, method, path, headers, agent: false, signal: AbortSignal.timeout(timeout) },
			(response) => {
				const chunks: Buffer[] = [];
				response.on('data', (chunk: Buffer) => chunks.push(chunk));
				response.on('error', reject);
				response.on('end', () => {
					const text = Buffer.concat(chunks).toString('utf8');
					const { statusCode = 0, headers: received } = response;
					resolve({ status: statusCode, headers: received, text, json: parsed(text) });
				});
			},
		);
		outgoing.on('error', reject);
		outgoing.end(body);
	});
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

const JSON_TYPE = { 'Content-Type': 'application/json' };

/** Calls of every kind, by a client that has every right. */
export function clientOf(sandbox: Sandbox) {
	const { url } = sandbox;

	const requestToken = (
		{ clientId, clientSecret }: { clientId: string; clientSecret: string } = sandbox.simutek,
		grantType = 'client_credentials',
	) =>
		send(url, 'POST', '/identity/connect/token', {
			headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
			body: new URLSearchParams({
				client_id: clientId,
				client_secret: clientSecret,
				grant_type: grantType,
			}).toString(),
		});

	const simutek = async (method: string, path: string, body?: unknown, parts: Parts = {}) => {
		const { access_token: token } = (await requestToken()).json as { access_token: string };
		return send(url, method, `/simutek/api/v1${path}`, {
			...parts,
			headers: { Authorization: `Bearer ${token}`, ...JSON_TYPE, ...parts.headers },
			...(body !== undefined && { body: JSON.stringify(body) }),
		});
	};

	const a3 = (method: string, path: string, body?: unknown, parts: Parts = {}) =>
		send(url, method, `/a3/api/${path}`, {
			...parts,
			headers: { 'X-Auth-Key': sandbox.a3Connect.apiToken, ...JSON_TYPE, ...parts.headers },
			...(body !== undefined && { body: JSON.stringify(body) }),
		});

	const admin = (method: string, path: string, body?: unknown) =>
		send(url, method, path, {
			headers: JSON_TYPE,
			...(body !== undefined && { body: JSON.stringify(body) }),
		});

	return { requestToken, simutek, a3, admin };
}
