/** A server that writes down every request as it comes over the wire. */
import { createServer, request as sendRequest } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';

import { close, listen } from '../../../sandbox/apis/wire.mts';

export interface Recorded {
	method: string;
	/** Path and query, undecoded. */
	url: string;
	headers: IncomingMessage['headers'];
}

export class Recorder {
	readonly requests: Recorded[] = [];

	url = '';

	private readonly server = createServer((request, response) => {
		const { method = '', url = '', headers } = request;
		this.requests.push({ method, url, headers });
		if (this.target === undefined) response.writeHead(404).end();
		else forward(request, response, this.target);
	});

	private constructor(private readonly target: string | undefined) {}

	/**
	 * Starts on a free port.
	 *
	 * @param target where the requests go on to; without it they are answered with 404
	 */
	static async start(target?: string): Promise<Recorder> {
		const recorder = new Recorder(target);
		recorder.url = await listen(recorder.server, 0);
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
