/** Orders that a sub-workflow places, whose calling workflow is tried again. */
import type { Lab } from '../../../sandbox/lab/lab.mts';
import { whenPlaced } from '../../../sandbox/lab/placed.mts';
import {
	a3ConnectNode,
	employeeOrder,
	inARow,
	itemsNode,
	manualTrigger,
	nodeOf,
} from '../../../sandbox/lab/workflow.mts';
import type { Execution, Workflow } from '../../../sandbox/start/rest.mts';
import { located } from '../../located.ts';
import { newEmployees } from '../employees.mts';

import { REFUSED } from './retries.mts';
import type { Check, Scenario } from './scenario.mts';

const CREATE_ORDER = 'Create Order';
const ORDERS = 6;

/** The fifth of six is refused. */
const PLACED_BEFORE = 4;

const HINT = /a retry of the calling workflow creates everything again/;

interface Called {
	caller: Workflow;
	called: Workflow;
}

/** A workflow that hands six employees to a sub-workflow, which orders for each. */
async function saveBoth(lab: Lab, series: string, options: object, node: object): Promise<Called> {
	const called = await lab.save(
		inARow(`Reliability: ${series}, called`, [
			nodeOf('Called', 'n8n-nodes-base.executeWorkflowTrigger', 1.1, {
				inputSource: 'passthrough',
			}),
			a3ConnectNode(CREATE_ORDER, employeeOrder('$json', { concurrency: 1, ...options })),
		]),
	);
	await lab.client.publish(called);
	const execute = nodeOf('Execute Sub-workflow', 'n8n-nodes-base.executeWorkflow', 1.2, {
		workflowId: located(called.id),
		options: {},
	});
	const employees = newEmployees(series, ORDERS).map((employee) => ({ ...employee }));
	const nodes = [manualTrigger(), itemsNode('New Employees', employees), { ...execute, ...node }];
	return { called, caller: await lab.save(inARow(`Reliability: ${series}, caller`, nodes)) };
}

/** Whether the sub-workflow's last execution warns of what a retry of its caller would do. */
async function warns({ client }: Lab, called: Workflow): Promise<boolean> {
	const [last] = await client.executionsOf(called);
	const { runData } = await client.look(last?.id ?? '');
	const hints = runData[CREATE_ORDER]?.at(-1)?.hints ?? [];
	return hints.some(({ message }) => HINT.test(message));
}

type Again = (lab: Lab, caller: Workflow) => Promise<Execution>;

function calledAgain(name: string, series: string, node: object, again: Again): Scenario[] {
	return [false, true].map((skipDuplicates) => ({
		name: `${name}, ${skipDuplicates ? 'with' : 'without'} "Skip Duplicates"`,
		async play(lab: Lab, check: Check) {
			const { orders } = lab.sandbox.books;
			const options = { skipDuplicates };
			const { caller, called } = await saveBoth(lab, `${series}-${skipDuplicates}`, options, node);
			whenPlaced(orders, PLACED_BEFORE, () => lab.sandbox.injectFault(REFUSED));
			const { status, items } = await again(lab, caller);
			const names = new Set(orders.map(({ body }) => body.data.alias));
			const expected = skipDuplicates ? ORDERS : ORDERS + PLACED_BEFORE;
			check(status === 'success', `the last execution is a success (${status})`);
			check(items.length === ORDERS, `it gives ${ORDERS} items (${items.length})`);
			check(names.size === ORDERS, `every item has an order (${names.size})`);
			check(orders.length === expected, `${expected} orders stand (${orders.length})`);
			const warned = await warns(lab, called);
			check(warned === !skipDuplicates, `the output says what a retry does (${warned})`);
			return `${ORDERS} items, the fifth refused once: ${orders.length} orders.`;
		},
	}));
}

export const subWorkflows: Scenario[] = [
	...calledAgain(
		'A sub-workflow whose caller is retried from the list',
		'caller-retried',
		{},
		async (lab, caller) => await lab.retry((await lab.run(caller)).id),
	),
	...calledAgain(
		'A sub-workflow whose calling node has Retry On Fail',
		'caller-tries',
		{ retryOnFail: true, maxTries: 3, waitBetweenTries: 100 },
		async (lab, caller) => await lab.run(caller),
	),
];
