/** How many may be under way again after the gate was closed. */
const REOPENED = 8;
/**
 * Answers are compared by what the quick ones took: those that so many of all are quicker than. The very
 * quickest says too little of a server whose answers vary.
 */
const QUICK = 0.15;
/** Answers are as quick as ever while the quick ones take at most so many times what they took. */
const TOLERANCE = 1.15;
/** Milliseconds by which an answer may be late for reasons of this process. */
const OWN_DELAY = 30;
/** How many answers at least tell whether an API keeps up. */
const LEAST_ANSWERS = 8;
/** What the quick ones of so many first answers to the same call took is what others are measured by. */
const ANSWERS_TO_MEASURE_BY = 40;
/** What others are measured by becomes less by this, after a round that was much quicker. */
const DRIFT = 0.98;
/** After how many slow rounds it is tried, for the first time, whether fewer requests help. */
const SLOW_ROUNDS = 1;

/** How many requests may be under way by how quick the answers are. */
export interface Speed {
	limit: number;
	/** Whether every quick answer makes room for one more. */
	growing: boolean;
	/** What the first answers took by the call, the quickest first. */
	first: ReadonlyMap<unknown, readonly number[]>;
	round: Round;
	/** How many rounds in a row were slow, and how many make it worth trying with fewer requests. */
	slowRounds: number;
	worthTrying: number;
	/** While half as many are tried: what it was before. */
	trial?: { limit: number; slowness: number } | undefined;
}

/** Requests that are compared: those that were started since, with what was allowed then. */
interface Round {
	since: number;
	/** How many times what the quick ones to the same call took each answer took. */
	slowness: readonly number[];
	/** How many were under way at most, and in the round before. */
	most: number;
	mostBefore: number;
}

/** @param limit how many may be under way before anything is known */
export function newSpeed(limit: number, at: number): Speed {
	return {
		limit,
		growing: true,
		first: new Map(),
		round: newRound(at),
		slowRounds: 0,
		worthTrying: SLOW_ROUNDS,
	};
}

/** Notes how many are under way. */
export function sent(speed: Speed, underWay: number): Speed {
	if (underWay <= speed.round.most) return speed;
	return { ...speed, round: { ...speed.round, most: underWay } };
}

/** Begins again with few, which soon become more. */
export function reopened(speed: Speed, at: number): Speed {
	const limit = Math.min(speed.limit, REOPENED);
	return { ...speed, limit, growing: true, round: newRound(at), slowRounds: 0, trial: undefined };
}

/** After a request that was given no answer in time: half as many, once for all that were under way. */
export function timedOut(speed: Speed, at: number, startedAt: number): Speed {
	if (startedAt < speed.round.since) return speed;
	return { ...speed, limit: Math.max(1, speed.limit / 2), growing: false, round: newRound(at) };
}

/**
 * After an answer.
 *
 * @param call tells calls of one kind from others
 */
export function answered(speed: Speed, at: number, startedAt: number, call: unknown): Speed {
	const took = at - startedAt;
	const known = speed.first.get(call) ?? [];
	const first =
		known.length < ANSWERS_TO_MEASURE_BY
			? new Map(speed.first).set(call, ascending([...known, took]))
			: speed.first;
	const slowness = took / (quickOf(first.get(call)!) + OWN_DELAY);
	const grows = speed.growing && slowness <= TOLERANCE && isUsed(speed);
	const next = { ...speed, first, limit: grows ? speed.limit + 1 : speed.limit };
	if (startedAt < speed.round.since) return next;
	const round = { ...speed.round, slowness: [...speed.round.slowness, slowness] };
	const enough = speed.trial === undefined ? used(speed) / 2 : speed.trial.limit * 1.5;
	const isOver = round.slowness.length >= Math.max(LEAST_ANSWERS, enough);
	return isOver ? adjusted({ ...next, round }, at) : { ...next, round };
}

/** More room is no use to who does not fill what there is. */
function isUsed({ round, limit }: Speed): boolean {
	return Math.max(round.most, round.mostBefore) >= limit / 2;
}

function used({ round, limit }: Speed): number {
	return Math.min(limit, round.most);
}

/** What is allowed after a round. */
function adjusted(speed: Speed, at: number): Speed {
	const slowness = quickOf(ascending(speed.round.slowness));
	const next = { ...speed, round: newRound(at, speed.round.most), trial: undefined };
	if (speed.trial !== undefined) return afterTrial(next, slowness, speed.trial);
	if (slowness <= TOLERANCE) {
		const more = speed.growing || !isUsed(speed) ? 0 : Math.sqrt(speed.limit);
		const first = slowness < 0.9 ? times(speed.first, DRIFT) : speed.first;
		return { ...next, limit: speed.limit + more, first, slowRounds: 0 };
	}
	const limit = used(speed);
	const slowRounds = speed.slowRounds + 1;
	if (slowRounds > speed.worthTrying && limit >= 2) {
		return { ...next, limit: limit / 2, trial: { limit, slowness }, growing: false };
	}
	const fewer = limit * Math.max(0.5, TOLERANCE / slowness) + Math.max(2, Math.sqrt(limit) / 2);
	return {
		...next,
		limit: isUsed(speed) ? fewer : Math.min(fewer, speed.limit),
		growing: false,
		slowRounds,
	};
}

/**
 * Where answers were no quicker with half as many requests, the slowness has other reasons: it is
 * what answers are measured by from now on. Else the next trial is further away.
 */
function afterTrial(speed: Speed, slowness: number, before: NonNullable<Speed['trial']>): Speed {
	const next = { ...speed, limit: before.limit, slowRounds: 0 };
	if (slowness < 0.8 * before.slowness) return { ...next, worthTrying: speed.worthTrying * 2 };
	return { ...next, first: times(speed.first, slowness), growing: true };
}

function times(first: Speed['first'], factor: number): Speed['first'] {
	return new Map([...first].map(([call, took]) => [call, took.map((one) => one * factor)]));
}

function ascending(values: readonly number[]): number[] {
	return [...values].sort((one, other) => one - other);
}

/** What the quick ones took, of values that stand in order. */
function quickOf(values: readonly number[]): number {
	return values[Math.floor(values.length * QUICK)]!;
}

function newRound(since: number, mostBefore = 0): Round {
	return { since, slowness: [], most: 0, mostBefore };
}
