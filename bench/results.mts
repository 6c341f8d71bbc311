/** All that a benchmark has measured, as it is printed and written down. */
import type { Sample } from './bench.mts';
import type { Case } from './cases.mts';
import type { Contestant } from './contestants.mts';
import type { RequestCounts } from './counts.mts';
import type { DuplicatesPoint } from './duplicates.mts';
import type { Machine } from './machine.mts';
import type { Rises } from './memory.mts';
import type { Share } from './profile.mts';
import type { Samples } from './rounds.mts';
import type { Point } from './scaling.mts';
import { medianOf, spreadOf } from './statistics.mts';
import type { Spread } from './statistics.mts';

export interface CaseResult {
	one: Case;
	samples: Samples;
	memory?: Rises;
}

/** Whose code the time of a contestant went to, in one run under the profiler. */
export interface Shares {
	one: Case;
	contestant: Contestant;
	groups: Share[];
}

export interface Results {
	machine: Machine;
	rounds: number;
	cases: CaseResult[];
	byItems?: Point[];
	byConcurrency?: Point[];
	duplicates?: DuplicatesPoint[];
	counts?: RequestCounts;
	shares?: Shares[];
	/** Milliseconds that loading the package took, each time. */
	loading?: number[];
}

/** What a target asks for, and what came of it. */
export interface Verdict {
	what: string;
	measured: string;
	target: string;
	isMet: boolean;
}

const FLAT = 1.2;
const LOOP_DELAY = 50;
const LOADING = 30;

export function timesOf(samples: Sample[] | undefined): Spread | undefined {
	if (samples === undefined || samples.length === 0) return undefined;
	return spreadOf(samples.map(({ milliseconds }) => milliseconds));
}

/** How many times the throughput of another the package has. */
export function ratioTo(samples: Samples, other: Contestant): number | undefined {
	const ours = timesOf(samples.package);
	const others = timesOf(samples[other]);
	return ours && others && others.median / ours.median;
}

/** Every target of the cases and of the rest. */
export function verdictsOf(results: Results): Verdict[] {
	const { cases, byItems = [], duplicates = [], counts, loading } = results;
	return [
		...cases.flatMap(timeVerdicts),
		...cases.flatMap(trafficVerdicts),
		...cases.flatMap(memoryVerdicts),
		...delayVerdicts(byItems),
		...flatVerdicts(byItems),
		...duplicates.map(duplicatesVerdict),
		...(counts === undefined ? [] : countVerdicts(counts)),
		...(loading === undefined ? [] : [loadingVerdict(loading)]),
	];
}

function timeVerdicts({ one, samples }: CaseResult): Verdict[] {
	return (['http', 'bare'] as const).flatMap((other) => {
		const target = one.targets[other];
		const ratio = ratioTo(samples, other);
		if (target === undefined || ratio === undefined) return [];
		const name = other === 'http' ? 'HTTP Request' : 'a bare loop';
		return [
			{
				what: `${one.title}: throughput against ${name}`,
				measured: `${roundedDown(ratio)} times`,
				target: `at least ${target}`,
				isMet: ratio >= target,
			},
		];
	});
}

/** What the sandbox is to see of the package. */
function trafficVerdicts({ one, samples }: CaseResult): Verdict[] {
	const { medianAnswer, refusals, perSecond } = one.targets;
	const median = (of: (sample: Sample) => number | undefined) =>
		medianOf((samples.package ?? []).map((sample) => of(sample) ?? Number.NaN));
	const answer = median(({ traffic }) => traffic?.medianAnswer);
	const refused = median(({ traffic }) => traffic?.refused) / one.results;
	const rate = (one.results / median(({ milliseconds }) => milliseconds)) * 1000;
	return [
		...atMost(`${one.title}: median answer, ms`, answer, medianAnswer),
		...atMost(`${one.title}: refusals an order, none lost`, refused, refusals),
		...atLeast(`${one.title}: orders a second`, rate, perSecond),
	];
}

