import { createHash } from 'node:crypto';
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
import { callOf } from './apiRequest';
import type { ApiRequest, Remark, Send } from './apiRequest';
import { tidied } from './credentials';
import { endingOf } from './ending';
import { explain } from './explain';
import { openGate } from './gate';
import type { Gate } from './gate';
import { isSuccess } from './outcome';
import type { NoSuccess, Outcome } from './outcome';
import { readAnswer } from './readAnswer';
import { NOT_IN_TIME, readRequestError } from './requestError';
import { bodyOf, readTurnedDown } from './response';
import { MAX_WAIT, retryDelay } from './retry';
import { hideSecrets, withoutSecrets } from './secrets';
import type { Service } from './service';
import { DEFAULT_SETTINGS } from './settings';
import type { Settings } from './settings';

export interface TransportSettings extends Settings {
	/** Ends all waiting: no further request is started. */
	stopped?: AbortSignal | undefined;
	/** Ends the requests under way too. */
	cancelled?: AbortSignal | undefined;
	/** Takes what the user should know of answers that could be read. */
	remark?: (remark: Remark) => void;
}

const HEADERS = { Accept: 'application/json', 'Content-Type': 'application/json' };

/** Milliseconds in which a request that n8n has sent ends once it is told to. */
const ENDING = 100;

/** The way to an API. */
export interface Transport {
	send: Send;
	/** What all its requests go through. */
	gate: Gate;
	baseUrl: string;
	/** Tells the API and the credential from others: a hash of its address and its secrets. */
	account: string;
}

/**
 * Opens the way to an API with the credential of the node. Where n8n has no access token yet, the
 * first request goes alone: n8n stores the token that it brings, where requests sent together would
 * fetch one each (measured).
 */
