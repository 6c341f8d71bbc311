import { callOf } from './apiRequest';
import type { ApiRequest } from './apiRequest';
import type { Ending } from './gateState';
import type { Outcome } from './outcome';
import { NOT_IN_TIME } from './requestError';

/** What the end of a request tells of how well the API keeps up. */
export function endingOf(
	outcome: Outcome,
	request: Pick<ApiRequest<unknown>, 'method' | 'path'>,
): Ending {
	switch (outcome.kind) {
		case 'succeeded':
			return { kind: 'answered', call: callOf(request) };
		case 'turnedDown':
			return outcome.status === 429 || outcome.status === 503
				? { kind: 'refused', retryAfter: outcome.retryAfter }
				: { kind: 'answered' };
		case 'contradicted':
		case 'unreadable':
			return { kind: 'answered' };
		case 'noAnswer':
			return { kind: outcome.reason === NOT_IN_TIME ? 'timedOut' : 'ended' };
		case 'unreachable':
		case 'heldBack':
		case 'noToken':
			return { kind: 'ended' };
	}
}
