/**
 * What is measured of the process that n8n runs in, between the node that makes the items and the
 * node that takes the results: so neither counts, nor does what n8n does before and after them.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { Session } from 'node:inspector';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** How often the event loop is to say that it turns, in milliseconds. */
const RESOLUTION = 5;

/** Until the timer of the event loop's delay has fired for certain, were the loop idle. */
const A_FEW_TURNS = 10 * RESOLUTION;

/** What came of a run, beside its time. */
export interface Observation {
	/** How long the event loop kept a timer waiting, in milliseconds. */
	loopDelay: { p99: number; max: number };
	/** The resident memory of the process in MiB; undefined where the system does not tell. */
	memory: { before: number; peak: number } | undefined;
	/** A CPU profile as V8 writes it, where one was asked for. */
	profile?: unknown;
}

let delays = monitorEventLoopDelay({ resolution: RESOLUTION });
let memoryBefore: number | undefined;
let session: Session | undefined;

/** What is to be observed beside the event loop. */
export interface Wish {
	/** Where the time goes. */
	profile: boolean;
	/** The peak of the memory, which has to begin without anything that could be given back. */
	memory: boolean;
}

/** Begins to observe. Garbage that earlier runs have left is collected first. */
export async function begin({ profile, memory }: Wish): Promise<void> {
	collectGarbage(memory);
	delays = monitorEventLoopDelay({ resolution: RESOLUTION });
	delays.enable();
	await sleep(A_FEW_TURNS);
	if (profile) {
		session = new Session();
		session.connect();
		session.post('Profiler.enable');
		session.post('Profiler.setSamplingInterval', { interval: 200 });
		session.post('Profiler.start');
	}
	memoryBefore = statusEntry('VmRSS');
	forgetPeak();
}

/** Ends the observation. */
export async function end(): Promise<Observation> {
	const peak = statusEntry('VmHWM');
	const profile = await endProfile();
	// A loop that was held until now has not said so yet.
	await sleep(A_FEW_TURNS);
	delays.disable();
	const delay = (nanoseconds: number) => Math.max(0, nanoseconds / 1e6 - RESOLUTION);
	const isKnown = memoryBefore !== undefined && peak !== undefined;
	return {
		loopDelay: { p99: delay(delays.percentile(99)), max: delay(delays.max) },
		memory: isKnown ? { before: memoryBefore!, peak } : undefined,
		...(profile !== undefined && { profile }),
	};
}

async function endProfile(): Promise<unknown> {
	const ending = session;
	if (ending === undefined) return undefined;
	session = undefined;
	return await new Promise((resolve, reject) => {
		ending.post('Profiler.stop', (error, result) => {
			ending.disconnect();
			if (error) reject(error);
			else resolve(result.profile);
		});
	});
}

/** @param isThorough whether V8 is to give back also what it would rather keep; this slows what follows */
function collectGarbage(isThorough: boolean): void {
	setFlagsFromString('--expose-gc');
	const collect = runInNewContext('gc') as (options?: object) => void;
	collect(isThorough ? { type: 'major', execution: 'sync', flavor: 'last-resort' } : undefined);
}

/** An entry of Linux's account of this process, in MiB. */
function statusEntry(name: string): number | undefined {
	if (process.platform !== 'linux') return undefined;
	const status = readFileSync('/proc/self/status', 'utf8');
	return Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) / 1024;
}

/** Lets the peak of the resident memory begin anew. */
function forgetPeak(): void {
	if (process.platform === 'linux') writeFileSync('/proc/self/clear_refs', '5');
}
