import type { Entry } from './entry';
import { oneAtATime } from '../basis/workPerKey';

/** How long and of how many creations this process remembers what became of them. */
const REMEMBERED_FOR = 120_000;
const MOST_REMEMBERED = 10_000;

/** Has whoever asks for the same creation wait for the one before, across items and executions. */
export const inTurn = oneAtATime();

const remembered = new Map<string, { entry: Entry; until: number }>();

/** Remembers for a while what became of a creation, by all that it is known by. */
export function remember(identities: string[], entry: Entry, now = Date.now()): void {
	for (const identity of identities) {
		remembered.delete(identity);
		remembered.set(identity, { entry, until: now + REMEMBERED_FOR });
	}
	// The oldest stand first.
	for (const [identity, { until }] of remembered) {
		if (until > now && remembered.size <= MOST_REMEMBERED) break;
		remembered.delete(identity);
	}
}

/** What this process knows of a creation. */
export function recall(identity: string, now = Date.now()): Entry | undefined {
	const known = remembered.get(identity);
	return known !== undefined && known.until > now ? known.entry : undefined;
}

export function forget(identities: string[]): void {
	for (const identity of identities) remembered.delete(identity);
}

/** As in a process that has just started, for tests. */
export function forgetEverything(): void {
	remembered.clear();
}
