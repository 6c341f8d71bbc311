/** The same workflow on two workers at the same time. */
import { randomUUID } from 'node:crypto';

import type { Cluster } from '../../../sandbox/lab/cluster.mts';
import { REDIS } from '../../../sandbox/lab/services.mts';
import { readExample } from '../../../sandbox/start/imports.mts';

import { CUSTOMER, newPurchases, purchasesWorkflow } from './orders.mts';
import type { Purchase } from './orders.mts';

/**
 * Calls a workflow with *Skip Duplicates* at the same time with several lists of purchases, then with
 * all of them again: a key that was lost meanwhile places its order a second time.
 */
export async function callTogether(cluster: Cluster, lists: Purchase[][]) {
	const { lab } = cluster;
	lab.sandbox.settings.salesOrderResponse = 'json';
	lab.sandbox.settings.latencyMilliseconds = 20;
	const path = randomUUID();
	const workflow = await lab.save(purchasesWorkflow(path, { skipDuplicates: true }));
	await lab.client.publish(workflow);
	await Promise.all(lists.map(async (purchases) => await cluster.call(path, { purchases })));
	await cluster.ended(workflow, lists.length);
	const purchases = lists.flat();
	await cluster.call(path, { purchases });
	await cluster.ended(workflow, lists.length + 1);
	return { purchases };
}

/** Publishes the example "Order once across workers", and makes orders to call it with. */
export async function saveExample(cluster: Cluster, count: number) {
	const { client } = cluster.lab;
	const credential = await client.request<{ id: string }>('POST', '/credentials', {
		name: 'Redis',
		type: 'redis',
		data: REDIS,
	});
	const { id: _, ...example } = readExample('order-once-across-workers');
	const path = randomUUID();
	const nodes = example.nodes.map((node) => ({
		...node,
		...(node.type.endsWith('.redis') && {
			credentials: { redis: { id: credential.id, name: 'Redis' } },
		}),
		...(node.type.endsWith('.webhook') && {
			parameters: { ...node.parameters, path },
			webhookId: path,
		}),
	}));
	const workflow = await cluster.lab.save({ ...example, nodes });
	await client.publish(workflow);
	const orders = newPurchases(count).map(({ reference }) => ({
		orderNumber: `${cluster.prefix}-${reference}`,
		customerNumber: CUSTOMER,
		comment: 'Across workers',
	}));
	const call = async (some: typeof orders) => await cluster.call(path, { orders: some });
	return { workflow, orders, call };
}
