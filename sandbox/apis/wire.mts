import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';

const HOST = '127.0.0.1';
/** Some clients open a connection for each of thousands of items at once. */
const BACKLOG = 16_384;
const LARGEST_BODY = 1024 * 1024;

/** The body of a request; undefined if it is larger than any API here takes. */
export async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
	const chunks: Buffer[] = [];
	let length = 0;
	// Kept open on return, so that the refusal can still be sent.
	for await (const chunk of request.iterator({ destroyOnReturn: false })) {
		chunks.push(chunk);
		length += chunk.length;
		if (length > LARGEST_BODY) return undefined;
	}
	return Buffer.concat(chunks);
}

/**
 * Whether a path means what it says. Servers collapse dot segments and empty ones, so a client
 * that sends them did not encode what it put into the path.
 */
export function isPlain(rawUrl: string): boolean {
	const segments = rawUrl.split('?', 1).join().split('/').slice(1);
	try {
		segments.forEach(decodeURIComponent);
	} catch {
		return false;
	}
	return (
		!segments.some((segment) => ['.', '..'].includes(segment)) &&
		!segments.slice(0, -1).includes('')
	);
}

/** The headers of a request; the few that may come several times are joined. */
export function singleHeaders(request: IncomingMessage): Record<string, string> {
	return Object.fromEntries(
		Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
	);
}

/** Listens on loopback and tells under which URL. */
export async function listen(server: Server, port: number): Promise<string> {
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen({ port, host: HOST, backlog: BACKLOG }, resolve);
	});
	return `http://${HOST}:${(server.address() as AddressInfo).port}`;
}

/** Stops listening and ends every connection at once, hanging ones too. */
export function close(server: Server): Promise<void> {
	return new Promise((resolve, reject) => {
		server.close((error) => (error ? reject(error) : resolve()));
		server.closeAllConnections();
	});
}
