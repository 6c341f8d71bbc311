import { STATUS_CODES } from './statusCodes';
import type { ApiRequest } from './apiRequest';
import { readBodyText } from './bodyText';
import { excerpt } from '../basis/excerpt';
import { Failure } from '../basis/failure';
import { mayHaveActed } from './outcome';
import type { NoSuccess, Outcome } from './outcome';
import { MAX_WAIT } from './retry';
import type { Service } from './service';

type Request = Pick<ApiRequest<unknown>, 'purpose' | 'creates' | 'hints'>;
/** What happened, how to mend it, and the status that came. */
interface Told {
	happened: string;
	mend: Array<string | undefined>;
	httpStatus?: number;
}

/** How much is shown of an answer that could not be read. */
const SHOWN_LENGTH = 200;

const NOTHING_SENT = 'Nothing was sent to the API.';

/**
 * Says what happened to a request that did not succeed, with the API's own words, how to mend it,
 * and, where it was to create something, whether that may exist all the same.
 */
export function explain(outcome: NoSuccess, request: Request, service: Service): Failure {
	const { purpose, creates } = request;
	const { happened, mend, ...status } = tell(outcome, request, service);
	const mayExist = creates !== undefined && mayHaveActed(outcome);
	const description = mend.filter(Boolean).join('\n');
	if (!mayExist) {
		return new Failure({ message: `Could not ${purpose}: ${happened}`, description, ...status });
	}
	return new Failure({
		message: `The ${creates.thing} may exist although its creation could not be confirmed, so look before you send it again: ${happened}`,
		description:
			`Look for ${creates.lookFor}. Sent again unseen, it could be there twice.\n${description}`.trim(),
		...status,
		mayExist,
	});
}

function tell(outcome: NoSuccess, request: Request, service: Service): Told {
	const { name } = service;
	switch (outcome.kind) {
		case 'turnedDown':
			return tellStatus(outcome, request, service);
		case 'contradicted':
			return {
				happened: `${name} answered with success, but did not say that it is done: ${readBodyText(outcome.body)}`,
				mend: [],
			};
		case 'unreadable': {
			const came = outcome.body.startsWith('<')
				? readBodyText(outcome.body)
				: excerpt(outcome.body, SHOWN_LENGTH);
			return {
				happened: `the answer of ${name} could not be read: ${outcome.problem}${came && `. What came: ${came}`}`,
				mend: [],
			};
		}
		case 'noToken':
			return {
				happened: `no access token for ${name} could be had (${outcome.reason})`,
				mend: [
					outcome.advice ??
						'Check the client ID, the client secret and the access token URL of the credential, then test the credential: n8n may keep what the token server said.',
					NOTHING_SENT,
				],
			};
		case 'unreachable':
			return {
				happened: `${name} cannot be reached, ${outcome.reason}`,
				mend: [outcome.advice ?? "Check the credential's address.", NOTHING_SENT],
			};
		case 'heldBack':
			return {
				happened: `n8n did not send the request: ${outcome.reason}`,
				mend: [
					outcome.advice,
					`If the address of the credential is right, ask the administrator of n8n to allow it. ${NOTHING_SENT}`,
				],
			};
		case 'noAnswer':
			return {
				happened: `${name} gave no answer, ${outcome.reason}`,
				mend: ['If this goes on, raise the timeout in the options.'],
			};
	}
}

function tellStatus(
	{ status, body, location, retryAfter = 0 }: Extract<Outcome, { kind: 'turnedDown' }>,
	request: Request,
	service: Service,
): Told {
	const statusName = STATUS_CODES[status] ?? '';
	const said = readBodyText(body);
	const words = said === statusName ? '' : said;
	const answer = `${service.name} answered ${status} ${statusName}`.trim();
	const wait = retryAfter > MAX_WAIT ? `, and asks to wait ${duration(retryAfter)}` : '';
	return {
		happened: `${answer}${wait}${words && `: ${words}`}`,
		mend: [
			location &&
				`It points to ${location}, which is not followed: the credential must not travel to another address. If the API has moved there, change the base URL.`,
			request.hints?.[status] ??
				service.hints[status] ??
				defaultHint(status, request, retryAfter > MAX_WAIT),
		],
		httpStatus: status,
	};
}

function defaultHint(
	status: number,
	{ creates }: Request,
	asksToWait: boolean,
): string | undefined {
	if (asksToWait) return 'That is longer than a node waits. Run it again after that time.';
	if (status === 429) {
		return 'Too many requests at once. Lower "Max Parallel Requests" and try again.';
	}
	if (status >= 500 && creates === undefined) {
		return 'The fault is on the side of the API. Try again later.';
	}
	return undefined;
}

/** A time in the largest unit that it is at least two of: `90 seconds`, `60 minutes`, `36 hours`. */
function duration(milliseconds: number): string {
	const seconds = milliseconds / 1000;
	const [size, unit] =
		seconds >= 7200 ? [3600, 'hours'] : seconds >= 120 ? [60, 'minutes'] : [1, 'seconds'];
	return `${Math.ceil(seconds / Number(size))} ${unit}`;
}
