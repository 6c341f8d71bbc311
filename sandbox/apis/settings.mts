import type { Temper } from './oddity.mts';

/** What can be switched while the sandbox runs. */
export interface SandboxSettings {
	/** Whether a created sales order is answered with `{ number }` (inferred) or with nothing. */
	salesOrderResponse: 'empty' | 'json';
	/** A bare array, or `{ items, totalCount, page, pageSize }`. */
	customerListShape: 'array' | 'items';
	/** Imitates a server that spells the filters of the list in another way. */
	ignoreListFilters: boolean;
	/** Whether values of an A3 order must be strings, of their kind's JSON type, or either. */
	a3ValueTypes: 'strings' | 'native' | 'any';
	/** A pause before every answer of the vendors' APIs. */
	latencyMilliseconds: number;
	/** How each API keeps to its description. */
	identityTemper: Temper;
	simutekTemper: Temper;
	a3ConnectTemper: Temper;
	/** How many requests the vendors' APIs work on at the same time; others wait. 0 is without limit. */
	workers: number;
	/** How many requests a second they take; others get 429. 0 is without limit. */
	perSecond: number;
	/** Whether a 429 for that says to come back in a second (`Retry-After`). */
	retryAfter: boolean;
}

/** The settings of a sandbox that was given none. */
export const DEFAULT_SETTINGS: Readonly<SandboxSettings> = {
	salesOrderResponse: 'json',
	customerListShape: 'array',
	ignoreListFilters: false,
	a3ValueTypes: 'any',
	latencyMilliseconds: 0,
	identityTemper: 'documented',
	simutekTemper: 'documented',
	a3ConnectTemper: 'documented',
	workers: 0,
	perSecond: 0,
	retryAfter: true,
};

/** The settings that give every API a temper; only one that keeps to its description answers with a number. */
export function tempers(temper: Temper): Partial<SandboxSettings> {
	return {
		identityTemper: temper,
		simutekTemper: temper,
		a3ConnectTemper: temper,
		salesOrderResponse: temper === 'odd' ? 'empty' : 'json',
	};
}
