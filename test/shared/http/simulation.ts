import { after, free, newGate, opensAt } from '../../../nodes/shared/http/gateState';
import type { GateState } from '../../../nodes/shared/http/gateState';

/** What a server does with a request: answers or refuses it, so many milliseconds later. */
export type Verdict = { took: number; refused?: { retryAfter?: number } };

/** A server in a simulation. Requests come in the order of time. */
export interface Server {
	arrives(at: number): Verdict;
}

/** A simulated server: so many workers, each request waiting for a free one in order. */
export function workers(count: number, service: () => number): Server {
	const freeAt = Array.from({ length: count }, () => 0);
	return {
		arrives(at) {
			let next = 0;
			for (let index = 1; index < count; index++) if (freeAt[index]! < freeAt[next]!) next = index;
			freeAt[next] = Math.max(at, freeAt[next]!) + service();
			return { took: freeAt[next]! - at };
		},
	};
}

/** Refuses what comes while so many are under way. */
export function refusingAbove(most: number, service: () => number, retryAfter?: number): Server {
	let ends: number[] = [];
	return {
		arrives(at) {
			ends = ends.filter((end) => end > at);
			if (ends.length >= most) return refusal(5, retryAfter);
			const took = service();
			ends.push(at + took);
			return { took };
		},
	};
}

/** Refuses above a rate: a bucket that so many tokens a second drip into and that holds `burst`. */
export function tokenBucket(
	rate: number,
	burst: number,
	service: () => number,
	retryAfter?: number,
): Server {
	let tokens = burst;
	let last = 0;
	return {
		arrives(at) {
			tokens = Math.min(burst, tokens + ((at - last) * rate) / 1000);
			last = at;
			if (tokens < 1) return refusal(service(), retryAfter);
			tokens -= 1;
			return { took: service() };
		},
	};
}

/** Refuses what is more than so many in a second of the clock. */
export function fixedWindow(rate: number, service: () => number, retryAfter?: number): Server {
	let window = -1;
	let count = 0;
	return {
		arrives(at) {
			if (Math.floor(at / 1000) !== window) {
				window = Math.floor(at / 1000);
				count = 0;
			}
			if (++count > rate) return refusal(service(), retryAfter);
			return { took: service() };
		},
	};
}

/** Refuses what is more than so many in the last second. */
export function slidingWindow(rate: number, service: () => number, retryAfter?: number): Server {
	let recent: number[] = [];
	return {
		arrives(at) {
			recent = recent.filter((time) => time > at - 1000);
			if (recent.length >= rate) return refusal(service(), retryAfter);
			recent.push(at);
			return { took: service() };
		},
	};
}

/** Holds or refuses everything from one time to another. */
export function pausing(
	server: Server,
	from: number,
	to: number,
	how: 'holds' | 'refuses',
): Server {
	return {
		arrives(at) {
			if (at < from || at >= to) return server.arrives(at);
			if (how === 'refuses') return refusal(5);
			return { took: to - at + server.arrives(to).took };
		},
	};
}

function refusal(took: number, retryAfter?: number): Verdict {
	return { took, refused: retryAfter === undefined ? {} : { retryAfter } };
}

export interface Simulated {
	/** Milliseconds until everything was answered. */
	took: number;
	refusals: number;
	mostUnderWay: number;
	/** How long each answer took, in the order of the answers, and when it was there. */
	answers: Array<{ at: number; took: number }>;
	/** How many were under way, whenever that changed. */
	underWay: Array<{ at: number; count: number }>;
}

interface Gate {
	free(at: number): number;
	opensAt(at: number): number | undefined;
	started(at: number): void;
	ended(at: number, startedAt: number, verdict: Verdict): void;
}

export function adaptive(ceiling = 128, firstAlone = false): Gate & { state: () => GateState } {
	let state = newGate(ceiling, firstAlone, 0);
	return {
		state: () => state,
		free: (at) => free(state, at),
		opensAt: (at) => opensAt(state, at),
		started: (at) => void (state = after(state, { kind: 'started', at })),
		ended(at, startedAt, { refused }) {
			const when = { at, startedAt, random: 0.5 };
			state = after(
				state,
				refused === undefined
					? { ...when, kind: 'answered', call: 'order' }
					: { ...when, kind: 'refused', ...refused },
			);
		},
	};
}

/** A fixed number under way, as the best that a user could have set; it does not look at refusals. */
export function fixed(most: number): Gate {
	let underWay = 0;
	return {
		free: () => most - underWay,
		opensAt: () => undefined,
		started: () => void (underWay += 1),
		ended: () => void (underWay -= 1),
	};
}

/** Milliseconds of this process for a request. */
const OWN_WORK = 0.4;

/** Sends so many requests through a gate; what was refused goes first when there is room. */
export function simulate(server: Server, requests: number, gate: Gate): Simulated {
	const result: Simulated = { took: 0, refusals: 0, mostUnderWay: 0, answers: [], underWay: [] };
	const pending: Array<{ at: number; startedAt: number; verdict: Verdict }> = [];
	let waiting = requests;
	let at = 0;
	for (let steps = 0; result.answers.length < requests; steps++) {
		if (steps > requests * 1000) throw new Error(`stuck at ${at} ms`);
		while (waiting > 0 && gate.free(at) > 0) {
			gate.started(at);
			waiting -= 1;
			const verdict = server.arrives(at);
			const end = at + verdict.took;
			const index = pending.findLastIndex((one) => one.at <= end) + 1;
			pending.splice(index, 0, { at: end, startedAt: at, verdict });
			result.mostUnderWay = Math.max(result.mostUnderWay, pending.length);
			result.underWay.push({ at, count: pending.length });
			at += OWN_WORK;
		}
		const opens = waiting > 0 ? gate.opensAt(at) : undefined;
		const [first] = pending;
		if (first === undefined && opens === undefined) throw new Error(`stuck at ${at} ms`);
		if (first === undefined || (opens !== undefined && opens < first.at && opens > at)) {
			// Timers come late, never early.
			at = Math.max(at, opens!) + 1;
			continue;
		}
		pending.shift();
		at = Math.max(at, first.at);
		gate.ended(at, first.startedAt, first.verdict);
		result.underWay.push({ at, count: pending.length });
		if (first.verdict.refused !== undefined) {
			result.refusals += 1;
			waiting += 1;
		} else result.answers.push({ at, took: at - first.startedAt });
	}
	result.took = at;
	return result;
}

export function median(values: number[]): number {
	return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)]!;
}
