import { sleep } from 'n8n-workflow';
import type {
	IExecuteFunctions,
	IHttpRequestOptions,
	IgnoreStatusErrorConfig,
	ILoadOptionsFunctions,
	IN8nHttpFullResponse,
} from 'n8n-workflow';
import { Failure } from '../basis/failure';
import type { JsonObject } from '../basis/json';
import type { ApiRequest, Send } from './apiRequest';
import { explain } from './explain';
import { isSuccess, readOutcome, readRefusal } from './outcome';
import type { Outcome } from './outcome';
import { readAnswer } from './readAnswer';
import { retryDelay } from './retry';
import { hideSecrets } from './secrets';
import type { Service } from './service';
import { DEFAULT_SETTINGS } from './settings';
import type { Settings } from './settings';
import { turns } from './turns';

export interface TransportSettings extends Settings {
	/** Whether no further request may be started. */
	isStopped?: () => boolean;
	/** Ends a wait before a further try. */
	cancelled?: AbortSignal | undefined;
}

const HEADERS = { Accept: 'application/json', 'Content-Type': 'application/json' };

/**
 * Opens the way to an API with the credential of the node. The first request goes alone: n8n stores
 * the access token that it brings, where requests sent together would fetch one each (measured).
 */
export async function openTransport(
	context: IExecuteFunctions | ILoadOptionsFunctions,
	service: Service,
	settings: TransportSettings = DEFAULT_SETTINGS,
): Promise<{ send: Send; baseUrl: string }> {
	const credential = await context.getCredentials<JsonObject>(service.credentialType);
	const baseUrl = service.baseUrl(credential);
	const sharing = service.readsCredentialOnce
		? { credentialsDecrypted: { id: '', name: '', type: service.credentialType, data: credential } }
		: undefined;
	const tokenUrl = service.tokenUrl?.(credential);
	const hasToken = service.tokenUrl !== undefined;
	const ignoreHttpStatusErrors: true | IgnoreStatusErrorConfig = hasToken
		? { ignore: true, except: [401] }
		: true;
	const turn = turns(settings.concurrency);

	async function call(options: IHttpRequestOptions): Promise<IN8nHttpFullResponse> {
		return (await context.helpers.httpRequestWithAuthentication.call(
			context,
			service.credentialType,
			options,
			sharing as Parameters<typeof context.helpers.httpRequestWithAuthentication>[2],
		)) as IN8nHttpFullResponse;
	}

	/**
	 * Blots the secrets out of what the API says. n8n may have fetched a token since the credential
	 * was read, so it is read again. Where nothing was said, that would only take time, in which n8n
	 * saves a cancelled execution without what became of its items (measured).
	 */
	async function hide(outcome: Outcome): Promise<Outcome> {
		if (outcome.kind !== 'answered' && outcome.kind !== 'unreadable') {
			return hideSecrets(outcome, service.secrets(credential));
		}
		const latest = await context
			.getCredentials<JsonObject>(service.credentialType)
			.catch(() => credential);
		return hideSecrets(outcome, [credential, latest].flatMap(service.secrets));
	}

	/** Any status is an answer, but a 401 that a new access token may mend: n8n must see that fail. */
	async function ask(options: IHttpRequestOptions): Promise<IN8nHttpFullResponse> {
		const response = await call({ ...options, ignoreHttpStatusErrors });
		// An older n8n knows no exceptions: it gets to see the failure the second time.
		return hasToken && response.statusCode === 401 ? await call(options) : response;
	}

	/** Sends a request once. */
	async function attempt<Answer>(
		request: ApiRequest<Answer>,
	): Promise<{ answer: Answer } | { outcome: Outcome }> {
		const done = await turn();
		try {
			if (settings.isStopped?.() === true) {
				throw new Failure({ message: `Did not ${request.purpose}: stopped`, notStarted: true });
			}
			const url = `${baseUrl}${request.path}`;
			const response = await ask({
				method: request.method,
				url,
				...(request.body !== undefined && { body: request.body }),
				headers: { ...HEADERS },
				encoding: 'text',
				returnFullResponse: true,
				disableFollowRedirect: true,
				timeout: settings.timeout,
			}).catch((error: unknown) => readOutcome(error, tokenUrl));
			if ('kind' in response) return { outcome: await hide(response) };
			const { statusCode, headers } = response;
			if (!isSuccess(statusCode)) {
				return { outcome: await hide(readRefusal(statusCode, headers, response.body)) };
			}
			const reading = readAnswer(String(response.body ?? ''), request.answer);
			if ('answer' in reading) return reading;
			return { outcome: await hide({ kind: 'unreadable', problem: reading.problem }) };
		} finally {
			done();
		}
	}

	const send: Send = async (request) => {
		const creates = request.creates !== undefined;
		for (let retries = 0, waited = 0; ; retries++) {
			const result = await attempt(request);
			if ('answer' in result) return result.answer;
			const tried = { creates, retries, maxRetries: settings.maxRetries, waited };
			const delay = retryDelay(result.outcome, tried);
			if (delay === undefined) throw explain(result.outcome, request, service);
			waited += delay;
			await pause(delay, settings.cancelled);
		}
	};
	return { send, baseUrl };
}

/** Waits, but no longer than until the workflow is cancelled. */
async function pause(milliseconds: number, cancelled: AbortSignal | undefined): Promise<void> {
	const end = new Promise((resolve) =>
		cancelled?.addEventListener('abort', resolve, { once: true }),
	);
	await Promise.race([sleep(milliseconds, cancelled).catch(() => undefined), end]);
}
