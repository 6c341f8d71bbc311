import { MAX_WAIT } from './retry';

const FIRST_BACKOFF = 500;
const LONGEST_BACKOFF = 8000;
/** How often in a row an API is taken at its word that asks to come back at once. */
const AT_ONCE = 3;
/** Milliseconds for which what an API was found to take is kept to before more is tried. */
const PATIENCE = 3000;
const LONGEST_PATIENCE = 24_000;
/** How much of what an API was found to take in a second it is asked for. */
const OF_RATE = 0.95;
/** Starts that are less than so many milliseconds apart may be caught up with: timers are coarse. */
const COARSE = 20;

/** What the API was found to take, which is kept to for a while and then carefully exceeded. */
interface Bound {
	value: number;
	since: number;
	patience: number;
}

/** A closed gate, and one that is opened for a request that goes alone. */
interface Closed {
	/** When the first was refused, and when that had been started. */
	at: number;
	startedAt: number;
	until: number;
	/** How long the API is waited for in all, from the first refusal on. */
	wait: number;
	/** How often the gate was closed since it was open. */
	tries: number;
	/** How many were under way, how many of those were refused, and how many the API took. */
	underWay: number;
	refused: number;
	taken: number;
	/** How many it took while the first that was refused was under way. */
	takenBefore: number;
	/** Whether the request that goes alone is under way. */
	isTrying: boolean;
	/** Whether the API asked to come back at once: such a refusal tells nothing of how many it takes. */
	isAtOnce: boolean;
}

/** What refusals say about how many requests the API takes. */
export interface Refusals {
	count: number;
	closed?: Closed | undefined;
	/** How many at the same time the API took, where it refused more. */
	together?: Bound | undefined;
	/** How many a second the API took, where it refused more. */
	rate?: Bound | undefined;
	/** When the next may start by the rate. */
	nextAt: number;
	/** What the API took since the gate was opened: how many, and when the last of them were answered. */
	taken: { since: number; count: number; ends: readonly number[] };
}

/** @param firstAlone whether the first request goes alone */
export function noRefusals(firstAlone: boolean, at: number): Refusals {
	return {
		count: 0,
		closed: firstAlone ? closedGate({ at, startedAt: at, until: at, tries: 0 }) : undefined,
		nextAt: at,
		taken: { since: at, count: 0, ends: [] },
	};
}

/** How many at most may be under way together. */
export function mostTogether({ together }: Refusals, at: number): number {
	return together === undefined ? Infinity : Math.max(1, Math.floor(grown(together, at)));
}

/** How many of those that there is room for may start now. */
export function mayStart({ closed, rate, nextAt }: Refusals, at: number, room: number): number {
	if (closed !== undefined) return closed.isTrying || at < closed.until ? 0 : 1;
	return rate === undefined ? room : Math.min(room, at < nextAt ? 0 : 1);
}

/** When the next may start; undefined where only the end of a request tells. */
export function startsAt({ closed, rate, nextAt }: Refusals, room: number): number | undefined {
	if (closed !== undefined) return closed.isTrying ? undefined : closed.until;
	return rate !== undefined && room > 0 ? nextAt : undefined;
}

export function started(refusals: Refusals, at: number): Refusals {
	const { closed, rate, nextAt } = refusals;
	if (closed !== undefined) return { ...refusals, closed: { ...closed, isTrying: true } };
	return rate === undefined ? refusals : { ...refusals, nextAt: following(nextAt, at, rate) };
}

function following(nextAt: number, at: number, rate: Bound): number {
	const distance = 1000 / grown(rate, at);
	return Math.max(nextAt, distance < COARSE ? at - COARSE : at) + distance;
}

/** Notes that the API took a request, whatever it answered. */
export function taken(refusals: Refusals, at: number, startedAt: number, most: number): Refusals {
	const { closed, taken } = refusals;
	const ends = [...taken.ends.slice(1 - most), at];
	return {
		...refusals,
		taken: { ...taken, count: taken.count + 1, ends },
		closed:
			closed !== undefined && startedAt <= closed.at
				? { ...closed, taken: closed.taken + 1 }
				: closed,
	};
}

/** Whether a request is the one that goes alone: where it was not refused, the gate is open. */
export function wentAlone({ closed }: Refusals, startedAt: number): boolean {
	return closed !== undefined && closed.isTrying && startedAt >= closed.until;
}

