import { STATUS_CODES } from './statusCodes';
import type { ApiRequest, Service } from './apiRequest';
import { readBodyText } from './bodyText';
import { Failure } from './failure';
import type { Outcome } from './outcome';

type Request = Pick<ApiRequest<unknown>, 'purpose' | 'creates' | 'hints'>;

/**
 * Says what happened to a request that did not succeed, how to mend it, and, where it was to create
 * something, whether that may exist all the same.
 */
export function explain(outcome: Outcome, request: Request, service: Service): Failure {
	switch (outcome.kind) {
		case 'answered':
			return explainAnswer(outcome, request, service);
		case 'noToken':
			return new Failure({
				message: `Could not ${request.purpose}: no access token for ${service.name} could be had (${outcome.reason})`,
				description:
					'Check the client ID, the client secret and the access token URL of the credential. Nothing was sent to the API.',
			});
		case 'neverSent':
			return new Failure({
				message: `Could not ${request.purpose}: ${service.name} cannot be reached, ${outcome.reason}`,
				description: "Check the credential's address. Nothing was sent to the API.",
			});
		case 'noAnswer':
			return request.creates === undefined
				? new Failure({
						message: `Could not ${request.purpose}: ${service.name} gave no answer, ${outcome.reason}`,
						description: 'Try again later, or raise the timeout in the options.',
					})
				: mayExist(request.creates, `${service.name} gave no answer, ${outcome.reason}`);
	}
}

/** For an answer of 2xx whose body is not what the API documents. */
export function explainUnreadable(request: Request, service: Service, problem: string): Failure {
	return request.creates === undefined
		? new Failure({
				message: `Could not ${request.purpose}: the answer of ${service.name} could not be read`,
				description: problem,
			})
		: mayExist(request.creates, `the answer of ${service.name} could not be read`, [problem]);
}

function explainAnswer(
	{ status, body, location }: Extract<Outcome, { kind: 'answered' }>,
	request: Request,
	service: Service,
): Failure {
	const said = readBodyText(body);
	const answer = `${service.name} answered ${status} ${STATUS_CODES[status] ?? ''}`.trim();
	const happened = said.summary === '' ? answer : `${answer}: ${said.summary}`;
	const redirect =
		location === undefined
			? []
			: [
					`It points to ${location}, which is not followed: the credential must not travel to another address. If the API has moved there, change the base URL.`,
				];
	const hint = request.hints?.[status] ?? service.hints[status] ?? defaultHint(status);
	const details = [...said.details, ...redirect, ...(hint === undefined ? [] : [hint])];
	if (request.creates !== undefined && leavesDoubt(status)) {
		return mayExist(request.creates, happened, details, status);
	}
	return new Failure({
		message: `Could not ${request.purpose}: ${happened}`,
		description: details.join('\n'),
		httpStatus: status,
	});
}

/**
 * Whether a server that answered so may have done what it was asked for. A 4xx is a refusal; a 408
 * or 5xx tells nothing, and neither does a redirect, which many servers send after the work is done.
 */
function leavesDoubt(status: number): boolean {
	return status >= 500 || status === 408 || (status >= 300 && status < 400);
}

function defaultHint(status: number): string | undefined {
	if (status === 429)
		return 'Too many requests at once. Lower "Max Parallel Requests" and try again.';
	if (status >= 500) return 'The fault is on the side of the API. Try again later.';
	return undefined;
}

function mayExist(
	creates: NonNullable<Request['creates']>,
	happened: string,
	details: string[] = [],
	httpStatus?: number,
): Failure {
	return new Failure({
		message: `The ${creates.thing} may exist although its creation could not be confirmed: ${happened}`,
		description: [
			`Before you send it again, look for ${creates.lookFor}. Sent again unseen, it could be there twice.`,
			...details,
		].join('\n'),
		...(httpStatus !== undefined && { httpStatus }),
		mayExist: true,
	});
}
