/** A process of n8n that is killed in the middle of an execution, and what can be done afterwards. */
import { setTimeout as sleep } from 'node:timers/promises';

import type { Lab } from '../../../sandbox/lab/lab.mts';
import { atOrder, whenPlaced } from '../../../sandbox/lab/placed.mts';
import type { Execution, Workflow } from '../../../sandbox/start/rest.mts';
import { aliasOf } from '../employees.mts';

import { checkNothingLost } from './nothingLost.mts';
import { figuresOf, listed } from './orders.mts';
import type { Check, Scenario } from './scenario.mts';
import { change, ORDERS, ordersWorkflow } from './workflow.mts';

const KILLED_AT = 100;

/** Long enough for n8n to take up by itself what it left unfinished, if it did so. */
const WATCHED_FOR = 1_000;

/** Kills n8n when so many orders stand, and starts it again. */
async function killMidway(lab: Lab, check: Check, series: string, begin: () => Promise<string>) {
	const { sandbox } = lab;
	// With requests under way at that moment, as there would be with an API far away.
	sandbox.settings.latencyMilliseconds = 20;
	const killed = atOrder(sandbox.books.orders, KILLED_AT, async () => await lab.kill());
	const [id] = await Promise.all([begin(), killed]);
	await lab.start();
	const execution = await lab.client.end(id);
	const { placed, requests } = figuresOf(sandbox, series);
	await sleep(WATCHED_FOR);
	const later = figuresOf(sandbox, series).requests - requests;
	check(execution.status === 'crashed', `n8n calls the execution crashed (${execution.status})`);
	check(placed >= KILLED_AT && placed < ORDERS, `it was killed in the middle (${placed} orders)`);
	check(later === 0, `n8n sends nothing by itself afterwards (${later} sent)`);
	return { execution, placed };
}

/** Without *Skip Duplicates* nothing outlives the process: this is what the option is for. */
const byHand: Scenario = {
	name: 'Killed, started by hand, without "Skip Duplicates"',
	async play(lab, check) {
		const series = 'killed-by-hand';
		const workflow = await lab.save(ordersWorkflow({ series }));
		const begin = async () => await lab.begin(workflow);
		const { execution, placed } = await killMidway(lab, check, series, begin);
		const refusal = await lab.retry(execution.id).then(
			() => '',
			(error: Error) => /"message":"(.*?)"/.exec(error.message)?.[1] ?? error.message,
		);
		const sent = figuresOf(lab.sandbox, series).placed - placed;
		check(refusal.includes('cannot be retried'), 'n8n refuses to retry it');
		check(sent === 0, `the refused retry sends nothing (${sent} sent)`);
		await lab.run(workflow);
		const { missing, twice } = figuresOf(lab.sandbox, series);
		check(missing.length === 0, 'run again, every item has an order');
		check(twice.length === placed, 'run again, it places a second time what stood before');
		return `"${execution.status}" with ${placed} orders; a retry is refused ("${refusal}"); run again, ${twice.length} stand twice, as this run knows nothing of the first.`;
	},
};

const inProduction: Scenario = {
	name: 'Killed, started by a webhook, without "Skip Duplicates"',
	async play(lab, check) {
		const series = 'killed-webhook';
		const workflow = await lab.save(ordersWorkflow({ series, webhook: series }));
		const begin = async () => await lab.callWebhook(workflow, series);
		const { execution, placed } = await killMidway(lab, check, series, begin);
		const retried = await lab.retry(execution.id);
		const { missing, twice } = figuresOf(lab.sandbox, series);
		check(retried.status === 'success', `n8n retries it (${retried.status})`);
		check(missing.length === 0, 'every item has an order');
		check(twice.length === placed, 'the retry places a second time what stood before');
		return `"${execution.status}" with ${placed} orders; n8n retries it from its trigger: ${twice.length} stand twice, as what was noted of them went with the process.`;
	},
};

/** Orders that were sent, but never came in. */
const UNHEARD = 3;

