/** The workflow that every scenario runs: a list of new employees, each of whom gets one order. */
import { randomUUID } from 'node:crypto';

import type { Workflow } from '../start/rest.mts';

export const TRIGGER = 'Trigger';
export const CREATE_ORDER = 'Create Order';

/** How many orders one execution places. */
export const ORDERS = 200;

const FIELDS = ['firstname', 'lastname', 'email', 'userGroup1', 'alias'];

export interface OrdersWorkflow {
	/** Begins the alias of each order, by which it is found in the books. */
	series: string;
	/** The options of the node that orders. */
	options?: Record<string, unknown>;
	/** Further settings of the node that orders, such as *Retry On Fail*. */
	node?: Record<string, unknown>;
	/** The settings of the workflow. */
	settings?: Record<string, unknown>;
	/** A path that starts it as in production; without one it is started by hand. */
	webhook?: string;
}

export function aliasOf(series: string, item: number): string {
	return `${series}-${item}`;
}

export function ordersWorkflow({
	series,
	options = {},
	node = {},
	settings = {},
	webhook,
}: OrdersWorkflow): Omit<Workflow, 'id'> {
	const employees = Array.from({ length: ORDERS }, (_, item) => ({
		firstname: 'Linnea',
		lastname: `Sjöberg ${item}`,
		email: `linnea.sjoberg.${item}@tryckeriet.example`,
		userGroup1: 'Ledning',
		alias: aliasOf(series, item),
	}));
	const trigger =
		webhook === undefined
			? nodeOf(TRIGGER, 'n8n-nodes-base.manualTrigger', 1, {})
			: {
					...nodeOf(TRIGGER, 'n8n-nodes-base.webhook', 2, { path: webhook, options: {} }),
					webhookId: randomUUID(),
				};
	const nodes = [
		trigger,
		nodeOf('New Employees', 'n8n-nodes-base.set', 3.4, {
			mode: 'raw',
			jsonOutput: JSON.stringify({ employees }),
			options: {},
		}),
		nodeOf('One Item for Each', 'n8n-nodes-base.splitOut', 1, {
			fieldToSplitOut: 'employees',
			options: {},
		}),
		{
			...nodeOf(CREATE_ORDER, 'n8n-nodes-simutek-a3.a3Connect', 1, orderParameters(options)),
			credentials: { a3ConnectApi: { id: 'a3ConnectSandbox', name: 'A3 Connect (sandbox)' } },
			...node,
		},
	];
	return {
		name: `Reliability: ${series}`,
		nodes,
		connections: inARow(nodes),
		settings,
		// Started by hand, a webhook would wait for a call otherwise. Production looks past it.
		...(webhook !== undefined && { pinData: { [TRIGGER]: [{ json: {} }] } }),
	};
}

function nodeOf(
	name: string,
	type: string,
	typeVersion: number,
	parameters: Record<string, unknown>,
) {
	return { id: randomUUID(), name, type, typeVersion, position: [0, 0], parameters };
}

function orderParameters(options: Record<string, unknown>): Record<string, unknown> {
	return {
		resource: 'order',
		operation: 'create',
		package: { __rl: true, mode: 'id', value: '101' },
		customerNumber: '204822',
		fields: {
			mappingMode: 'defineBelow',
			value: Object.fromEntries(FIELDS.map((name) => [name, `={{ $json.${name} }}`])),
			matchingColumns: [],
			schema: FIELDS.map((name) => ({
				id: name,
				displayName: name,
				required: name !== 'alias',
				defaultMatch: false,
				canBeUsedToMatch: false,
				display: true,
				readOnly: false,
				removed: false,
				type: 'string',
			})),
		},
		options,
	};
}

/** Connects each node with the next. */
export function inARow(nodes: Array<{ name: string }>): Record<string, unknown> {
	return Object.fromEntries(
		nodes
			.slice(1)
			.map(({ name }, index) => [
				nodes[index]?.name,
				{ main: [[{ node: name, type: 'main', index: 0 }]] },
			]),
	);
}