function atMost(what: string, value: number, target: number | undefined): Verdict[] {
	if (target === undefined) return [];
	const measured = (Math.ceil(value * 100) / 100).toString();
	return [{ what, measured, target: `at most ${target}`, isMet: value <= target }];
}

function atLeast(what: string, value: number, target: number | undefined): Verdict[] {
	if (target === undefined) return [];
	return [
		{ what, measured: roundedDown(value), target: `at least ${target}`, isMet: value >= target },
	];
}

/** How many times as long it took with *Skip Duplicates*. */
export function costOfDuplicates({ off, on }: DuplicatesPoint): number {
	const [without, withIt] = [timesOf(off), timesOf(on)];
	return (withIt?.median ?? Number.NaN) / (without?.median ?? Number.NaN);
}

function duplicatesVerdict(point: DuplicatesPoint): Verdict {
	const { items, latency, most } = point;
	const cost = costOfDuplicates(point);
	return {
		what: `"Skip Duplicates" on a full record, ${items} orders, ${latency} ms latency: time against off`,
		measured: `${(Math.ceil(cost * 100) / 100).toFixed(2)} times`,
		target: `at most ${most}`,
		isMet: cost <= most,
	};
}

/** To two decimals, so that no ratio looks as if it reached a target that it misses. */
function roundedDown(ratio: number): string {
	return (Math.floor(ratio * 100) / 100).toFixed(2);
}

function memoryVerdicts({ one, memory }: CaseResult): Verdict[] {
	if (memory?.package === undefined || memory.http === undefined) return [];
	const [ours, theirs] = [medianOf(memory.package), medianOf(memory.http)];
	return [
		{
			what: `${one.title}: peak memory`,
			measured: `${ours.toFixed(0)} MiB`,
			target: `no more than HTTP Request, ${theirs.toFixed(0)} MiB`,
			isMet: ours <= theirs,
		},
	];
}

function delayVerdicts(points: Point[]): Verdict[] {
	const ours = points.filter(({ contestant }) => contestant === 'package').at(-1);
	if (ours === undefined) return [];
	const delay = medianOf(ours.samples.map(({ loopDelay }) => loopDelay?.p99 ?? Number.NaN));
	return [
		{
			what: `Delay of n8n's event loop, ${ours.items.toLocaleString('en')} items, p99`,
			measured: `${delay.toFixed(0)} ms`,
			target: `under ${LOOP_DELAY} ms`,
			isMet: delay < LOOP_DELAY,
		},
	];
}

function flatVerdicts(points: Point[]): Verdict[] {
	const perItem = points
		.filter(({ contestant }) => contestant === 'package')
		.map(({ items, samples }) => (timesOf(samples)?.median ?? Number.NaN) / items);
	if (perItem.length < 2) return [];
	const growth = Math.max(...perItem) / Math.min(...perItem);
	return [
		{
			what: 'Cost per item from 100 to 10,000 items, the highest against the lowest',
			measured: `${growth.toFixed(2)} times`,
			target: `at most ${FLAT}`,
			isMet: growth <= FLAT,
		},
	];
}

function countVerdicts({ tokens, schemas }: RequestCounts): Verdict[] {
	return [
		{
			what: 'Token requests while no token is stored',
			measured: String(tokens.package),
			target: '1',
			isMet: tokens.package === 1,
		},
		{
			what: `Schema requests for ${schemas.packages} packages`,
			measured: String(schemas.requests),
			target: String(schemas.packages),
			isMet: schemas.requests === schemas.packages,
		},
	];
}

function loadingVerdict(loading: number[]): Verdict {
	const median = medianOf(loading);
	return {
		what: "Loading the package at n8n's start",
		measured: `${median.toFixed(1)} ms`,
		target: `under ${LOADING} ms`,
		isMet: median < LOADING,
	};
}
