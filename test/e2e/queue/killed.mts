/** A worker that is killed in the middle of an execution. */
import { randomUUID } from 'node:crypto';

import type { Cluster } from '../../../sandbox/lab/cluster.mts';
import { atOrder } from '../../../sandbox/lab/placed.mts';
import type { RunningN8n } from '../../../sandbox/start/n8n.mts';
import type { Workflow } from '../../../sandbox/start/rest.mts';

import { balanceOf, newPurchases, purchasesWorkflow } from './orders.mts';
import type { Purchase } from './orders.mts';

/** How many purchases the execution is called with. */
const PURCHASES = 200;
const KILLED_AT = 100;
const LATENCY = 20;

export interface Killed {
	worker: RunningN8n;
	/** The execution that it was at. */
	id: string;
	workflow: Workflow;
	path: string;
	purchases: Purchase[];
	/** How many orders stood when the worker was gone. */
	placed: number;
}

/** Kills the worker that is at an execution when half of its sales orders stand. */
export async function killMidway(
	cluster: Cluster,
	{ skipDuplicates = false } = {},
): Promise<Killed> {
	const { lab } = cluster;
	const { books, settings } = lab.sandbox;
	settings.salesOrderResponse = 'json';
	// With requests under way at that moment, as there would be with an API far away.
	settings.latencyMilliseconds = LATENCY;
	const path = randomUUID();
	const purchases = newPurchases(PURCHASES);
	const goesOn = skipDuplicates;
	const workflow = await lab.save(purchasesWorkflow(path, { skipDuplicates, goesOn }));
	await lab.client.publish(workflow);

	let killed: Pick<Killed, 'worker' | 'id'> | undefined;
	const kill = async () => {
		const [execution] = await lab.client.executionsOf(workflow);
		const id = execution?.id ?? '';
		const { worker } = cluster.startsOf(id);
		if (worker === undefined) throw new Error('No worker is at the execution.');
		killed = { worker, id };
		await cluster.kill(worker);
	};
	await Promise.all([
		atOrder(books.salesOrders, KILLED_AT, kill),
		cluster.call(path, { purchases }),
	]);
	await lab.quiet();
	if (killed === undefined) throw new Error('No worker was killed.');
	const { placed } = balanceOf(books, purchases);
	return { ...killed, workflow, path, purchases, placed };
}
