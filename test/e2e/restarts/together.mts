/** Executions that meet: two at the same time, and ones that are stopped. */
import type { Lab } from '../../../sandbox/lab/lab.mts';
import { atOrder } from '../../../sandbox/lab/placed.mts';

import { checkNothingLost } from './nothingLost.mts';
import { figuresOf, inDoubtOf, listed, misnamed } from './orders.mts';
import type { Check, Scenario } from './scenario.mts';
import { change, ORDERS, ordersWorkflow } from './workflow.mts';

const atTheSameTime: Scenario = {
	name: 'Two executions at the same time with "Skip Duplicates"',
	async play(lab, check) {
		const series = 'together';
		// Long enough for the second to begin while the first is at it, also on a busy machine.
		lab.sandbox.settings.latencyMilliseconds = 100;
		const workflow = await lab.save(ordersWorkflow({ series, options: { skipDuplicates: true } }));
		const ids = await Promise.all([lab.begin(workflow), lab.begin(workflow)]);
		const executions = await Promise.all(ids.map(async (id) => await lab.client.end(id)));
		const skipped = executions.map(
			(execution) => checkNothingLost(check, lab, series, execution).skipped,
		);
		const { placed, missing, twice } = figuresOf(lab.sandbox, series);
		const shares = skipped.map((count) => ORDERS - count);
		const named = executions.flatMap(({ items }) =>
			items.filter(({ orderNumber }) => orderNumber !== undefined),
		);
		check(placed === ORDERS && missing.length === 0, 'each item has its order');
		check(named.length === 2 * ORDERS, `each duplicate names the first order (${named.length})`);
		return `${placed} orders, ${twice.length} twice, ${missing.length} missing; they placed ${shares.join(' and ')}, and skipped ${skipped.join(' and ')}.`;
	},
};

const STOPPED_AT = 100;

/** Presses *Stop* in the middle, and retries. */
async function stopAndRetry(lab: Lab, check: Check, series: string, skipDuplicates: boolean) {
	const { sandbox } = lab;
	sandbox.settings.latencyMilliseconds = 50;
	const options = { skipDuplicates };
	// What was under way is in doubt, and is not to keep the others from being placed.
	const node = { onError: 'continueRegularOutput' };
	const workflow = await lab.save(ordersWorkflow({ series, options, node, webhook: series }));
	const enough = atOrder(sandbox.books.orders, STOPPED_AT);
	const [id] = await Promise.all([lab.callWebhook(workflow, series), enough]);
	await lab.client.request('POST', `/executions/${id}/stop`, {});
	const stopped = await lab.client.end(id);
	await lab.quiet();
	const { placed } = figuresOf(sandbox, series);
	check(stopped.status === 'canceled', `n8n calls it canceled (${stopped.status})`);
	check(placed < ORDERS, `it stops on the way (${placed} orders)`);
	return { stopped, placed, retried: await lab.retry(id) };
}

/** n8n drops what the node did when *Stop* was pressed, and what it noted of its orders as well. */
const stoppedByHand: Scenario = {
	name: 'Stopped by hand, without "Skip Duplicates", retried',
	async play(lab, check) {
		const series = 'stopped';
		const { stopped, placed, retried } = await stopAndRetry(lab, check, series, false);
		const { missing, twice } = figuresOf(lab.sandbox, series);
		check(missing.length === 0, 'every item has an order');
		check(twice.length === placed, 'the retry places a second time what stood before');
		return `"${stopped.status}" with ${placed} orders; retried ("${retried.status}"), ${twice.length} stand twice, as n8n kept nothing of the first.`;
	},
};

const stoppedSkipping: Scenario = {
	name: 'Stopped by hand with "Skip Duplicates", retried',
	async play(lab, check) {
		const series = 'stopped-skipping';
		const { stopped, placed, retried } = await stopAndRetry(lab, check, series, true);
		const { line } = checkNothingLost(check, lab, series, retried);
		return `"${stopped.status}" with ${placed} orders, retried: ${line}.`;
	},
};

/** The workflow's own timeout, unlike *Stop*, saves what the node noted of its orders. */
const timedOut: Scenario = {
	name: 'Ended by the timeout of the workflow, retried',
	async play(lab, check) {
		const series = 'timed-out';
		lab.sandbox.settings.latencyMilliseconds = 500;
		const workflow = await lab.save(
			ordersWorkflow({ series, settings: { executionTimeout: 5 }, webhook: series }),
		);
		const ended = await lab.client.end(await lab.callWebhook(workflow, series));
		await lab.quiet();
		const { placed } = figuresOf(lab.sandbox, series);
		check(ended.status === 'canceled', `n8n calls it canceled (${ended.status})`);
		check(placed > 0 && placed < ORDERS, `it ends on the way (${placed} orders)`);

		lab.sandbox.settings.latencyMilliseconds = 0;
		await change(lab, workflow, { node: { onError: 'continueRegularOutput' } });
		const retried = await lab.retry(ended.id, { loadWorkflow: true });
		const { missing, twice, placed: atLast } = figuresOf(lab.sandbox, series);
		const doubted = inDoubtOf(retried);
		const unsaid = missing.filter((item) => !doubted.includes(item));
		check(retried.status === 'success', `the retry is a success (${retried.status})`);
		check(retried.items.length === ORDERS, `it gives ${ORDERS} items (${retried.items.length})`);
		check(doubted.length <= 10, `no more are in doubt than were under way (${listed(doubted)})`);
		check(twice.length === 0, `no order stands twice (${listed(twice)})`);
		check(unsaid.length === 0, `no item is without an order unsaid (${listed(unsaid)})`);
		check(misnamed(lab.sandbox, series, retried).length === 0, 'the output matches the books');
		return `"${ended.status}" with ${placed} orders; "On Error" set to continue and retried with the saved workflow: ${atLast} orders, ${twice.length} twice, ${doubted.length} items say that their order may exist, ${missing.length} of which has none.`;
	},
};

export const together: Scenario[] = [atTheSameTime, stoppedByHand, stoppedSkipping, timedOut];
