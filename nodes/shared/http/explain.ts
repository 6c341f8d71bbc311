import { STATUS_CODES } from './statusCodes';
import type { ApiRequest } from './apiRequest';
import { readBodyText } from './bodyText';
import { Failure } from '../basis/failure';
import type { Outcome } from './outcome';
import type { Service } from './service';

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
			return inDoubt(request, `${service.name} gave no answer, ${outcome.reason}`, [
				'If this goes on, raise the timeout in the options.',
			]);
		case 'unreadable':
			return inDoubt(request, `the answer of ${service.name} could not be read`, [outcome.problem]);
	}
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
	const hint = request.hints?.[status] ?? service.hints[status] ?? defaultHint(status, request);
	const words = said.details.filter((detail) => detail !== STATUS_CODES[status]);
	const details = [...words, ...redirect, ...(hint === undefined ? [] : [hint])];
	if (leavesDoubt(status)) return inDoubt(request, happened, details, status);
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

function defaultHint(status: number, { creates }: Request): string | undefined {
	if (status === 429)
		return 'Too many requests at once. Lower "Max Parallel Requests" and try again.';
	if (status >= 500 && creates === undefined) {
		return 'The fault is on the side of the API. Try again later.';
	}
	return undefined;
}

/** For a request that may have been carried out: that matters where it was to create something. */
function inDoubt(
	{ purpose, creates }: Request,
	happened: string,
	details: string[],
	httpStatus?: number,
): Failure {
	const status = httpStatus === undefined ? {} : { httpStatus };
	if (creates === undefined) {
		const message = `Could not ${purpose}: ${happened}`;
		return new Failure({ message, description: details.join('\n'), ...status });
	}
	return new Failure({
		message: `The ${creates.thing} may exist although its creation could not be confirmed, so look before you send it again: ${happened}`,
		description: [
			`Look for ${creates.lookFor}. Sent again unseen, it could be there twice.`,
			...details,
		].join('\n'),
		...status,
		mayExist: true,
	});
}
