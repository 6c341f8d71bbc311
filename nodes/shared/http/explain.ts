import { STATUS_CODES } from './statusCodes';
import type { ApiRequest } from './apiRequest';
import { readBodyText } from './bodyText';
import { excerpt } from '../basis/excerpt';
import { Failure } from '../basis/failure';
import { mayHaveActed } from './outcome';
import type { NoSuccess, Outcome } from './outcome';
import { NOT_IN_TIME } from './requestError';
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
 *
 * @param address the base URL that was tried
 */
export function explain(
	outcome: NoSuccess,
	request: Request,
	service: Service,
	address: string,
): Failure {
	const { purpose, creates } = request;
	const { happened, mend, ...status } = tell(outcome, request, service, address);
	const mayExist = creates !== undefined && mayHaveActed(outcome);
	const description = mend.filter(Boolean).join('\n');
	if (!mayExist) {
		const message = outcome.kind === 'noToken' ? happened : `Could not ${purpose}: ${happened}`;
		return new Failure({ message, description, ...status });
	}
	return new Failure({
		message: `The ${creates.thing} may exist: its creation was not confirmed. Check before you send it again. ${happened}`,
		description:
			`Look for ${creates.lookFor}. Resending without checking could create it twice.\n${description}`.trim(),
		...status,
		mayExist,
	});
}

function tell(outcome: NoSuccess, request: Request, service: Service, address: string): Told {
	const { name } = service;
	switch (outcome.kind) {
		case 'turnedDown':
			return tellStatus(outcome, request, service);
		case 'contradicted':
			return {
				happened: `${name} reported success, but its answer does not confirm it: ${readBodyText(outcome.body)}`,
				mend: [],
			};
		case 'unreadable': {
			const came = outcome.body.startsWith('<')
				? readBodyText(outcome.body)
				: excerpt(outcome.body, SHOWN_LENGTH);
			return {
				happened: `${name} gave an answer that cannot be read: ${outcome.problem}${came && `. The answer: ${came}`}`,
				mend: [],
			};
		}
		case 'noToken':
			return {
				happened: `Could not get an access token for ${name}: ${outcome.reason}`,
				mend: [
					`${outcome.advice ?? "Check 'Client ID', 'Client Secret' and 'Access Token URL' in the credential, then test the credential, which makes n8n fetch a new token."} ${NOTHING_SENT}`,
				],
			};
		case 'unreachable':
			return {
				happened: `${name} cannot be reached at ${address}: ${outcome.reason}`,
				mend: [`${outcome.advice ?? 'Check the address in the credential.'} ${NOTHING_SENT}`],
			};
		case 'heldBack':
			return {
				happened: `n8n did not send the request: ${outcome.reason}`,
				mend: [
					outcome.advice,
					`If the address in the credential is correct, ask the administrator of n8n to allow it. ${NOTHING_SENT}`,
				],
			};
		case 'noAnswer':
			return {
				happened: `${name} gave no answer: ${outcome.reason}`,
				// More time helps only where there was too little of it.
				mend: [
					outcome.reason === NOT_IN_TIME
						? "If this happens often, increase 'Timeout' in the options."
						: undefined,
				],
			};
	}
}

function tellStatus(
	{ status, body, location, retryAfter = 0 }: Extract<Outcome, { kind: 'turnedDown' }>,
	request: Request,
	service: Service,
): Told {
	const statusName = STATUS_CODES[status] ?? '';
	const lines = readBodyText(body).split('\n');
	// Many servers repeat the name of the status as the title of what went wrong.
	const words = lines.filter((line) => line !== statusName).join('\n');
	const answer = `${service.name} answered ${status} ${statusName}`.trim();
	const wait = retryAfter > MAX_WAIT ? ` and asks to wait ${duration(retryAfter)}` : '';
	return {
		happened: `${answer}${wait}${words && `: ${words}`}`,
		mend: [
			location &&
				`It redirects to ${location}, which is not followed: the credential must not be sent to another address. If the API has moved, change the base URL.`,
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
	if (asksToWait) return 'The node does not wait that long. Run it again after that time.';
	if (status === 429) {
		return "Too many requests at the same time. Lower 'Max Parallel Requests' in the options and try again.";
	}
	if (status >= 500 && creates === undefined) {
		return 'The problem is on the side of the API. Try again later.';
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
