/** An execution that fails on the way and is tried again, by n8n or from the executions list. */
import type { Fault, Sandbox } from '../../../sandbox/apis/server.mts';
import type { Lab } from '../../../sandbox/lab/lab.mts';
import { whenPlaced } from '../../../sandbox/lab/placed.mts';

import { checkComplete } from './complete.mts';
import { figuresOf } from './orders.mts';
import type { Check, Scenario } from './scenario.mts';
import { change, ORDERS, ordersWorkflow } from './workflow.mts';

/** The item that fails, where one item is worked on at a time. */
const FAILING = 120;

/** A refusal that passes. */
export const REFUSED: Fault = {
	operationId: 'CreateOrder',
	kind: 'status',
	effect: 'none',
	status: 400,
	contentType: 'application/json',
	body: JSON.stringify({ Message: 'Tillfälligt fel.' }),
};

function failOnTheWay(sandbox: Sandbox, fault: Fault): void {
	whenPlaced(sandbox.books.orders, FAILING, () => sandbox.injectFault(fault));
}

function retriedFromTheList(name: string, series: string, options: object): Scenario {
	return {
		name,
		async play(lab, check) {
			failOnTheWay(lab.sandbox, REFUSED);
			const workflow = await lab.save(ordersWorkflow({ series, options: { ...options } }));
			const first = await lab.run(workflow);
			const standing = figuresOf(lab.sandbox, series).placed;
			check(first.status === 'error', `the first execution fails (${first.status})`);
			check(standing >= FAILING && standing < ORDERS, 'it fails on the way');
			const second = await lab.retry(first.id);
			const figures = checkComplete(check, lab, series, second);
			return `failed with ${standing} orders ("${first.error?.message}"), then retried: ${figures}.`;
		},
	};
}

const retriedByN8n: Scenario = {
	name: 'Retry On Fail, three tries',
	async play(lab, check) {
		const series = 'tries';
		failOnTheWay(lab.sandbox, REFUSED);
		const node = { retryOnFail: true, maxTries: 3, waitBetweenTries: 100 };
		const workflow = await lab.save(ordersWorkflow({ series, node, options: { concurrency: 1 } }));
		const ended = await lab.run(workflow);
		const figures = checkComplete(check, lab, series, ended);
		return `one execution met a passing 400 at item ${FAILING} and ended as ${ended.status}: ${figures}.`;
	},
};

/** Runs into a connection that breaks off, so that nobody knows whether the order stands. */
async function runIntoDoubt(lab: Lab, check: Check, series: string, fault: Fault) {
	failOnTheWay(lab.sandbox, fault);
	const workflow = await lab.save(ordersWorkflow({ series, options: { concurrency: 1 } }));
	const first = await lab.run(workflow);
	check(first.status === 'error', `the first execution fails (${first.status})`);
	check(/may exist/.test(first.error?.message ?? ''), 'its error says that the order may exist');

	const before = figuresOf(lab.sandbox, series).requests;
	const retried = await lab.retry(first.id);
	const sent = figuresOf(lab.sandbox, series).requests - before;
	check(retried.status === 'error', `the retry fails too (${retried.status})`);
	check(/may exist/.test(retried.error?.message ?? ''), 'it says again that the order may exist');
	const description = retried.error?.description ?? '';
	check(
		/A retry of this execution does not send it again/.test(description),
		'it says that it was not sent again',
	);
	check(sent === 0, `the retry sends nothing (${sent} sent)`);
	return { workflow, retried, sent };
}

const leftInDoubt: Scenario = {
	name: 'An answer that never came, the order placed',
	async play(lab, check) {
		const series = 'doubt';
		const fault: Fault = { operationId: 'CreateOrder', kind: 'resetAfter', effect: 'done' };
		const { workflow, retried, sent } = await runIntoDoubt(lab, check, series, fault);
		const { placed, twice } = figuresOf(lab.sandbox, series);
		check(placed === FAILING + 1, `${FAILING + 1} orders stand (${placed})`);
		check(twice.length === 0, 'none twice');
		// Whoever has found the order in A3 leaves this item out, and lets the others through.
		await change(lab, workflow, { node: { onError: 'continueRegularOutput' } });
		const last = await lab.retry(retried.id, { loadWorkflow: true });
		const figures = checkComplete(check, lab, series, last, 1);
		return `retried, it sent ${sent} and failed with "${retried.error?.message}" with ${placed} orders; "On Error" set to continue and retried with the saved workflow: ${figures}.`;
	},
};

const resent: Scenario = {
	name: 'An answer that never came, the order not placed, then "Resend Uncertain"',
	async play(lab, check) {
		const series = 'resent';
		const fault: Fault = { operationId: 'CreateOrder', kind: 'resetBefore', effect: 'none' };
		const { workflow, retried, sent } = await runIntoDoubt(lab, check, series, fault);
		await change(lab, workflow, { options: { resendUncertain: true } });
		const last = await lab.retry(retried.id, { loadWorkflow: true });
		const figures = checkComplete(check, lab, series, last);
		return `the first retry sent ${sent}; the option saved, the failed retry retried with the saved workflow: ${figures}.`;
	},
};

export const retries: Scenario[] = [
	retriedFromTheList('Retried from the list, one at a time', 'single', { concurrency: 1 }),
	retriedFromTheList('Retried from the list, ten at a time', 'ten', {}),
	retriedByN8n,
	leftInDoubt,
	resent,
];
