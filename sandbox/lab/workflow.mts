/** Writing workflows, as n8n saves them. */
import { randomUUID } from 'node:crypto';

import { CREDENTIALS } from '../start/imports.mts';
import type { Workflow } from '../start/rest.mts';

export const TRIGGER = 'Trigger';

/** A workflow that is not saved yet. */
export type NewWorkflow = Omit<Workflow, 'id'>;

export function nodeOf(
	name: string,
	type: string,
	typeVersion: number,
	parameters: Record<string, unknown>,
) {
	return { id: randomUUID(), name, type, typeVersion, position: [0, 0], parameters };
}

export function manualTrigger() {
	return nodeOf(TRIGGER, 'n8n-nodes-base.manualTrigger', 1, {});
}

/** A trigger for calls from outside. */
export function webhookTrigger(path: string, httpMethod: 'GET' | 'POST') {
	const parameters = { path, httpMethod, options: {} };
	return {
		...nodeOf(TRIGGER, 'n8n-nodes-base.webhook', 2, parameters),
		webhookId: randomUUID(),
	};
}

/** A node that gives one item for each object. */
export function itemsNode(name: string, items: Array<Record<string, unknown>>) {
	const jsCode = `return ${JSON.stringify(items.map((json) => ({ json })))};`;
	return nodeOf(name, 'n8n-nodes-base.code', 2, { jsCode });
}

/** A node of the package, or its tool for an AI agent, with the credential of the sandbox. */
export function simutekNode(name: string, parameters: Record<string, unknown>, type = 'simutek') {
	return packageNode(name, type, parameters, 'simutekOAuth2Api');
}

/** A node of the package, or its tool for an AI agent, with the credential of the sandbox. */
export function a3ConnectNode(
	name: string,
	parameters: Record<string, unknown>,
	type = 'a3Connect',
) {
	return packageNode(name, type, parameters, 'a3ConnectApi');
}

function packageNode(
	name: string,
	type: string,
	parameters: Record<string, unknown>,
	credentialType: keyof typeof CREDENTIALS,
) {
	return {
		...nodeOf(name, `n8n-nodes-simutek-a3.${type}`, 1, parameters),
		credentials: { [credentialType]: CREDENTIALS[credentialType] },
	};
}

const EMPLOYEE_FIELDS = ['firstname', 'lastname', 'email', 'userGroup1', 'alias'];

/**
 * The parameters of a node that orders with A3 for a new employee.
 *
 * @param employee the expression that gives the employee
 */
export function employeeOrder(
	employee: string,
	options: Record<string, unknown> = {},
): Record<string, unknown> {
	return {
		resource: 'order',
		operation: 'create',
		package: { __rl: true, mode: 'id', value: '101' },
		customerNumber: '204822',
		fields: {
			mappingMode: 'defineBelow',
			value: Object.fromEntries(
				EMPLOYEE_FIELDS.map((name) => [name, `={{ ${employee}.${name} }}`]),
			),
			matchingColumns: [],
			schema: EMPLOYEE_FIELDS.map((name) => ({
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

/** A workflow of nodes that are connected each with the next. */
export function inARow(name: string, nodes: Workflow['nodes']): NewWorkflow {
	const connections = Object.fromEntries(
		nodes
			.slice(1)
			.map(({ name: next }, index) => [
				nodes[index]?.name,
				{ main: [[{ node: next, type: 'main', index: 0 }]] },
			]),
	);
	// Before 2.0 n8n takes no workflow that leaves open whether it is active.
	return { name, nodes, connections, settings: { executionOrder: 'v1' }, active: false };
}