/** Opens the gate after the request that went alone, with what the refusals before it tell. */
export function opened(refusals: Refusals, at: number, startedAt: number): Refusals {
	const { closed } = refusals;
	const next = closed === undefined ? refusals : learned(refusals, closed, at);
	return {
		...next,
		closed: undefined,
		taken: { since: startedAt, count: 1, ends: [at] },
		nextAt: next.rate === undefined ? at : following(startedAt, startedAt, next.rate),
	};
}

/**
 * An API that refuses takes so many together, or so many in a time. The first is tried first: where
 * it refuses although no more are under way than it took together before, it is the second.
 */
function learned(refusals: Refusals, closed: Closed, at: number): Refusals {
	const { taken, together, rate } = refusals;
	// The request that went alone came after the refusals.
	const count = taken.count - 1;
	if (closed.tries === 0 || closed.isAtOnce || count < 1) return refusals;
	if (together === undefined || closed.underWay > together.value) {
		const kept = Math.max(closed.underWay - closed.refused, closed.takenBefore);
		const most = Math.max(1, Math.min(closed.takenBefore + closed.taken, kept));
		return { ...refusals, together: bound(most, together, at) };
	}
	// One that takes but one at a time tells of a distance between them, others of a number a second.
	const least = together.value > 1 ? 1 : 0.001;
	const seconds = Math.max(least, (closed.startedAt - taken.since) / 1000);
	if (rate === undefined) {
		const most = Math.max(count / seconds, together.value);
		return { ...refusals, rate: bound(OF_RATE * most, rate, at) };
	}
	const asked = grown(rate, closed.startedAt);
	// Of what was taken in a short time or while the rate rose, the average says too little.
	const most = count / seconds > 0.8 * asked ? asked : Math.max(count / seconds, asked / 2);
	return { ...refusals, rate: bound(OF_RATE * most, rate, at) };
}

/** A bound that is found again is likelier right, and is kept to for longer. */
function bound(value: number, before: Bound | undefined, since: number): Bound {
	const isConfirmed =
		before !== undefined && value > before.value * 0.7 && value < before.value * 1.4;
	const patience = isConfirmed ? Math.min(LONGEST_PATIENCE, before.patience * 2) : PATIENCE;
	return { value, since, patience };
}

/** First as before, then a little more, then more and more (as TCP CUBIC does). */
function grown({ value, since, patience }: Bound, at: number): number {
	return value * (1 + 0.1 * Math.max(0, (at - since) / patience - 1) ** 3);
}

/**
 * Closes the gate: for as long as the API asks for, else a time that doubles from try to try.
 *
 * @param underWay how many were under way, with the one that was refused
 * @param random from 0 to 1, so that processes do not come back all at once
 */
export function refused(
	refusals: Refusals,
	at: number,
	startedAt: number,
	underWay: number,
	retryAfter: number | undefined,
	random: number,
): Refusals {
	const { closed, taken } = refusals;
	const next = { ...refusals, count: refusals.count + 1 };
	const isTried = wentAlone(refusals, startedAt);
	if (closed === undefined ? startedAt < taken.since : !isTried) {
		// It was under way when the gate closed.
		if (closed === undefined) return next;
		const until = closed.isTrying ? closed.until : Math.max(closed.until, at + (retryAfter ?? 0));
		return { ...next, closed: { ...closed, until, refused: closed.refused + 1 } };
	}
	const tries = (closed?.tries ?? 0) + 1;
	const isAtOnce = retryAfter === 0;
	const backOff = Math.min(LONGEST_BACKOFF, FIRST_BACKOFF * 2 ** (tries - 1)) * (0.75 + random / 4);
	const asked = isAtOnce && tries > AT_ONCE ? undefined : retryAfter;
	const opens = at + (asked ?? backOff);
	const wait = opens - (closed !== undefined && tries > 1 ? closed.at : at);
	// Where that is longer than a request may wait, nobody waits: each is to be told.
	const until = wait > MAX_WAIT ? at : opens;
	if (closed !== undefined && tries > 1) {
		return { ...next, closed: { ...closed, until, wait, tries, isTrying: false } };
	}
	const takenBefore = taken.ends.filter((end) => end >= startedAt).length;
	const begun = closedGate({ at, startedAt, until, tries });
	return { ...next, closed: { ...begun, wait, underWay, refused: 1, takenBefore, isAtOnce } };
}

function closedGate(times: Pick<Closed, 'at' | 'startedAt' | 'until' | 'tries'>): Closed {
	const counts = { underWay: 0, refused: 0, taken: 0, takenBefore: 0 };
	return { ...times, ...counts, wait: 0, isTrying: false, isAtOnce: false };
}