export async function openTransport(
	context: IExecuteFunctions | ILoadOptionsFunctions,
	service: Service,
	settings: TransportSettings = DEFAULT_SETTINGS,
): Promise<Transport> {
	const readCredential = async () =>
		tidied(await context.getCredentials<JsonObject>(service.credentialType));
	const credential = await readCredential();
	const baseUrl = service.baseUrl(credential);
	const sharing = service.readsCredentialOnce
		? { credentialsDecrypted: { id: '', name: '', type: service.credentialType, data: credential } }
		: undefined;
	const tokenUrl = service.tokenUrl?.(credential);
	const hasToken = service.tokenUrl !== undefined;
	const ignoreHttpStatusErrors: true | IgnoreStatusErrorConfig = hasToken
		? { ignore: true, except: [401] }
		: true;
	/** With the token that n8n fetches for the first request. */
	let latest = credential;
	/** Whether n8n has yet to fetch a token before it sends anything. */
	let awaitsToken = hasToken && service.hasFetchedToken?.(credential) !== true;
	const gate = openGate({
		ceiling: settings.concurrency,
		firstAlone: awaitsToken,
		stopped: settings.stopped,
	});

	/**
	 * n8n puts the signal of the execution that asks in the place of the request's own, and fetches a token
	 * with the credential that it gives.
	 */
	async function call(options: IHttpRequestOptions): Promise<IN8nHttpFullResponse> {
		const asking = Object.create(context, {
			getExecutionCancelSignal: { value: () => options.abortSignal },
			getCredentials: { value: readCredential },
		}) as typeof context;
		return (await context.helpers.httpRequestWithAuthentication.call(
			asking,
			service.credentialType,
			options,
			sharing as Parameters<typeof context.helpers.httpRequestWithAuthentication>[2],
		)) as IN8nHttpFullResponse;
	}

	/** Any status is an answer, but a 401 that a new access token may mend: n8n must see that fail. */
	async function ask(options: IHttpRequestOptions): Promise<IN8nHttpFullResponse> {
		const response = await call({ ...options, ignoreHttpStatusErrors });
		// An older n8n knows no exceptions: it gets to see the failure the second time.
		return hasToken && response.statusCode === 401 ? await call(options) : response;
	}

	/**
	 * Makes a failed outcome fit to be shown: blots the secrets out of it, and says what is wrong with
	 * the token that n8n keeps. n8n may have fetched one since the credential was read, so it is read
	 * again. Where nothing was said, that would only take time, in which n8n saves a cancelled
	 * execution without what became of its items (measured).
	 */
	async function shown(outcome: NoSuccess): Promise<NoSuccess> {
		if (outcome.kind === 'noAnswer' || outcome.kind === 'unreachable') {
			return hideSecrets(outcome, service.secrets(credential));
		}
		latest = await readCredential().catch(() => latest);
		const refused = outcome.kind === 'noToken' ? service.tokenRefusal?.(latest) : undefined;
		const told = refused === undefined ? outcome : { ...outcome, reason: refused };
		return hideSecrets(told, [credential, latest].flatMap(service.secrets));
	}

	/**
	 * Sends a request once. The time that it may take ends it as a whole. n8n does not end its own
	 * request for an access token; where it has come no further, it sends nothing any more. Any other
	 * request that does not end when it is told to was sent, as far as anybody knows. The log gets to know
	 * nothing of what people have entered, nor of what the API answers but its status.
	 */
	async function attempt<Answer>(
		request: ApiRequest<Answer>,
		tried: number,
	): Promise<Outcome<Answer>> {
		const began = performance.now();
		let status: number | undefined;
		const inTime = AbortSignal.timeout(settings.timeout);
		const { cancelled } = settings;
		const signal = cancelled ? AbortSignal.any([inTime, cancelled]) : inTime;
		const answered = ask({
			method: request.method,
			url: `${baseUrl}${request.path}`,
			...(request.body !== undefined && { body: request.body }),
			headers: { ...HEADERS },
			encoding: 'arraybuffer',
			returnFullResponse: true,
			disableFollowRedirect: true,
			...(credential.allowUnauthorizedCerts === true && { skipSslCertificateValidation: true }),
			abortSignal: signal,
		}).then(
			async ({ statusCode, headers, body }): Promise<Outcome<Answer>> => {
				const isFirst = awaitsToken;
				awaitsToken = false;
				status = statusCode;
				if (!isSuccess(statusCode)) return readTurnedDown(statusCode, headers, body);
				if (isFirst) latest = await readCredential().catch(() => latest);
				const fit = (text: string) => withoutSecrets(text, service.secrets(latest));
				const location = typeof headers.location === 'string' ? fit(headers.location) : undefined;
				return readAnswer({ body: fit(bodyOf(body, headers['content-type'])), location }, request);
			},
			(error: unknown): Outcome<Answer> => {
				const outcome = readRequestError(error, tokenUrl);
				const isLate = outcome.kind === 'noAnswer' && outcome.cancelled && inTime.aborted;
				return isLate ? { ...outcome, reason: NOT_IN_TIME, cancelled: false } : outcome;
			},
		);
		const ended = new Promise((resolve) => {
			signal.addEventListener('abort', resolve, { once: true });
		});
		const outcome = await Promise.race([
			answered,
			ended.then(async (): Promise<Outcome<Answer>> => {
				await sleep(ENDING);
				return awaitsToken
					? { kind: 'noToken', reason: NOT_IN_TIME, transient: inTime.aborted }
					: { kind: 'noAnswer', reason: NOT_IN_TIME, cancelled: !inTime.aborted };
			}),
		]);
		const took = Math.round(performance.now() - began);
		context.logger.debug(
			`${service.name}: ${callOf(request)}: ${status ?? outcome.kind} in ${took} ms, try ${tried}`,
		);
		return outcome;
	}

	async function send<Answer>(request: ApiRequest<Answer>): Promise<Answer> {
		const creates = request.creates !== undefined;
		const place = gate.place();
		for (let retries = 0, refusals = 0, waited = 0; ; ) {
			const asked = performance.now();
			const done = await gate.turn(place);
			if (done === undefined) {
				throw new Failure({ message: `Did not ${request.purpose}: stopped`, notStarted: true });
			}
			const outcome = await attempt(request, retries + refusals + 1).catch((error: unknown) => {
				done({ kind: 'ended' });
				throw error;
			});
			const ending = endingOf(outcome, request);
			if (outcome.kind === 'succeeded') {
				done(ending);
				for (const remark of request.remarks?.(outcome.answer) ?? []) settings.remark?.(remark);
				return outcome.answer;
			}
			if (outcome.kind === 'turnedDown' && outcome.status === 429) {
				done(ending);
				if (refusals++ > 0) waited += performance.now() - asked;
				if (Math.max(waited, gate.wait()) <= MAX_WAIT) continue;
				throw explain(await shown(outcome), request, service, baseUrl);
			}
			const tried = { creates, retries: retries++, maxRetries: settings.maxRetries, waited };
			const delay = retryDelay(outcome, tried);
			const failure =
				delay === undefined ? explain(await shown(outcome), request, service, baseUrl) : undefined;
			done(ending);
			if (delay === undefined) throw failure;
			waited += delay;
			await pause(delay, settings.stopped);
		}
	}

	const identity = JSON.stringify([baseUrl, service.secrets(credential)]);
	const account = createHash('sha256').update(identity).digest('hex');
	return { send, gate, baseUrl, account };
}

/** Waits, but no longer than until no further request is started. */
async function pause(milliseconds: number, stopped: AbortSignal | undefined): Promise<void> {
	const end = new Promise((resolve) => stopped?.addEventListener('abort', resolve, { once: true }));
	await Promise.race([sleep(milliseconds, stopped).catch(() => undefined), end]);
}
