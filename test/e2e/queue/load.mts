/** Many executions at once, started by the webhook processor. */
import { randomUUID } from 'node:crypto';

import type { Cluster } from '../../../sandbox/lab/cluster.mts';
import type { ListedExecution } from '../../../sandbox/start/rest.mts';

import { newPurchases, purchasesWorkflow } from './orders.mts';
import type { Purchase } from './orders.mts';

/** 40 executions of 25 purchases, each of which is an order with both vendors: 2,000 orders. */
export const EXECUTIONS = 40;
const PURCHASES = 25;
export const ORDERS = EXECUTIONS * PURCHASES * 2;

export interface Load {
	purchases: Purchase[];
	executions: ListedExecution[];
	/** From the first call to the end of the last execution. */
	seconds: number;
}

/** Places the orders of one purchase, which leaves an access token stored. */
export async function placeFirst(cluster: Cluster): Promise<void> {
	const path = randomUUID();
	const workflow = await cluster.lab.save(purchasesWorkflow(path));
	await cluster.lab.client.publish(workflow);
	await cluster.call(path, { purchases: newPurchases(1) });
	await cluster.ended(workflow, 1);
}

/**
 * Places all orders.
 *
 * @param firstAlone whether the first execution ends before the others are started
 */
export async function placeAll(
	cluster: Cluster,
	{ firstAlone = false, skipDuplicates = false } = {},
): Promise<Load> {
	const { lab } = cluster;
	lab.sandbox.settings.salesOrderResponse = 'json';
	const path = randomUUID();
	const workflow = await lab.save(purchasesWorkflow(path, { skipDuplicates }));
	await lab.client.publish(workflow);
	const calls = Array.from({ length: EXECUTIONS }, () => newPurchases(PURCHASES));

	const began = Date.now();
	const [first, ...others] = calls;
	if (firstAlone) {
		await cluster.call(path, { purchases: first });
		await cluster.ended(workflow, 1);
	}
	const rest = firstAlone ? others : calls;
	await Promise.all(rest.map(async (purchases) => await cluster.call(path, { purchases })));
	const executions = await cluster.ended(workflow, EXECUTIONS);
	const last = Math.max(...executions.map(({ stoppedAt }) => Date.parse(stoppedAt ?? '')));
	return { purchases: calls.flat(), executions, seconds: (last - began) / 1_000 };
}
