/**
 * Measures the nodes in queue mode for docs/scaling.md. Nothing fails because of a figure: what has to
 * hold is tested by the end-to-end suite, which `npm run test:queue` runs first.
 */
import { availableParallelism, loadavg } from 'node:os';

import { packNodes } from '../../sandbox/start/nodes.mts';
import { step } from '../../sandbox/start/progress.mts';

import { measureLoad, measureOldest, measureSkipDuplicates } from './measures.mts';
import type { Row } from './measures.mts';

async function main(): Promise<void> {
	process.env.NODES_TARBALL ??= await step('Building and packing the nodes', packNodes);
	// Whatever else the machine does falsifies the figures.
	const [busy] = loadavg();
	const load: Row[] = [];
	for (const workers of [1, 2, 4]) {
		const title = `2,000 orders over 40 executions, workers: ${workers}`;
		load.push(...(await step(title, async () => await measureLoad(workers))));
	}
	const skipping = await step('"Skip Duplicates" with two workers', measureSkipDuplicates);
	const oldest: Row[] = [];
	for (const stalled of [{}, { QUEUE_WORKER_MAX_STALLED_COUNT: '0' }]) {
		const title = 'A worker killed in the oldest n8n';
		oldest.push(...(await step(title, async () => await measureOldest(stalled))));
	}
	console.log(
		`\nMeasured in one run on ${availableParallelism()} cores, whose load was ${busy?.toFixed(1)} before it.`,
	);
	for (const rows of [load, skipping, oldest]) console.table(rows);
}

main().catch((error: Error) => {
	console.error(`\n${error.message}`);
	process.exit(1);
});
