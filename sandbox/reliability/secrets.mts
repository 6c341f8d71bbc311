/** No secret may be found in what n8n logs, keeps, shows or exports. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Fault } from '../apis/server.mts';
import { runN8nCommand } from '../start/n8n.mts';

import type { Lab } from '../lab/lab.mts';
import { inARow, manualTrigger, simutekNode } from '../lab/workflow.mts';
import type { Scenario } from './scenario.mts';
import { ordersWorkflow } from './workflow.mts';

function echo(operationId: 'CreateOrder' | 'createSalesOrder', secret: string): Fault {
	const body = JSON.stringify({ Message: `Refused: ${secret}`, title: `Refused: ${secret}` });
	const contentType = 'application/json';
	return { operationId, kind: 'status', effect: 'none', status: 400, contentType, body };
}

function salesOrderWorkflow() {
	const salesOrder = simutekNode('Sales Order', {
		resource: 'salesOrder',
		operation: 'create',
		customerNumber: { __rl: true, mode: 'id', value: 'K100421' },
		additionalFields: { purchaseOrderNumber: 'PO-1' },
		options: {},
	});
	return inARow('Reliability: secrets', [manualTrigger(), salesOrder]);
}

/** Runs both nodes against servers that say the secret aloud in their refusal. */
async function runAgainstEchoes(lab: Lab, secrets: { apiToken: string; clientSecret: string }) {
	lab.sandbox.injectFault(echo('CreateOrder', secrets.apiToken));
	lab.sandbox.injectFault(echo('createSalesOrder', secrets.clientSecret));
	const order = await lab.saveAndRun(ordersWorkflow({ series: 'echo' }));
	const salesOrder = await lab.saveAndRun(salesOrderWorkflow());
	return [order, salesOrder];
}

/** All that n8n has written, the database byte by byte. */
function filesOf(folder: string): string[] {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && !entry.parentPath.includes('node_modules'))
		.map(({ parentPath, name }) => join(parentPath, name));
}

export const secrets: Scenario = {
	name: 'Secrets',
	async play(lab, check) {
		const { apiToken } = lab.sandbox.a3Connect;
		const { clientSecret } = lab.sandbox.simutek;
		const refusals = await runAgainstEchoes(lab, { apiToken, clientSecret });
		for (const { error } of refusals) {
			const text = `${error?.message} ${error?.description}`;
			check(text.includes('[secret]'), `an echoed secret is blotted out ("${text}")`);
		}

		const places = new Map<string, string>();
		for (const id of lab.executions) {
			const path = `/executions/${id}`;
			places.set(path, JSON.stringify(await lab.client.request('GET', path)));
		}
		places.set('/executions', JSON.stringify(await lab.client.request('GET', '/executions')));
		for (const id of lab.workflows) {
			places.set(`/workflows/${id}`, JSON.stringify(await lab.client.getWorkflow(id)));
		}
		await lab.stop();
		places.set('export', await runN8nCommand(lab.options, 'export:workflow', '--all'));
		lab.logs.forEach((log, start) => places.set(`log of start ${start + 1}`, log));
		const files = filesOf(lab.options.userFolder);
		for (const file of files) places.set(file, readFileSync(file, 'latin1'));

		const found = [...places].filter(([, text]) =>
			[apiToken, clientSecret].some((secret) => text.includes(secret)),
		);
		check(found.length === 0, `no secret is found (${found.map(([place]) => place).join(', ')})`);
		const exported = places.get('export') ?? '';
		check(exported.includes('Reliability: secrets'), 'the export has the workflows');
		const lines = lab.logs.join('').split('\n').length;
		return `looked through ${lab.executions.length} executions, ${lab.workflows.length} workflows and their export, ${lines} log lines of ${lab.logs.length} starts, ${files.length} files: found in ${found.length}.`;
	},
};
