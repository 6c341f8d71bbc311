/** The ports that the launcher listens on, all of them on this machine only. */
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';

export const HOST = '127.0.0.1';

export interface Ports {
	n8n: number;
	/** n8n's own channel to the process that runs Code nodes. */
	broker: number;
	/** The vendors' APIs. */
	apis: number;
}

/** One number gives all three, so that `--port` is enough to get out of another program's way. */
export function portsFrom(n8n: number): Ports {
	return { n8n, broker: n8n + 1, apis: n8n + 2 };
}

/** Ports that nothing listens on at this moment. */
export async function freePorts(): Promise<Ports> {
	const [n8n = 0, broker = 0, apis = 0] = await Promise.all([freePort(), freePort(), freePort()]);
	return { n8n, broker, apis };
}

export async function freePort(): Promise<number> {
	return await new Promise((resolve, reject) => {
		const server = createServer();
		server.once('error', reject);
		server.listen(0, HOST, () => {
			const { port } = server.address() as AddressInfo;
			server.close(() => resolve(port));
		});
	});
}

/** Throws an error that says what to do if any of the ports is taken. */
export async function checkPorts(ports: Ports): Promise<void> {
	for (const port of Object.values(ports)) {
		if (await isFree(port)) continue;
		throw new Error(
			`Port ${port} is in use, perhaps by another n8n on this machine.\n` +
				`Close that program, or start on other ports: npm start -- --port ${ports.n8n + 100}`,
		);
	}
}

async function isFree(port: number): Promise<boolean> {
	return await new Promise((resolve) => {
		const server = createServer();
		server.once('error', () => resolve(false));
		server.listen(port, HOST, () => server.close(() => resolve(true)));
	});
}
