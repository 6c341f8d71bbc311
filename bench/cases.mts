/** The work that the contestants do, and the targets that the package is to reach. */
import type { SandboxSettings } from '../sandbox/apis/server.mts';
import type { Access } from '../sandbox/start/imports.mts';

import type { BareTask } from './bare-loop.mts';
import { autoMapped, customers, fiveExpressions, salesOrders } from './contestants.mts';
import type { Nodes } from './contestants.mts';
import type { ItemKind } from './package/items.mts';

/** A piece of work that is measured by time. */
export interface Case {
	name: string;
	title: string;
	/** What the items are, and how many; listings are started by one. */
	kind: ItemKind;
	items: number;
	/** How many results there have to be. */
	results: number;
	latencyMilliseconds: number;
	/** How much the sandbox takes, where that is limited. */
	server?: Partial<Pick<SandboxSettings, 'workers' | 'perSecond' | 'retryAfter'>>;
	/** For orders: whether the package remembers the schema from just before, or has to ask for it. */
	schema?: 'remembered' | 'asked for';
	/**
	 * Under this name it stands in the chart of requests under way: the sandbox is asked how many waited,
	 * and how long its answers took.
	 */
	watchedAs?: string;
	/** How many customers the sandbox has. */
	customers?: number;
	/** How many requests the package and the bare loop send at once. */
	concurrency: number;
	nodes(access: Access, header: { id: string; name: string }, concurrency: number): Nodes;
	bare?: BareTask['kind'];
	/** For work that is measured with other waits as well: neither its memory nor its profile is taken. */
	isTimedOnly?: true;
	targets: Targets;
}

/** What the package is to reach. */
export interface Targets {
	/** The least ratio of its throughput to the other's. */
	http?: number;
	bare?: number;
	/** Of what is watched: the longest median answer in milliseconds, the most refusals a result. */
	medianAnswer?: number;
	refusals?: number;
	/** The least throughput, in results a second. */
	perSecond?: number;
}

const order = {
	kind: 'employee',
	items: 1000,
	results: 1000,
	bare: 'a3Orders',
	schema: 'remembered',
} as const;

const listing = {
	kind: 'employee',
	items: 1,
	results: 100_000,
	customers: 100_000,
	bare: 'customers',
} as const;

/** What *Max Parallel Requests* is where nobody sets it: a ceiling. The bare loop does send as many. */
const DEFAULT_CONCURRENCY = 128;

/** Orders at defaults, and the least ratio to HTTP Request by number and latency. */
function ordersAtDefaults(): Case[] {
	const targets = [
		[1, 200, 'remembered', 0.95],
		[20, 50, 'remembered', 1],
		[20, 200, 'remembered', 1],
		[100, 50, 'remembered', 0.9],
		[100, 200, 'remembered', 0.9],
		[1000, 50, 'remembered', 2],
		[1000, 200, 'remembered', 1.1],
		[20, 50, 'asked for', 0.55],
		[20, 200, 'asked for', 0.55],
		[100, 50, 'asked for', 0.65],
		[100, 200, 'asked for', 0.65],
		[1000, 50, 'asked for', 1],
		[1000, 200, 'asked for', 1],
	] as const;
	return targets.map(([items, latencyMilliseconds, schema, http]) => ({
		kind: order.kind,
		isTimedOnly: true,
		items,
		results: items,
		name: `a3-${items}-${latencyMilliseconds}ms${schema === 'remembered' ? '' : '-asking'}`,
		title: `A3 orders: ${items.toLocaleString('en')}, ${latencyMilliseconds} ms latency, schema ${schema}`,
		latencyMilliseconds,
		schema,
		...(items === 1000 &&
			latencyMilliseconds === 200 &&
			schema === 'remembered' && { watchedAs: 'unloaded, 200 ms' }),
		concurrency: DEFAULT_CONCURRENCY,
		nodes: (access, header, concurrency) => bothOf(autoMapped(access, header, concurrency)),
		targets: { http },
	}));
}

