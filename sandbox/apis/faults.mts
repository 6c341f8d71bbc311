import type { a3ConnectApi } from './a3-connect.mts';
import type { identityApi } from './identity.mts';
import type { simutekApi } from './simutek.mts';

type Api = typeof a3ConnectApi | typeof identityApi | typeof simutekApi;

type OperationOf<Each extends Api> = Each extends Api
	? keyof ReturnType<Each>['operations']
	: never;

/** The operations of the vendors' APIs. */
export type OperationId = OperationOf<Api>;

/** Whether the request takes effect in the books before its answer is spoilt. */
export type Effect = 'none' | 'done';

/** How an answer is spoilt. */
export type FaultKind =
	| {
			kind: 'status';
			effect: Effect;
			status: number;
			body?: string;
			contentType?: string;
			headers?: Record<string, string>;
	  }
	/** A web page where JSON is expected; status 200 unless given. */
	| { kind: 'html'; effect: Effect; status?: number }
	/** The connection is reset, and nothing was done. */
	| { kind: 'resetBefore'; effect: 'none' }
	/** The request takes effect, then the connection is reset. */
	| { kind: 'resetAfter'; effect: 'done' }
	/** No answer ever comes. */
	| { kind: 'hang'; effect: Effect }
	/** More is promised by Content-Length than is sent, then the connection is closed. */
	| { kind: 'truncate'; effect: 'done' }
	/** The answer comes byte by byte; 20 milliseconds for each unless given. */
	| { kind: 'slowDrip'; effect: 'done'; millisecondsPerByte?: number }
	/** Status 302 unless given. */
	| { kind: 'redirect'; effect: Effect; location: string; status?: 301 | 302 | 303 | 307 | 308 }
	/** Retry-After in seconds, or as the HTTP-date so many seconds from now. */
	| {
			kind: 'retryAfter';
			effect: Effect;
			status: 429 | 503;
			seconds: number;
			form: 'seconds' | 'date';
	  }
	/** The status of the answer without its body. */
	| { kind: 'emptyBody'; effect: Effect }
	/** The status of the answer with another body, JSON by its type unless given. */
	| { kind: 'replaceBody'; effect: Effect; body: string; contentType?: string };

/** Which calls are spoilt, and how. */
export type Fault = FaultKind & {
	/** `*` is every operation of the vendors' APIs. */
	operationId: OperationId | '*';
	/** How many calls it spoils: 1 unless given, without limit if there is a probability. */
	times?: number;
	/** How likely it spoils a call, between 0 and 1. Always unless given. */
	probability?: number;
	/** Start of the generator that draws against the probability. */
	seed?: number;
};

/** A fault that waits for calls. */
export interface Injection {
	readonly fault: Fault;
	remaining: number;
	readonly draw: () => number;
}

/** The faults that wait, in the order in which they were injected. */
export class Faults {
	private injections: Injection[] = [];

	inject(fault: Fault): void {
		const remaining = fault.times ?? (fault.probability === undefined ? 1 : Infinity);
		this.injections.push({ fault, remaining, draw: seededGenerator(fault.seed ?? 1) });
	}

	/** The fault that spoils a call of an operation, used up by one. */
	take(operationId: string): Injection | undefined {
		const taken = this.injections.find(
			({ fault, remaining, draw }) =>
				remaining > 0 &&
				['*', operationId].includes(fault.operationId) &&
				(fault.probability === undefined || draw() < fault.probability),
		);
		if (taken) taken.remaining -= 1;
		return taken;
	}

	clear(): void {
		this.injections = [];
	}
}

/** Mulberry32: the same draws between 0 and 1 for the same seed. */
function seededGenerator(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}