/** Lets requests end in nothing, so that the process dies while they are under way. */
function looseRequests({ sandbox }: Lab): void {
	const hang = {
		operationId: 'CreateOrder',
		kind: 'hang',
		effect: 'none',
		times: UNHEARD,
	} as const;
	whenPlaced(sandbox.books.orders, KILLED_AT - 20, () => sandbox.injectFault(hang));
}

type Again = (lab: Lab, crashed: Execution, workflow: Workflow) => Promise<Execution>;

function skipping(
	name: string,
	series: string,
	workflowOf: Partial<Parameters<typeof ordersWorkflow>[0]>,
	again: Again,
): Scenario {
	return {
		name,
		async play(lab, check) {
			const options = { skipDuplicates: true };
			// What is in doubt is not to keep the others from being placed.
			const node = { onError: 'continueRegularOutput' };
			const workflow = await lab.save(ordersWorkflow({ series, options, node, ...workflowOf }));
			const { webhook } = workflowOf;
			looseRequests(lab);
			const begin = async () =>
				webhook === undefined
					? await lab.begin(workflow)
					: await lab.callWebhook(workflow, webhook);
			const { execution, placed } = await killMidway(lab, check, series, begin);
			const second = await again(lab, execution, workflow);
			const { line, unplaced, inDoubt } = checkNothingLost(check, lab, series, second);
			check(unplaced.length >= UNHEARD, `${UNHEARD} requests never came in`);
			check(inDoubt.length < ORDERS / 4, `most is known (in doubt: ${listed(inDoubt)})`);

			// Whoever has looked has these items, and no others, sent again.
			const looked = unplaced.map((item) => `'${aliasOf(series, item)}'`).join(', ');
			const resendUncertain = `={{ [${looked}].includes($json.alias) }}`;
			await lab.run(await change(lab, workflow, { options: { resendUncertain } }));
			const last = figuresOf(lab.sandbox, series);
			check(last.placed === ORDERS, `sent again, ${ORDERS} orders stand (${last.placed})`);
			check(last.twice.length === 0, 'sent again, none stands twice');
			return `"${execution.status}" with ${placed} orders; ${line}; these sent again by an expression in "Resend Uncertain": ${last.placed} orders, ${last.twice.length} twice.`;
		},
	};
}

/** What an update of n8n does: it asks the process to end, and waits for it. */
const shutDown: Scenario = {
	name: 'Shut down in the middle, as for an update',
	async play(lab, check) {
		const series = 'shut-down';
		lab.sandbox.settings.latencyMilliseconds = 20;
		const workflow = await lab.save(ordersWorkflow({ series }));
		const asked = atOrder(lab.sandbox.books.orders, KILLED_AT, async () => await lab.stop());
		const [id] = await Promise.all([lab.begin(workflow), asked]);
		await lab.start();
		const ended = await lab.client.end(id);
		const { placed, twice } = figuresOf(lab.sandbox, series);
		check(ended.status === 'success', `the execution comes to its end (${ended.status})`);
		check(placed === ORDERS && twice.length === 0, `${ORDERS} orders stand, none twice`);
		return `asked to end at ${KILLED_AT} orders, n8n ended the execution first ("${ended.status}"): ${placed} orders, ${twice.length} twice.`;
	},
};

export const killed: Scenario[] = [
	shutDown,
	byHand,
	inProduction,
	skipping(
		'Killed with "Skip Duplicates", run again',
		'skipping',
		{},
		async (lab, _, workflow) => await lab.run(workflow),
	),
	skipping(
		'Killed with "Skip Duplicates", started by a webhook, retried',
		'skipping-webhook',
		{ webhook: 'skipping-webhook' },
		async (lab, { id }) => await lab.retry(id),
	),
	skipping(
		'Killed with "Skip Duplicates" and "Save execution progress", retried',
		'skipping-progress',
		{ settings: { saveExecutionProgress: true } },
		async (lab, { id }) => await lab.retry(id),
	),
];