/** Sales orders at defaults, with the token stored by the round that does not count. */
function salesOrdersAtDefaults(): Case[] {
	const targets = [
		[20, 0.9],
		[100, 0.8],
		[1000, 1.1],
	] as const;
	return targets.map(([items, http]) => ({
		isTimedOnly: true,
		name: `sales-orders-${items}-200ms`,
		title: `Simutek sales orders: ${items.toLocaleString('en')}, 200 ms latency`,
		kind: 'salesOrder',
		items,
		results: items,
		latencyMilliseconds: 200,
		concurrency: DEFAULT_CONCURRENCY,
		nodes: (access, _header, concurrency) => bothOf(salesOrders(access, concurrency)),
		targets: { http },
	}));
}

/** Where only HTTP Request is to be compared with. */
function bothOf({ package: ours, http }: Required<Pick<Nodes, 'package' | 'http'>>): Nodes {
	return { package: ours, http };
}

/** Only the package: the others fail with the first refusal, or wait for seconds in the queue. */
const packageAlone: Case['nodes'] = (access, header) => ({
	package: autoMapped(access, header, DEFAULT_CONCURRENCY).package,
});

export const CASES: readonly Case[] = [
	{
		...order,
		name: 'a3-auto-map',
		title: 'A3 orders, auto-map, 0 ms latency',
		latencyMilliseconds: 0,
		concurrency: DEFAULT_CONCURRENCY,
		nodes: autoMapped,
		targets: { http: 3, bare: 0.25 },
	},
	{
		...order,
		name: 'a3-expressions',
		title: 'A3 orders, five expressions, 0 ms latency',
		latencyMilliseconds: 0,
		concurrency: DEFAULT_CONCURRENCY,
		nodes: fiveExpressions,
		targets: { http: 1.5 },
	},
	{
		...order,
		name: 'a3-latency',
		title: '100 A3 orders, auto-map, 50 ms latency, 20 at once',
		// HTTP Request sends all of them at once: with many more, the latency is all that counts.
		items: 100,
		results: 100,
		latencyMilliseconds: 50,
		concurrency: 20,
		nodes: autoMapped,
		targets: { bare: 0.75 },
	},
	{
		name: 'sales-orders',
		title: 'Simutek sales orders, 0 ms latency',
		kind: 'salesOrder',
		items: 1000,
		results: 1000,
		latencyMilliseconds: 0,
		concurrency: DEFAULT_CONCURRENCY,
		nodes: (access, _header, concurrency) => salesOrders(access, concurrency),
		bare: 'salesOrders',
		targets: { http: 1.5 },
	},
	{
		...listing,
		name: 'customers-5ms',
		title: '100,000 customers, 5 ms latency',
		latencyMilliseconds: 5,
		// For the bare loop, as in the earlier figures.
		concurrency: 10,
		nodes: (access) => customers(access),
		targets: { http: 4, bare: 0.4 },
	},
	{
		...listing,
		name: 'customers-0ms',
		title: '100,000 customers, 0 ms latency',
		latencyMilliseconds: 0,
		concurrency: DEFAULT_CONCURRENCY,
		nodes: (access) => customers(access),
		targets: {},
	},
	...ordersAtDefaults(),
	...salesOrdersAtDefaults(),
	{
		...order,
		isTimedOnly: true,
		name: 'a3-eight-workers',
		title: 'A3 orders: eight workers of 100 ms each; the bare loop sends eight at once',
		latencyMilliseconds: 100,
		server: { workers: 8 },
		watchedAs: 'eight workers',
		// The best fixed number, for the bare loop.
		concurrency: 8,
		nodes: packageAlone,
		targets: { bare: 0.9, medianAnswer: 200 },
	},
	{
		kind: order.kind,
		schema: order.schema,
		isTimedOnly: true,
		name: 'a3-ten-a-second',
		title: 'A3 orders: a server that refuses above ten a second',
		items: 300,
		results: 300,
		latencyMilliseconds: 50,
		server: { perSecond: 10 },
		watchedAs: 'ten a second',
		concurrency: DEFAULT_CONCURRENCY,
		nodes: packageAlone,
		targets: { refusals: 0.5, perSecond: 8 },
	},
];

/** A case on a smaller scale, for trying the benchmark itself. */
export function reduced(one: Case): Case {
	const title = `${one.title} (on a small scale)`;
	if (one.customers === undefined) return { ...one, title, items: 200, results: 200 };
	return { ...one, title, results: 5000, customers: 5000 };
}
