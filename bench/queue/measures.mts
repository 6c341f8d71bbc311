/** What is measured in queue mode and put down in docs/scaling.md. */
import { randomUUID } from 'node:crypto';

import type { Books } from '../../sandbox/apis/books.mts';
import { Cluster } from '../../sandbox/lab/cluster.mts';
import { OLDEST_N8N } from '../../sandbox/start/paths.mts';
import { killMidway } from '../../test/e2e/queue/killed.mts';
import { ORDERS, placeAll } from '../../test/e2e/queue/load.mts';
import { balanceOf, newPurchases, purchasesWorkflow } from '../../test/e2e/queue/orders.mts';
import type { Purchase } from '../../test/e2e/queue/orders.mts';

export type Row = Record<string, string | number>;

const LATENCIES = [0, 50, 1_000];

/** How long 40 executions take together, with so many workers. */
export async function measureLoad(workers: number): Promise<Row[]> {
	return await withCluster({ workers }, async (cluster) => {
		const { sandbox } = cluster.lab;
		// The first time everything is slower; that nothing has fetched a token yet is worth a figure.
		const { purchases } = await placeAll(cluster);
		const cold = `${sandbox.books.tokensIssued} without one stored`;
		const rows = [{ workers, latency: 'first run', ...figures(sandbox.books, purchases, cold) }];
		for (const latency of LATENCIES) {
			sandbox.reset();
			sandbox.settings.latencyMilliseconds = latency;
			const load = await placeAll(cluster);
			const tokens = sandbox.books.tokensIssued;
			rows.push({
				workers,
				latency: `${latency} ms`,
				...figures(sandbox.books, load.purchases, tokens),
				...{ seconds: load.seconds.toFixed(1), 'orders/s': Math.round(ORDERS / load.seconds) },
			});
		}
		return rows;
	});
}

/** How many orders two workers place twice in spite of *Skip Duplicates*, which is not for that. */
export async function measureSkipDuplicates(): Promise<Row[]> {
	return await withCluster({ workers: 2 }, async (cluster) => {
		const { lab } = cluster;
		const { books, settings } = lab.sandbox;
		const path = randomUUID();
		const workflow = await lab.save(purchasesWorkflow(path, { skipDuplicates: true }));
		await lab.client.publish(workflow);
		let calls = 0;
		const call = async (...each: Purchase[][]) => {
			await Promise.all(each.map(async (purchases) => await cluster.call(path, { purchases })));
			calls += each.length;
			await cluster.ended(workflow, calls);
		};
		const begin = () => {
			lab.sandbox.reset();
			settings.latencyMilliseconds = 20;
		};
		// n8n creates the record with the first key, and two workers that do so are in each other's way.
		await call(newPurchases(1));

		begin();
		const same = newPurchases(100);
		await call(same, same);
		const rows = [{ case: 'the same orders at the same time', ...figures(books, same) }];

		begin();
		const [one, other] = [newPurchases(100), newPurchases(100)];
		await call(one, other);
		await call([...one, ...other]);
		const both = [...one, ...other];
		rows.push({ case: 'other orders at the same time, then all again', ...figures(books, both) });

		begin();
		const [first, second] = [newPurchases(100), newPurchases(100)];
		await call(first);
		await call(second);
		await call([...first, ...second]);
		const all = [...first, ...second];
		rows.push({ case: 'one after the other, then all again', ...figures(books, all) });
		return rows;
	});
}

/** What n8n before 2.0 does by itself when a worker is killed. */
export async function measureOldest(stalled: Record<string, string>): Promise<Row[]> {
	const env = {
		QUEUE_WORKER_LOCK_DURATION: '3000',
		QUEUE_WORKER_LOCK_RENEW_TIME: '1000',
		QUEUE_WORKER_STALLED_INTERVAL: '1000',
		...stalled,
	};
	return await withCluster({ workers: 2, install: OLDEST_N8N, env }, async (cluster) => {
		const rows = [];
		for (const skipDuplicates of [false, true]) {
			cluster.lab.sandbox.reset();
			const { id, workflow, purchases, placed } = await killMidway(cluster, { skipDuplicates });
			const [ended] = await cluster.ended(workflow, 1);
			rows.push({
				'max stalled count': stalled.QUEUE_WORKER_MAX_STALLED_COUNT ?? 'not set',
				'Skip Duplicates': skipDuplicates ? 'on' : 'off',
				'placed when killed': placed,
				starts: cluster.startsOf(id).times,
				'ended as': ended?.status ?? '',
				...figures(cluster.lab.sandbox.books, purchases),
			});
			await cluster.addWorkers(1);
		}
		return rows;
	});
}

function figures(books: Books, purchases: Purchase[], tokens?: string | number) {
	const { placed, missing, twice } = balanceOf(books, purchases);
	const row = { placed, missing: missing.length, twice: twice.length };
	return tokens === undefined ? row : { ...row, tokens };
}

async function withCluster<Result>(
	options: Parameters<typeof Cluster.open>[0],
	work: (cluster: Cluster) => Promise<Result>,
): Promise<Result> {
	const cluster = await Cluster.open(options);
	try {
		return await work(cluster);
	} finally {
		await cluster.close();
	}
}
