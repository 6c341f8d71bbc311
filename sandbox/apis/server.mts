import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

import { a3ConnectApi } from './a3-connect.mts';
import { adminApi } from './admin.mts';
import { send, text, type Answer } from './answers.mts';
import { Capacity } from './capacity.mts';
import { openBooks, type Books, type RequestRecord } from './books.mts';
import {
	API_TOKEN,
	API_TOKEN_WITHOUT_ORDER_RIGHT,
	CLIENT,
	CLIENT_WITHOUT_RIGHTS,
	type Client,
} from './credentials.mts';
import { describeApi, type DescribedApi, type Incoming } from './description.mts';
import { Faults, type Fault } from './faults.mts';
import { AccessTokens, identityApi } from './identity.mts';
import { A3_CONNECT_ODDITIES } from './odd-a3-connect.mts';
import { IDENTITY_ODDITIES } from './odd-identity.mts';
import { SIMUTEK_ODDITIES } from './odd-simutek.mts';
import { Oddities } from './oddity.mts';
import { playFault } from './play-fault.mts';
import { DEFAULT_SETTINGS, type SandboxSettings } from './settings.mts';
import { simutekApi } from './simutek.mts';
import { close, isPlain, listen, readBody, singleHeaders } from './wire.mts';

export type { Books } from './books.mts';
export type { Fault } from './faults.mts';
export type { SandboxSettings } from './settings.mts';

/** A running sandbox. */
export interface Sandbox {
	/** http://127.0.0.1:PORT */
	url: string;
	simutek: {
		baseUrl: string;
		accessTokenUrl: string;
		clientId: string;
		clientSecret: string;
		clientWithoutRights: Client;
	};
	a3Connect: { baseUrl: string; apiToken: string; apiTokenWithoutOrderRight: string };
	/** Live. */
	books: Books;
	/** Live, and may be changed. */
	settings: SandboxSettings;
	injectFault(fault: Fault): void;
	/** Makes every access token invalid: the next call gets 401. */
	expireTokens(): void;
	/** How odd APIs deviate from their descriptions, in words, by operation. */
	oddities(): Record<string, string[]>;
	/** Back to the start: the seed, the settings of the start, no faults, no tokens. */
	reset(): void;
	/** Ends every connection at once, hanging ones too. */
	close(): Promise<void>;
}

/** An API, and the setting that says how it keeps to its description. */
type Vendor = DescribedApi & { temper: 'identityTemper' | 'simutekTemper' | 'a3ConnectTemper' };

