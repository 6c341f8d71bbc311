import type { IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';
import { z } from 'zod';
import type { Service } from '../../../nodes/shared/http/service';
import type { ApiRequest, Remark } from '../../../nodes/shared/http/apiRequest';
import { openTransport } from '../../../nodes/shared/http/transport';
import type { TransportSettings } from '../../../nodes/shared/http/transport';

const service: Service = {
	name: 'Printer',
	credentialType: 'printerOAuth2Api',
	readsCredentialOnce: false,
	baseUrl: () => 'https://printer.example.se',
	tokenUrl: () => 'https://id.example.se/token',
	secrets: ({ token }) => [token],
	hints: {},
};

const printing = {
	method: 'POST',
	path: '/pages',
	purpose: 'print the page',
	creates: { thing: 'page', lookFor: 'a page', numberField: 'page' },
	answer: z.object({ page: z.number() }),
} as const;

/**
 * Sends a request by an n8n that looks at nothing but whether statuses are to be ignored, all or
 * none, as n8n did before it knew exceptions. To it a token is renewed only if a 401 is an error.
 */
async function sendByOlderN8n(answer: (renewed: boolean) => { statusCode: number; body: string }) {
	const asked: boolean[] = [];
	async function httpRequestWithAuthentication(_type: string, options: IHttpRequestOptions) {
		const ignoresStatus = Boolean(options.ignoreHttpStatusErrors);
		asked.push(ignoresStatus);
		const response = { ...answer(!ignoresStatus), headers: { 'retry-after': '3600' } };
		if (!ignoresStatus && response.statusCode >= 300) {
			throw Object.assign(new Error('refused'), { httpCode: String(response.statusCode) });
		}
		return response;
	}
	return { asked, result: await printBy({ httpRequestWithAuthentication }) };
}

async function printBy(
	helpers: Partial<IExecuteFunctions['helpers']>,
	getCredentials = async (): Promise<object> => ({}),
	further: Partial<TransportSettings> & {
		request?: ApiRequest<unknown>;
		of?: Service;
		/** Takes the lines of n8n's log. */
		log?: string[];
	} = {},
) {
	const { request = printing, of = service, log = [], ...settings } = further;
	const logger = { debug: (line: string) => log.push(line) };
	const context = { getCredentials, helpers, logger } as unknown as IExecuteFunctions;
	const { send } = await openTransport(context, of, {
		concurrency: 10,
		timeout: 1000,
		maxRetries: 1,
		...settings,
	});
	return await send(request).catch((error: unknown) => error);
}

type Helper = IExecuteFunctions['helpers']['httpRequestWithAuthentication'];

/** An n8n that answers so. */
function helper(answer: (options: IHttpRequestOptions, signal: AbortSignal) => unknown) {
	return {
		httpRequestWithAuthentication: async function (this: IExecuteFunctions, _type, options) {
			// As n8n does, whatever signal the request has.
			const signal = this.getExecutionCancelSignal()!;
			return await Promise.resolve(answer(options, signal));
		} as Helper,
	};
}

describe('an n8n that ignores every status or none', () => {
	test('has the access token renewed', async () => {
		const { asked, result } = await sendByOlderN8n((renewed) =>
			renewed ? { statusCode: 200, body: '{"page":1}' } : { statusCode: 401, body: '' },
		);
		expect(result).toEqual({ page: 1 });
		expect(asked).toEqual([true, false]);
	});

	test('is not asked again where a new token does not help', async () => {
		const { asked, result } = await sendByOlderN8n(() => ({ statusCode: 401, body: '' }));
		expect(result).toMatchObject({ httpStatus: 401 });
		expect(asked).toEqual([true, false]);
	});

	test("gives the API's own words", async () => {
		const body = JSON.stringify({ title: 'The printer is out of paper' });
		const { asked, result } = await sendByOlderN8n(() => ({ statusCode: 409, body }));
		const { message, description } = result as { message: string; description: string };
		expect(`${message} ${description}`).toContain('The printer is out of paper');
		expect(asked).toEqual([true]);
	});

	test('reads Retry-After, and does not wait for an hour', async () => {
		const { asked, result } = await sendByOlderN8n(() => ({ statusCode: 429, body: '' }));
		expect(result).toMatchObject({ httpStatus: 429 });
		expect(asked).toEqual([true]);
	});
});

describe('a server that repeats the access token which n8n has just fetched', () => {
	const helpers = {
		httpRequestWithAuthentication: async () => ({
			statusCode: 400,
			headers: {},
			body: 'Not for you, fresh-token',
		}),
	};

	test('does not get it into the error', async () => {
		const credentials = [{}, { token: 'fresh-token' }];
		const result = await printBy(helpers, async () => credentials.shift() ?? {});
		expect(String(result)).toContain('Not for you, [secret]');
	});

	test('does not get it into what the next node is given', async () => {
		const fetched = 'fresh-token/of-25-letters';
		const credentials = [{}, { token: fetched }];
		const result = await printBy(
			helper(() => ({
				statusCode: 200,
				headers: { location: `/pages/1?key=${encodeURIComponent(fetched)}` },
				body: JSON.stringify({ page: 1, echo: [fetched] }).replace('/', '\\/'),
			})),
			async () => credentials.shift() ?? { token: fetched },
			{
				of: { ...service, hasFetchedToken: () => false },
				request: { ...printing, answer: z.object({}).passthrough() },
			},
		);
		expect(result).toEqual({
			page: 1,
			echo: ['[secret]'],
			location: '/pages/1?key=[secret]',
		});
	});

	test('does not cost the error where n8n cannot read the credential again', async () => {
		const credentials = [{ token: 'fresh-token' }];
		const result = await printBy(helpers, async () => {
			const [credential] = credentials.splice(0);
			if (credential === undefined) throw new Error('The database is locked');
			return credential;
		});
		expect(result).toMatchObject({ httpStatus: 400 });
		expect(String(result)).toContain('Not for you, [secret]');
	});
});

describe('a request that was cancelled', () => {
	test('fails without asking n8n for the credential again, which would come too late', async () => {
		let read = 0;
		const getCredentials = async () => {
			read += 1;
			return {};
		};
		const httpRequestWithAuthentication = async () => {
			throw Object.assign(new Error('canceled'), { code: 'ERR_CANCELED' });
		};
		const result = await printBy({ httpRequestWithAuthentication }, getCredentials);
		expect(result).toMatchObject({ mayExist: true });
		expect(read).toBe(1);
	});
});

describe('the bytes of an answer', () => {
	test('are read by the charset that it names', async () => {
		const result = await printBy(
			helper(() => ({
				statusCode: 400,
				headers: { 'content-type': 'application/json; charset=iso-8859-1' },
				body: Buffer.from('{"message":"slut på papper"}', 'latin1'),
			})),
		);
		expect(String(result)).toContain('slut på papper');
	});

	test('may be few or none', async () => {
		const body = Buffer.from('{"page":1}');
		expect(await printBy(helper(() => ({ statusCode: 200, headers: {}, body })))).toEqual({
			page: 1,
		});
	});
});

describe('the time that a request may take', () => {
	const never = async () => await new Promise(() => undefined);

	function untilAborted(signal: AbortSignal) {
		return new Promise((_, reject) => {
			const canceled = Object.assign(new Error('canceled'), { code: 'ERR_CANCELED' });
			signal.addEventListener('abort', () => reject(canceled));
		});
	}

	test('ends a request that is sent, which is then in doubt', async () => {
		const late = helper(async (_, signal) => await untilAborted(signal));
		const result = await printBy(late, undefined, { timeout: 20 });
		expect(result).toMatchObject({ mayExist: true });
		expect(String(result)).toContain('the timeout was reached');
	});

	test('ends the wait for an access token, with nothing sent', async () => {
		const result = await printBy(helper(never), undefined, { timeout: 20, maxRetries: 0 });
		expect(result).toMatchObject({ mayExist: false });
		expect(String(result)).toContain('Could not get an access token for Printer');
	});

	test('leaves in doubt what was not ended by then where no token has to be fetched', async () => {
		const of = { ...service, tokenUrl: undefined } as unknown as Service;
		const result = await printBy(helper(never), undefined, { timeout: 20, maxRetries: 0, of });
		expect(result).toMatchObject({ mayExist: true });
		expect(String(result)).toContain('the timeout was reached');
	});

	test('is not what a cancelled workflow ended for', async () => {
		const cancel = new AbortController();
		const asked = helper(async (_, signal) => {
			const ended = untilAborted(signal);
			cancel.abort();
			await ended;
		});
		const result = await printBy(asked, undefined, { cancelled: cancel.signal });
		expect(String(result)).toContain('the workflow was cancelled');
	});
});

test('what is to be said of an answer that can be read is handed on', async () => {
	const remarks: Remark[] = [];
	const remark = { sentence: 'Pages without a number', count: 3 };
	await printBy(
		helper(() => ({ statusCode: 200, headers: {}, body: '{"page":1}' })),
		undefined,
		{ request: { ...printing, remarks: () => [remark] }, remark: (said) => remarks.push(said) },
	);
	expect(remarks).toEqual([remark]);
});

describe("n8n's log", () => {
	const request = {
		method: 'GET',
		path: '/api/v1/pages/Linnea?name=Linnea&key=hemlig',
		purpose: 'get the page of Linnea',
		answer: z.object({ page: z.number() }),
	} as const;

	/** The lines of a request that is answered so, try by try, without the times that they tell. */
	async function linesOf(...answers: Array<() => unknown>) {
		const log: string[] = [];
		const helpers = helper(() => answers.shift()!());
		await printBy(helpers, async () => ({ token: 'hemlig' }), { request, log });
		return log.map((line) => line.replace(/ \d+ ms/, ' … ms'));
	}
	const answered = (statusCode: number) => () => ({ statusCode, headers: {}, body: '{"page":1}' });

	test('tells of each try what it was for, its status and its time, and nothing that was entered', async () => {
		expect(await linesOf(answered(503), answered(200))).toEqual([
			'Printer: GET /api/v1/pages/…: 503 in … ms, try 1',
			'Printer: GET /api/v1/pages/…: 200 in … ms, try 2',
		]);
	});

	test('tells what happened to a request that got no status', async () => {
		const refused = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
		const lines = await linesOf(() => Promise.reject(refused), answered(200));
		expect(lines[0]).toBe('Printer: GET /api/v1/pages/…: unreachable in … ms, try 1');
	});
});
