import type { IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';
import { z } from 'zod';
import type { Service } from '../../../nodes/shared/http/service';
import { openTransport } from '../../../nodes/shared/http/transport';

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
) {
	const context = { getCredentials, helpers } as unknown as IExecuteFunctions;
	const { send } = await openTransport(context, service, {
		concurrency: 10,
		timeout: 1000,
		maxRetries: 1,
	});
	return await send(printing).catch((error: unknown) => error);
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