/** Starts the sandbox on loopback; port 0 is any free one. */
export async function startSandbox(
	options: { port?: number; settings?: Partial<SandboxSettings> } = {},
): Promise<Sandbox> {
	const settingsOfStart = { ...DEFAULT_SETTINGS, ...options.settings };
	const books = openBooks();
	const settings = { ...settingsOfStart };
	const tokens = new AccessTokens();
	const faults = new Faults();
	const oddities = new Oddities([
		...IDENTITY_ODDITIES,
		...SIMUTEK_ODDITIES,
		...A3_CONNECT_ODDITIES,
	]);
	const capacity = new Capacity(settings);
	const controls = {
		books,
		settings,
		injectFault: (fault: Fault) => faults.inject(fault),
		expireTokens: () => tokens.expireAll(),
		oddities: () => oddities.inWords(),
		reset: () => {
			// In place: whoever holds the books or the settings goes on seeing the live ones.
			Object.assign(books, openBooks());
			Object.assign(settings, settingsOfStart);
			tokens.expireAll();
			faults.clear();
			oddities.reset();
		},
	};

	const vendors = new Map<string, Vendor>([
		['/identity', { ...(await describeApi(identityApi(books, tokens))), temper: 'identityTemper' }],
		[
			'/simutek',
			{ ...(await describeApi(simutekApi(books, settings, tokens))), temper: 'simutekTemper' },
		],
		['/a3', { ...(await describeApi(a3ConnectApi(books, settings))), temper: 'a3ConnectTemper' }],
	]);
	const admin: DescribedApi = await describeApi(
		adminApi(controls, () => indexOf(url, new Map([...vendors, ['', admin]]))),
	);

	async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const body = await readBody(request);
		if (!body) return send(response, text(413, 'Payload Too Large'));
		const rawUrl = request.url ?? '/';
		if (!isPlain(rawUrl)) return send(response, text(400, 'Bad Request - Invalid URL'));
		const prefix = /^\/[^/?]*(?=\/)/.exec(rawUrl)?.[0] ?? '';
		const vendor = vendors.get(prefix);
		const incoming = {
			method: request.method ?? 'GET',
			path: vendor ? rawUrl.slice(prefix.length) : rawUrl,
			headers: singleHeaders(request),
			body,
		};
		if (!vendor) return send(response, await admin.answer(incoming));

		const record: RequestRecord = {
			at: new Date().toISOString(),
			method: incoming.method,
			path: rawUrl,
			contentType: request.headers['content-type'] ?? null,
			bodyLength: body.length,
			operationId: vendor.operationOf(incoming)?.operationId ?? null,
			fault: null,
			status: null,
			milliseconds: null,
		};
		books.requests.push(record);
		const arrived = performance.now();
		response.once('close', () => {
			record.milliseconds = Math.round(performance.now() - arrived);
		});
		if (!capacity.takes()) {
			record.status = 429;
			return send(response, capacity.refusal(settings[vendor.temper]));
		}
		await capacity.work();
		await answerVendorCall(vendor, incoming, record, response);
		if (response.headersSent) record.status = response.statusCode;
	}

	async function answerVendorCall(
		vendor: Vendor,
		incoming: Incoming,
		record: RequestRecord,
		response: ServerResponse,
	): Promise<void> {
		const injection = record.operationId === null ? undefined : faults.take(record.operationId);
		if (!injection) return send(response, await temperedAnswer(vendor, incoming, record));
		const answer: Answer =
			injection.fault.effect === 'none' ? { status: 200 } : await vendor.answer(incoming);
		if (answer.status >= 300) {
			// The request was refused and has no effect: the fault waits for one that has.
			injection.remaining += 1;
			return send(response, answer);
		}
		record.fault = injection.fault.kind;
		await playFault(injection.fault, answer, response);
	}

	async function temperedAnswer(
		vendor: Vendor,
		incoming: Incoming,
		{ operationId }: RequestRecord,
	): Promise<Answer> {
		const temper = settings[vendor.temper];
		if (temper === 'documented' || operationId === null) return await vendor.answer(incoming);
		const { answer, milliseconds } = await oddities.answer(
			operationId,
			incoming.path,
			temper,
			async (path) => await vendor.answer({ ...incoming, path }),
		);
		if (milliseconds > 0) await pause(milliseconds);
		return answer;
	}

	const server = createServer((request, response) => {
		handle(request, response).catch((error: Error) => {
			if (response.headersSent) response.destroy();
			else send(response, text(500, `The sandbox failed: ${error.message}`));
		});
	});
	const url = await listen(server, options.port ?? 0);

	return {
		...controls,
		url,
		simutek: {
			baseUrl: `${url}/simutek`,
			accessTokenUrl: `${url}/identity/connect/token`,
			...CLIENT,
			clientWithoutRights: { ...CLIENT_WITHOUT_RIGHTS },
		},
		a3Connect: {
			baseUrl: `${url}/a3`,
			apiToken: API_TOKEN,
			apiTokenWithoutOrderRight: API_TOKEN_WITHOUT_ORDER_RIGHT,
		},
		close: () => close(server),
	};
}

/** Every endpoint by its operationId. */
function indexOf(url: string, apis: Map<string, DescribedApi>): Record<string, string> {
	return Object.fromEntries(
		[...apis].flatMap(([prefix, { operations }]) =>
			operations.map(({ operationId, method, path }) => [
				operationId,
				`${method.toUpperCase()} ${url}${prefix}${path}`,
			]),
		),
	);
}
