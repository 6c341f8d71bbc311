/** A forward proxy, as companies have one between themselves and the Internet, that keeps a log. */
import { createServer } from 'node:http';
import { connect } from 'node:net';
import type { Duplex } from 'node:stream';

import { close, listen } from '../../../sandbox/apis/wire.mts';

export class ForwardProxy {
	/** The host and port of each tunnel that was asked for. */
	readonly tunnels: string[] = [];
	/** The URL of each request that was not asked for through a tunnel. */
	readonly requests: string[] = [];
	/** All that has gone through the tunnels, in both directions. */
	readonly bytes: Buffer[] = [];

	url = '';

	private readonly open = new Set<Duplex>();

	private readonly server = createServer((request, response) => {
		this.requests.push(request.url ?? '');
		response.writeHead(403).end();
	});

	/** @param hosts the hosts with port that it knows, and the port on this machine behind each */
	private constructor(hosts: Record<string, number>) {
		this.server.on('connect', ({ url = '' }, client) => {
			this.tunnels.push(url);
			this.keep(client);
			const port = hosts[url];
			if (port === undefined) {
				client.end('HTTP/1.1 403 Forbidden\r\n\r\n');
				return;
			}
			const server = this.keep(connect(port, '127.0.0.1'));
			client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
			for (const [from, to] of [
				[client, server],
				[server, client],
			] as const) {
				from.on('data', (chunk: Buffer) => this.bytes.push(chunk));
				from.pipe(to);
			}
		});
	}

	static async start(hosts: Record<string, number>): Promise<ForwardProxy> {
		const proxy = new ForwardProxy(hosts);
		proxy.url = await listen(proxy.server, 0);
		return proxy;
	}

	async close(): Promise<void> {
		for (const end of this.open) end.destroy();
		await close(this.server);
	}

	/** An end of a tunnel; it breaks off without a word. */
	private keep<End extends Duplex>(end: End): End {
		this.open.add(end);
		end.on('close', () => this.open.delete(end));
		return end.on('error', () => end.destroy());
	}
}
