/** The work that the contestants do, and the targets that the package is to reach. */
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
	/** How many customers the sandbox has. */
	customers?: number;
	/** How many requests the package and the bare loop send at once. */
	concurrency: number;
	nodes(access: Access, header: { id: string; name: string }, concurrency: number): Nodes;
	bare?: BareTask['kind'];
	/** The least ratio of the package's throughput to the other's. */
	targets: { http: number; bare?: number };
}

const order = {
	kind: 'employee',
	items: 1000,
	results: 1000,
	bare: 'a3Orders',
} as const;

const listing = {
	kind: 'employee',
	items: 1,
	results: 100_000,
	customers: 100_000,
	bare: 'customers',
} as const;

const DEFAULT_CONCURRENCY = 10;

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
		targets: { http: 1.4, bare: 0.75 },
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
		concurrency: DEFAULT_CONCURRENCY,
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
		targets: { http: 2.5 },
	},
];

/** A case on a smaller scale, for trying the benchmark itself. */
export function reduced(one: Case): Case {
	const title = `${one.title} (on a small scale)`;
	if (one.customers === undefined) return { ...one, title, items: 200, results: 200 };
	return { ...one, title, results: 5000, customers: 5000 };
}
