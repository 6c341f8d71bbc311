import * as refusals from './gateRefusals';
import type { Refusals } from './gateRefusals';
import * as speed from './gateSpeed';
import type { Speed } from './gateSpeed';

/** How many may be under way before anything is known: a hundred need two round trips. */
const FIRST = 34;

/**
 * What happens at the gate. Times are milliseconds of any clock that only goes forward; `random` is
 * from 0 to 1.
 */
export type GateEvent =
	| { kind: 'started'; at: number }
	| ({ at: number; startedAt: number; random: number } & Ending);

/** How a request ended. */
export type Ending =
	/** `call` tells calls of one kind from others; left out where the answer was no success. */
	| { kind: 'answered'; call?: unknown }
	/** Turned away with 429 or 503. */
	| { kind: 'refused'; retryAfter?: number | undefined }
	/** Whatever tells nothing of how well the API keeps up is `ended`. */
	| { kind: 'timedOut' | 'ended' };

export interface GateState {
	ceiling: number;
	underWay: number;
	speed: Speed;
	refusals: Refusals;
}

/**
 * A gate for the requests of an execution: how many may be under way, and when the next may start,
 * follows from how the API keeps up.
 *
 * While answers are about as quick as the quick ones to the same call, each makes room for one more (as
 * TCP's slow start does); later the number follows how much slower they are, with room for a short
 * queue (as gradient limiters do). Where half as many do not make answers quicker, the slowness is
 * none of the gate's doing.
 *
 * A refusal closes the gate for all. Then one goes alone, and when it comes through, the API gets as
 * many together as it took before; if it refuses that, as many a second.
 *
 * @param ceiling how many may ever be under way
 * @param firstAlone whether all wait for the end of the first, as it fetches a token for them
 */
export function newGate(ceiling: number, firstAlone: boolean, at: number): GateState {
	return {
		ceiling,
		underWay: 0,
		speed: speed.newSpeed(Math.min(FIRST, ceiling), at),
		refusals: refusals.noRefusals(firstAlone, at),
	};
}

/** How many may be under way while the gate is open. */
export function allowed({ ceiling, speed: { limit }, refusals: said }: GateState, at: number) {
	const most = Math.min(ceiling, limit, refusals.mostTogether(said, at));
	return Math.max(1, Math.floor(most));
}

/** How many may start now. */
export function free(state: GateState, at: number): number {
	return Math.max(0, refusals.mayStart(state.refusals, at, allowed(state, at) - state.underWay));
}

/** When the next may start; undefined where only the end of a request tells. */
export function opensAt(state: GateState, at: number): number | undefined {
	return refusals.startsAt(state.refusals, allowed(state, at) - state.underWay);
}

/** The state of the gate after an event. */
export function after(state: GateState, event: GateEvent): GateState {
	const { at } = event;
	if (event.kind === 'started') {
		const underWay = state.underWay + 1;
		return {
			...state,
			underWay,
			speed: speed.sent(state.speed, underWay),
			refusals: refusals.started(state.refusals, at),
		};
	}
	const { startedAt } = event;
	const next = { ...state, underWay: state.underWay - 1 };
	switch (event.kind) {
		case 'refused': {
			const { retryAfter, random } = event;
			return {
				...next,
				refusals: refusals.refused(
					state.refusals,
					at,
					startedAt,
					state.underWay,
					retryAfter,
					random,
				),
			};
		}
		case 'answered': {
			const said = refusals.taken(state.refusals, at, startedAt, state.ceiling);
			const { call } = event;
			const quick =
				call === undefined ? state.speed : speed.answered(state.speed, at, startedAt, call);
			const limit = Math.min(quick.limit, state.ceiling);
			return cameThrough({ ...next, refusals: said, speed: { ...quick, limit } }, at, startedAt);
		}
		case 'timedOut': {
			const slow = speed.timedOut(state.speed, at, startedAt);
			return cameThrough({ ...next, speed: slow }, at, startedAt);
		}
		case 'ended':
			return cameThrough(next, at, startedAt);
	}
}

/** Opens the gate where it was the request that went alone that came through. */
function cameThrough(state: GateState, at: number, startedAt: number): GateState {
	if (!refusals.wentAlone(state.refusals, startedAt)) return state;
	const wasRefused = state.refusals.closed?.tries !== 0;
	return {
		...state,
		speed: wasRefused ? speed.reopened(state.speed, at) : state.speed,
		refusals: refusals.opened(state.refusals, at, startedAt),
	};
}
