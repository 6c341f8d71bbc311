/** A server that writes down every request as it comes over the wire. */
import { createServer, request as sendRequest } from 'node:http';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';

import { close, listen } from '../../sandbox/apis/wire.mts';

/** What a server shows of itself over https, with its private key, both as PEM. */
export interface Certificate {
	cert: string;
	key: string;
}

export interface Recorded {
	method: string;
	/** Path and query, undecoded. */
	url: string;
	headers: IncomingMessage['headers'];
}

export class Recorder {
	readonly requests: Recorded[] = [];

	url = '';

	private readonly server;

	private constructor(target: string | undefined, certificate: Certificate | undefined) {
		const record: RequestListener = (request, response) => {
			const { method = '', url = '', headers } = request;
			this.requests.push({ method, url, headers });
			if (target === undefined) response.writeHead(404).end();
			else forward(request, response, target);
		};
		this.server =
			certificate === undefined ? createServer(record) : createSecureServer(certificate, record);
	}

	/**
	 * Starts on a free port.
	 *
	 * @param target where the requests go on to; without it they are answered with 404
	 * @param certificate has it speak https
	 */
	static async start(target?: string, certificate?: Certificate): Promise<Recorder> {
		const recorder = new Recorder(target, certificate);
		const url = await listen(recorder.server, 0);
		recorder.url = certificate === undefined ? url : url.replace('http:', 'https:');
		return recorder;
	}

	async close(): Promise<void> {
		await close(this.server);
	}
}

function forward(request: IncomingMessage, response: ServerResponse, target: string): void {
	const { method, url, headers } = request;
	const { hostname, port } = new URL(target);
	const onward = sendRequest({ hostname, port, method, path: url, headers, agent: false });
	onward.on('response', (answer) => {
		response.writeHead(answer.statusCode ?? 502, answer.headers);
		answer.pipe(response);
	});
	onward.on('error', () => response.destroy());
	request.pipe(onward);
}
