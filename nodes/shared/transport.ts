import type {
	IExecuteFunctions,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	IN8nHttpFullResponse,
} from 'n8n-workflow';
import type { ApiRequest, JsonObject, Service } from './apiRequest';
import { explain, explainUnreadable } from './explain';
import { Failure } from './failure';
import { readOutcome } from './outcome';
import { readAnswer } from './readAnswer';

/**
 * Sends one request and reads its answer.
 *
 * @throws {Failure} when the API cannot be reached, refuses, or answers with something unreadable
 */
export type Send = <Answer>(request: ApiRequest<Answer>) => Promise<Answer>;

export interface TransportSettings {
	/** Milliseconds that one request may take. */
	timeout: number;
	/** Whether no further request may be started. */
	isStopped?: () => boolean;
}

const HEADERS = { Accept: 'application/json', 'Content-Type': 'application/json' };

/**
 * Opens the way to an API with the credential of the node. The first request goes alone: n8n stores
 * the access token that it brings, where requests sent together would fetch one each (measured).
 */
export async function openTransport(
	context: IExecuteFunctions | ILoadOptionsFunctions,
	service: Service,
	settings: TransportSettings,
): Promise<Send> {
	const credential = await context.getCredentials<JsonObject>(service.credentialType);
	const baseUrl = service.baseUrl(credential);
	const hide = secretsHider(service.secrets(credential));
	const sharing = service.readsCredentialOnce
		? { credentialsDecrypted: { id: '', name: '', type: service.credentialType, data: credential } }
		: undefined;
	let first: Promise<unknown> | undefined;

	async function ask(options: IHttpRequestOptions): Promise<IN8nHttpFullResponse> {
		return (await context.helpers.httpRequestWithAuthentication.call(
			context,
			service.credentialType,
			options,
			sharing as Parameters<typeof context.helpers.httpRequestWithAuthentication>[2],
		)) as IN8nHttpFullResponse;
	}

	return async (request) => {
		if (first !== undefined) await first;
		if (settings.isStopped?.() === true) {
			throw new Failure({ message: `Did not ${request.purpose}: stopped`, notStarted: true });
		}
		const url = `${baseUrl}${request.path}`;
		const asked = ask({
			method: request.method,
			url,
			...(request.body !== undefined && { body: request.body }),
			headers: { ...HEADERS },
			encoding: 'text',
			returnFullResponse: true,
			disableFollowRedirect: true,
			timeout: settings.timeout,
		});
		first ??= asked.catch(() => undefined);
		let response: IN8nHttpFullResponse;
		try {
			response = await asked;
		} catch (error) {
			throw explain(hide(readOutcome(error, url)), request, service);
		}
		const reading = readAnswer(String(response.body ?? ''), request.answer);
		if ('problem' in reading) throw explainUnreadable(request, service, hide(reading.problem));
		return reading.answer;
	};
}

/** A function that blots the secrets out of every text in a value, for servers that echo them. */
function secretsHider(secrets: unknown[]): <Value>(value: Value) => Value {
	const known = secrets.filter((secret): secret is string => typeof secret === 'string');
	const hidden = known.filter((secret) => secret.length > 3);
	const blot = (text: string) =>
		hidden.reduce((rest, secret) => rest.replaceAll(secret, '[secret]'), text);
	return (value) => {
		if (typeof value === 'string') return blot(value) as typeof value;
		return Object.fromEntries(
			Object.entries(value as object).map(([key, part]) => [
				key,
				typeof part === 'string' ? blot(part) : part,
			]),
		) as typeof value;
	};
}
