import type { FaultKind } from '../../sandbox/apis/faults.mts';
import type { OnError } from '../engine/runWorkflow';
import { EXAMPLE_RUNS } from '../exampleRuns';
import type { ExampleRun } from '../exampleRuns';

/** How many input items each combination has. */
export const ITEMS = 3;

const elsewhere = 'http://127.0.0.1:9/elsewhere';

export const FAULTS: Record<string, FaultKind> = {
	'500, nothing done': { kind: 'status', status: 500, effect: 'none' },
	'500, done': { kind: 'status', status: 500, effect: 'done' },
	'503, nothing done': { kind: 'status', status: 503, effect: 'none' },
	'504, done': { kind: 'status', status: 504, effect: 'done' },
	'408, done': { kind: 'status', status: 408, effect: 'done' },
	'400': { kind: 'status', status: 400, effect: 'none' },
	'401': { kind: 'status', status: 401, effect: 'none' },
	'403': { kind: 'status', status: 403, effect: 'none' },
	'404': { kind: 'status', status: 404, effect: 'none' },
	'an HTML page with 200, done': { kind: 'html', effect: 'done' },
	'an HTML page with 502, nothing done': { kind: 'html', status: 502, effect: 'none' },
	'a reset before': { kind: 'resetBefore', effect: 'none' },
	'a reset after': { kind: 'resetAfter', effect: 'done' },
	'no answer, nothing done': { kind: 'hang', effect: 'none' },
	'no answer, done': { kind: 'hang', effect: 'done' },
	'half an answer': { kind: 'truncate', effect: 'done' },
	'a slow answer': { kind: 'slowDrip', effect: 'done', millisecondsPerByte: 1 },
	'a redirect, nothing done': { kind: 'redirect', location: elsewhere, effect: 'none' },
	'a redirect, done': { kind: 'redirect', location: elsewhere, status: 303, effect: 'done' },
	'429, seconds': { kind: 'retryAfter', status: 429, seconds: 0, form: 'seconds', effect: 'none' },
	'429, date': { kind: 'retryAfter', status: 429, seconds: 1, form: 'date', effect: 'none' },
	'503, Retry-After': {
		kind: 'retryAfter',
		status: 503,
		seconds: 0,
		form: 'seconds',
		effect: 'none',
	},
	'an empty answer, done': { kind: 'emptyBody', effect: 'done' },
	'another JSON, done': { kind: 'replaceBody', body: '{"unexpected":true}', effect: 'done' },
};

const MODES: OnError[] = ['stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'];

export interface Combination {
	run: ExampleRun;
	fault: string;
	onError: OnError;
	retryOnFail: boolean;
	/** How many calls the fault hits: one of them, or every one. */
	times: number;
	/** Which of the example's parameters each item has: the same ones make twins. */
	items: number[];
	/** Whether *Skip Duplicates* is on. */
	skips: boolean;
}

const DISTINCT = [...Array(ITEMS).keys()];

/** The first and the last ask for the same. */
const TWINS = [0, 1, 0];

/** Every operation with every fault in every mode, once and for ever, with and without retries. */
export function allCombinations(): Combination[] {
	return EXAMPLE_RUNS.flatMap((run) => combinationsOf(run, { items: DISTINCT, skips: false }));
}

/**
 * The same with twins among the items, for what tells them: *Find or Create*, and orders with *Skip
 * Duplicates*; and, some of them, for orders without it, where twins are two orders.
 */
export function combinationsWithTwins(): Combination[] {
	return EXAMPLE_RUNS.flatMap((run) => {
		const canSkip = run.operation === 'create' && run.resource !== 'customer';
		if (!canSkip && run.operation !== 'findOrCreate') return [];
		const both = combinationsOf(run, { items: TWINS, skips: false }).filter(
			({ onError, times }) => onError === 'continueRegularOutput' && times === 1,
		);
		const telling = combinationsOf(run, { items: TWINS, skips: canSkip });
		return canSkip ? [...telling, ...both] : telling;
	});
}

/** Whether its twins ask for one thing, which is to be there once. */
export function isOnce({ run, skips }: Combination): boolean {
	return skips || run.operation === 'findOrCreate';
}

function combinationsOf(
	run: ExampleRun,
	given: Pick<Combination, 'items' | 'skips'>,
): Combination[] {
	return Object.keys(FAULTS).flatMap((fault) =>
		MODES.flatMap((onError) =>
			[false, true].flatMap((retryOnFail) =>
				[1, 1000].map((times) => ({ run, fault, onError, retryOnFail, times, ...given })),
			),
		),
	);
}
