/** The sandbox of the vendors' APIs as a process of its own, so that it shares no event loop. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

import type { RequestRecord } from '../sandbox/apis/books.mts';
import type { Fault } from '../sandbox/apis/faults.mts';
import type { Sandbox, SandboxSettings } from '../sandbox/apis/server.mts';
import { endWithUs } from '../sandbox/start/command.mts';
import { nodeOf } from '../sandbox/start/n8n.mts';
import { ROOT } from '../sandbox/start/paths.mts';

const SCRIPT = join(ROOT, 'sandbox', 'apis', 'main.mts');

/** How much stands in the books. */
export interface Counts {
	customers: number;
	salesOrders: number;
	orders: number;
	tokensIssued: number;
	requests: Record<string, number>;
}

/** One request, as the sandbox has noted it. */
export type NotedRequest = Pick<RequestRecord, 'at' | 'status' | 'milliseconds'>;

type Printed = Pick<Sandbox, 'url' | 'simutek' | 'a3Connect'>;

export class ApisProcess {
	private constructor(
		readonly access: Printed,
		private readonly child: ChildProcess,
	) {}

	static async start(port: number): Promise<ApisProcess> {
		const child = spawn(nodeOf(), [SCRIPT, '--port', String(port)], {
			stdio: ['ignore', 'pipe', 'inherit'],
		});
		endWithUs(child, 'SIGTERM');
		return new ApisProcess(await readPrinted(child), child);
	}

	/** Back to the start, then with these settings and so many customers. */
	async prepare(settings: Partial<SandboxSettings>, customers?: number): Promise<void> {
		await this.call('POST', '/admin/reset');
		await this.call('POST', '/admin/settings', settings);
		if (customers !== undefined) await this.call('PUT', '/admin/customers', { count: customers });
	}

	async counts(): Promise<Counts> {
		return (await (await this.call('GET', '/admin/counts')).json()) as Counts;
	}

	/** The requests to the vendors' APIs since a time. */
	async requestsSince(time: Date): Promise<NotedRequest[]> {
		const books = (await (await this.call('GET', '/admin/books')).json()) as {
			requests: NotedRequest[];
		};
		return books.requests.filter(({ at }) => at >= time.toISOString());
	}

	/** Spoils the next calls of an operation. */
	async injectFault(fault: Fault): Promise<void> {
		await this.call('POST', '/admin/faults', fault);
	}

	/** A new access token, as any client gets it. */
	async accessToken(): Promise<string> {
		const { accessTokenUrl, clientId, clientSecret } = this.access.simutek;
		const body = new URLSearchParams({
			client_id: clientId,
			client_secret: clientSecret,
			grant_type: 'client_credentials',
		});
		const response = await fetch(accessTokenUrl, { method: 'POST', body });
		return ((await response.json()) as { access_token: string }).access_token;
	}

	async stop(): Promise<void> {
		if (this.child.exitCode !== null) return;
		const ended = once(this.child, 'close');
		this.child.kill();
		await ended;
	}

	private async call(method: string, path: string, body?: unknown): Promise<Response> {
		const response = await fetch(this.access.url + path, {
			method,
			...(body !== undefined && {
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify(body),
			}),
		});
		if (response.ok) return response;
		throw new Error(`The sandbox answered ${response.status} to ${path}: ${await response.text()}`);
	}
}

/** The sandbox prints where it is when it can be used. */
async function readPrinted(child: ChildProcess): Promise<Printed> {
	return await new Promise((resolve, reject) => {
		let text = '';
		child.once('close', () => reject(new Error(`The sandbox did not start:\n${text}`)));
		child.stdout?.on('data', (chunk: Buffer) => {
			text += chunk.toString('utf8');
			if (text.trimEnd().endsWith('\n}')) resolve(JSON.parse(text) as Printed);
		});
	});
}
