import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Fault } from '../../../sandbox/apis/server.mts';
import type { NewWorkflow } from '../../../sandbox/lab/workflow.mts';
import { readExample } from '../../../sandbox/start/imports.mts';
import type { Execution } from '../../../sandbox/start/rest.mts';
import type { Scene } from '../editor/scene.mts';

import { messageOf } from './messages.mts';

const TRIGGER = 'When Clicking ‘Execute Workflow’';

/** The examples that are started by hand and create something, and by which call. */
const CREATING: Array<{ name: string; operationId: Fault['operationId'] }> = [
	{ name: 'webshop-order-to-gks4', operationId: 'createCustomer' },
	{ name: 'webshop-order-to-gks4', operationId: 'createSalesOrder' },
	{ name: 'employee-onboarding-to-a3', operationId: 'CreateOrder' },
	{ name: 'validated-order-with-error-branch', operationId: 'CreateOrder' },
];

/** The examples that are started by hand or by the clock and read something, and where they say so. */
const READING: Array<{ name: string; operationId: Fault['operationId']; tells: string }> = [
	{
		name: 'nightly-customer-export',
		operationId: 'listCustomers',
		tells: 'Describe What Went Wrong',
	},
	{
		name: 'new-customers-in-gks4',
		operationId: 'listCustomers',
		tells: 'Describe What Went Wrong',
	},
	{ name: 'package-watch', operationId: 'GetPackages', tells: 'Describe What Went Wrong' },
	{
		name: 'validated-order-with-error-branch',
		operationId: 'GetPackageSchema',
		tells: 'Describe Why It Is Unchecked',
	},
];

/** Declares the tests of what the examples do about an API that refuses or breaks off. */
export function testFailures(scene: Scene): void {
	let buyers = 3_000;

	/**
	 * Runs an example in a copy of its own, with buyers that no other has: n8n remembers what became of
	 * each.
	 */
	async function run(name: string, fault: Fault): Promise<Execution> {
		const text = JSON.stringify({ ...readExample(name), id: undefined });
		const own = text.replaceAll(/559000-\d{4}/g, () => `559000-${buyers++}`);
		const example = JSON.parse(own) as NewWorkflow;
		scene.lab.sandbox.injectFault(fault);
		const workflow = await scene.lab.save(example);
		const execution = await scene.lab.client.run(workflow, TRIGGER);
		assert.equal(execution.status, 'success', execution.error?.message);
		return execution;
	}

	for (const { name, operationId } of CREATING) {
		test(`"${name}" leaves to a person what may exist after ${operationId}`, async () => {
			const fault = { operationId, kind: 'resetAfter', effect: 'done' } as const;
			const told = messageOf(await run(name, fault), 'Describe What to Look For');
			assert.match(String(told), /may exist.*Check before you send it again.*Look for/s);
		});

		test(`"${name}" says what was refused by ${operationId}`, async () => {
			const fault = { operationId, kind: 'status', effect: 'none', status: 400 } as const;
			const execution = await run(name, fault);
			assert.match(String(messageOf(execution, 'Describe the Refusal')), /answered 400/);
			assert.equal(messageOf(execution, 'Describe What to Look For'), undefined);
		});
	}

	for (const { name, operationId, tells } of READING) {
		test(`"${name}" says that ${operationId} did not work`, async () => {
			const fault = { operationId, kind: 'status', effect: 'none', status: 400 } as const;
			assert.match(String(messageOf(await run(name, fault), tells)), /answered 400/);
		});
	}
}
