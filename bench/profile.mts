/** Where the time of a run goes, by a CPU profile of n8n's process. */
import type { Bench } from './bench.mts';
import type { Case } from './cases.mts';
import type { Contestant } from './contestants.mts';

interface ProfileNode {
	id: number;
	children?: number[];
	callFrame: { functionName: string; url: string; lineNumber: number };
}

/** A CPU profile as V8 writes it. */
export interface Profile {
	nodes: ProfileNode[];
	samples: number[];
	/** Microseconds between the samples. */
	timeDeltas: number[];
}

/** A part of the time of a profile. */
export interface Share {
	name: string;
	group: string;
	milliseconds: number;
	/** Of all that the process did; waiting does not count. */
	percent: number;
}

const SHOWN = 30;
const WARM_UPS = 3;

const BENCHMARK = 'benchmark';
const NODE = 'Node itself';
const NATIVE = 'V8 and system calls';
const COLLECTION = 'garbage collection';

/** Whose code a function is, by the first pattern that its file fits. */
const GROUPS: ReadonlyArray<[RegExp, string]> = [
	[/n8n-nodes-simutek-a3/, 'this package'],
	[/n8n-nodes-benchmark/, BENCHMARK],
	[/node_modules\/zod\//, 'zod'],
	[/n8n-nodes-base/, "n8n's nodes"],
	[/axios|follow-redirects|form-data|agent-base|proxy-agent|backend-network/, "n8n's HTTP client"],
	[/typeorm|sqlite/, "n8n's database"],
	[/tournament|expression|luxon|riot-tmpl|esprima|recast|ast-types/i, "n8n's expressions"],
	[/crypto-js|cipher|(?<!load-nodes-and-)credentials/i, "n8n's credentials"],
	[/n8n|node_modules/, 'n8n, other'],
];

const WAITING = new Set(['(idle)', '(root)']);

function groupOf({ functionName, url }: ProfileNode['callFrame']): string {
	if (functionName === '(garbage collector)') return COLLECTION;
	if (url === '') return NATIVE;
	if (url.startsWith('node:')) return NODE;
	return GROUPS.find(([pattern]) => pattern.test(url))?.[1] ?? 'other';
}

/**
 * The functions that took most of the time themselves, and the time by whose code it was spent in or
 * on behalf of.
 */
export function sharesOf({ nodes, samples, timeDeltas }: Profile) {
	const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
	const byFunction = new Map<string, { group: string; microseconds: number }>();
	const byGroup = new Map<string, number>();
	const parents = new Map(
		nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)),
	);
	/** Who had Node or V8 do something; what no code of anyone stands behind is Node's own. */
	const callerOf = (id: number): string => {
		for (let at: number | undefined = id; at !== undefined; at = parents.get(at)) {
			const frame = frames.get(at);
			const group = frame === undefined ? NODE : groupOf(frame);
			if (group !== NODE && group !== NATIVE) return group;
		}
		return NODE;
	};
	let total = 0;
	samples.forEach((id, index) => {
		const frame = frames.get(id);
		const delta = timeDeltas[index] ?? 0;
		if (frame === undefined || WAITING.has(frame.functionName) || delta < 0) return;
		const group = groupOf(frame);
		const caller = callerOf(id);
		// Starting and stopping the profiler takes longer than many a run.
		if (caller === BENCHMARK) return;
		const file = frame.url.split(/node_modules\/|file:\/\//).at(-1);
		const place = file === '' ? '' : ` ${file}:${frame.lineNumber + 1}`;
		const name = `${frame.functionName || '(anonymous)'}${place}`;
		const known = byFunction.get(name) ?? { group, microseconds: 0 };
		byFunction.set(name, { group, microseconds: known.microseconds + delta });
		byGroup.set(caller, (byGroup.get(caller) ?? 0) + delta);
		total += delta;
	});
	const share = (name: string, group: string, microseconds: number): Share => ({
		name,
		group,
		milliseconds: microseconds / 1000,
		percent: (100 * microseconds) / total,
	});
	const sorted = (shares: Share[]) =>
		shares.sort((one, other) => other.milliseconds - one.milliseconds);
	return {
		functions: sorted(
			[...byFunction].map(([name, { group, microseconds }]) => share(name, group, microseconds)),
		).slice(0, SHOWN),
		groups: sorted([...byGroup].map(([name, microseconds]) => share(name, name, microseconds))),
	};
}

/** Has a contestant do the work of a case under the profiler, once it is warm. */
export async function profileCase(bench: Bench, one: Case, contestant: Contestant) {
	await bench.prepare(one);
	for (let time = 0; time < WARM_UPS; time++) await bench.sample(one, contestant);
	const { profile, milliseconds } = await bench.sample(one, contestant, { profile: true });
	if (profile === undefined) throw new Error(`${contestant} cannot be profiled.`);
	return { one, contestant, milliseconds, profile: profile as Profile };
}

/** A profile as lines of text. */
export function describeProfile(profile: Profile): string {
	const { functions, groups } = sharesOf(profile);
	const line = ({ name, group, milliseconds, percent }: Share) =>
		`${percent.toFixed(1).padStart(6)} % ${milliseconds.toFixed(0).padStart(7)} ms  ${name}` +
		(name === group ? '' : `  [${group}]`);
	return [
		'By owner of the code, with what Node did for it:',
		...groups.map(line),
		'',
		'By function, its own time only:',
		...functions.map(line),
	].join('\n');
}
