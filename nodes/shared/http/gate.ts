import { sleep } from 'n8n-workflow';
import { after, allowed, free, newGate, opensAt } from './gateState';
import type { Ending } from './gateState';

/** A request's place in the order of those that wait, which it keeps when it is sent again. */
export type Place = number;

/** Says how a request ended. */
export type Done = (ending: Ending) => void;

export interface Gate {
	/** A place behind all others. */
	place(): Place;
	/**
	 * Waits for the turn of a request. Who stands first goes first.
	 *
	 * @returns undefined where nothing may be started any more
	 */
	turn(place: Place): Promise<Done | undefined>;
	/**
	 * Waits until another item may be worked on: twice as many as requests may be under way, as some of
	 * them wait for n8n's record of duplicates. Where that is never more than one, one after the other.
	 *
	 * @returns a function to say with that the work is done
	 */
	enter(): Promise<() => void>;
	/** How many requests may be under way at the same time, as it looks now. */
	most(): number;
	/** Milliseconds for which an API that takes nothing is waited for in all, as it looks now. */
	wait(): number;
	/** How often the API refused because it was asked too much. */
	refusals(): number;
}

/** How many items may be worked on for each request that may be under way. */
const ITEMS_PER_REQUEST = 2;

export interface GateSettings {
	/** How many requests may ever be under way at the same time. */
	ceiling: number;
	/** Whether all wait for the end of the first, as it fetches a token for them. */
	firstAlone: boolean;
	/** Ends all waiting: nothing is started any more. */
	stopped?: AbortSignal | undefined;
}

/**
 * Opens a gate for the requests of one execution, see `gateState`. Before the first starts, and where
 * one ends without success, what fails by then gets the time to stop the execution.
 */
export function openGate({ ceiling, firstAlone, stopped }: GateSettings): Gate {
	const now = () => performance.now();
	const isStopped = () => stopped?.aborted === true;
	const failuresAreSeen = sleep(0);
	const itemsPerRequest = ceiling === 1 ? 1 : ITEMS_PER_REQUEST;
	const waiting: Array<{ place: Place; go: () => void }> = [];
	const entering: Array<() => void> = [];
	let state = newGate(ceiling, firstAlone, now());
	let places = 0;
	let inside = 0;
	let wakesAt = Infinity;
	let isPausing = false;

	/** Lets through whom there is room for, and comes back when there will be more. */
	function letThrough(): void {
		while (waiting.length > 0 && (isStopped() || (!isPausing && free(state, now()) > 0))) {
			waiting.shift()!.go();
		}
		while (entering.length > 0 && (isStopped() || inside < itemsPerRequest * most())) {
			inside += 1;
			entering.shift()!();
		}
		const opens = waiting.length > 0 ? opensAt(state, now()) : undefined;
		if (opens !== undefined && opens < wakesAt) void wake(opens);
	}

	/** Has all that has ended by now be noted, before sending more takes its time. */
	async function pause(): Promise<void> {
		if (isPausing) return;
		isPausing = true;
		await sleep(0);
		isPausing = false;
		letThrough();
	}

	async function wake(opens: number): Promise<void> {
		wakesAt = opens;
		await sleep(Math.max(0, Math.ceil(opens - now())), stopped).catch(() => undefined);
		if (wakesAt === opens) wakesAt = Infinity;
		letThrough();
	}

	function begin(): Done {
		const startedAt = now();
		state = after(state, { kind: 'started', at: startedAt });
		return (ending) => {
			state = after(state, { ...ending, at: now(), startedAt, random: Math.random() });
			const isAlone = state.underWay === 0;
			if (ending.kind === 'answered' && ending.call !== undefined && isAlone) letThrough();
			else void pause();
		};
	}

	function most(): number {
		return allowed(state, now());
	}

	stopped?.addEventListener('abort', letThrough, { once: true });

	return {
		most,
		place: () => places++,
		wait: () => state.refusals.closed?.wait ?? 0,
		refusals: () => state.refusals.count,

		async turn(place) {
			await failuresAreSeen;
			return await new Promise((resolve) => {
				const behind = waiting.findIndex((other) => other.place > place);
				const go = () => resolve(isStopped() ? undefined : begin());
				waiting.splice(behind < 0 ? waiting.length : behind, 0, { place, go });
				letThrough();
			});
		},

		async enter() {
			await new Promise<void>((resolve) => {
				entering.push(resolve);
				letThrough();
			});
			return () => {
				inside -= 1;
				letThrough();
			};
		},
	};
}
