/** Running the example workflows, and comparing what they say they placed with the books. */
import type { Books } from '../apis/server.mts';

import type { Execution, N8nClient, Workflow } from './rest.mts';

export const KINDS = ['customersCreated', 'salesOrders', 'orders'] as const;
export type Kind = (typeof KINDS)[number];

/** What each creating operation adds to the books. */
const CREATES: Record<string, Kind> = {
	'customer.create': 'customersCreated',
	'customer.findOrCreate': 'customersCreated',
	'salesOrder.create': 'salesOrders',
	'order.create': 'orders',
};

const MANUAL_TRIGGER = 'n8n-nodes-base.manualTrigger';
const OUR_NODES = 'n8n-nodes-simutek-a3.';

export interface ExampleResult {
	name: string;
	/** Why it failed; absent if it passed. */
	error?: string;
	/** The entries of the books that it added. */
	placed: Pick<Books, Kind>;
}

/** Runs one example as a user would by pressing "Execute workflow", with what n8n has stored. */
export async function runExample(
	client: N8nClient,
	books: Books,
	{ id, name }: Workflow,
): Promise<ExampleResult> {
	const before = sizes(books);
	let error: string | undefined;
	try {
		const workflow = await client.getWorkflow(id);
		const trigger = workflow.nodes.find(({ type }) => type === MANUAL_TRIGGER);
		if (!trigger) throw new Error('It has no manual trigger to start it from.');
		const execution = await client.run(workflow, trigger.name);
		error = failure(execution) ?? contradiction(workflow, execution, before, sizes(books));
	} catch (thrown) {
		error = (thrown as Error).message;
	}
	const placed = {
		customersCreated: books.customersCreated.slice(before.customersCreated),
		salesOrders: books.salesOrders.slice(before.salesOrders),
		orders: books.orders.slice(before.orders),
	};
	return { name, placed, ...(error === undefined ? {} : { error }) };
}

type Sizes = Record<Kind, number>;

function sizes(books: Books): Sizes {
	return {
		customersCreated: books.customersCreated.length,
		salesOrders: books.salesOrders.length,
		orders: books.orders.length,
	};
}

function failure({ status, error }: Execution): string | undefined {
	if (status === 'success') return undefined;
	if (!error) return `It ended as "${status}".`;
	const node = error.node ? `${error.node.name}: ` : '';
	return [node + error.message, error.description].filter(Boolean).join(' ');
}

/** Compares the items that creating nodes gave with what has been added to the books. */
function contradiction(
	workflow: Workflow,
	execution: Execution,
	before: Sizes,
	after: Sizes,
): string | undefined {
	const claimed: Sizes = { customersCreated: 0, salesOrders: 0, orders: 0 };
	let creatingNodes = 0;
	for (const { name, type, parameters } of workflow.nodes) {
		const kind = CREATES[`${String(parameters.resource)}.${String(parameters.operation)}`];
		if (!type.startsWith(OUR_NODES) || !kind) continue;
		creatingNodes += 1;
		const runs = execution.runData[name] ?? [];
		const items = runs.flatMap(({ data }) => data?.main?.[0] ?? []);
		claimed[kind] += items.filter(({ json }) => !json.error && json.created !== false).length;
	}

	for (const kind of KINDS) {
		const added = after[kind] - before[kind];
		if (added !== claimed[kind]) {
			return `Its nodes gave ${claimed[kind]} ${kind}, but the sandbox has ${added} new ones.`;
		}
	}
	const placedNothing = KINDS.every((kind) => claimed[kind] === 0);
	return creatingNodes > 0 && placedNothing ? 'It ran, but placed nothing.' : undefined;
}
