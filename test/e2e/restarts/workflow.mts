/** The workflow that every scenario runs: a list of new employees, each of whom gets one order. */
import type { Lab } from '../../../sandbox/lab/lab.mts';
import {
	a3ConnectNode,
	employeeOrder,
	inARow,
	manualTrigger,
	nodeOf,
	TRIGGER,
	webhookTrigger,
} from '../../../sandbox/lab/workflow.mts';
import type { NewWorkflow } from '../../../sandbox/lab/workflow.mts';
import type { Workflow } from '../../../sandbox/start/rest.mts';
import { newEmployees } from '../employees.mts';

const CREATE_ORDER = 'Create Order';

/** How many orders one execution places. */
export const ORDERS = 200;

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

export function ordersWorkflow({
	series,
	options = {},
	node = {},
	settings = {},
	webhook,
}: OrdersWorkflow): NewWorkflow {
	const trigger = webhook === undefined ? manualTrigger() : webhookTrigger(webhook, 'GET');
	const nodes = [
		trigger,
		nodeOf('New Employees', 'n8n-nodes-base.set', 3.4, {
			mode: 'raw',
			jsonOutput: JSON.stringify({ employees: newEmployees(series, ORDERS) }),
			options: {},
		}),
		nodeOf('One Item for Each', 'n8n-nodes-base.splitOut', 1, {
			fieldToSplitOut: 'employees',
			options: {},
		}),
		{
			// As many at once that a kill or a stop meets it on the way, however quick the API is.
			...a3ConnectNode(CREATE_ORDER, employeeOrder('$json', { concurrency: 10, ...options })),
			...node,
		},
	];
	const workflow = inARow(`Reliability: ${series}`, nodes);
	return {
		...workflow,
		settings: { ...(workflow.settings as object), ...settings },
		// Started by hand, a webhook would wait for a call otherwise. Production looks past it.
		...(webhook !== undefined && { pinData: { [TRIGGER]: [{ json: {} }] } }),
	};
}

/** Changes the options or the settings of the ordering node in the saved workflow. */
export async function change(
	{ client }: Lab,
	{ id }: Workflow,
	{ options = {}, node = {} }: Pick<OrdersWorkflow, 'options' | 'node'>,
): Promise<Workflow> {
	const { nodes, connections, versionId } = await client.getWorkflow(id);
	const changed = nodes.map((saved) => {
		if (saved.name !== CREATE_ORDER) return saved;
		const all = { ...(saved.parameters.options as object), ...options };
		return { ...saved, ...node, parameters: { ...saved.parameters, options: all } };
	});
	const body = { nodes: changed, connections, versionId };
	return await client.request('PATCH', `/workflows/${id}`, body);
}
