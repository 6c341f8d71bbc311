/**
 * Proves in a real n8n that orders are neither lost nor placed twice:
 * `npm run test:restarts`. The exit code is 1 if that fails.
 */
import { Lab } from '../lab/lab.mts';
import { installN8n, isN8nInstalled } from '../start/install.mts';
import { step } from '../start/progress.mts';

import { killed } from './killed.mts';
import { retries } from './retries.mts';
import { playAll } from './scenario.mts';
import { together } from './together.mts';

const FAILED = 1;
const INTERRUPTED = 130;

async function main(): Promise<number> {
	if (!isN8nInstalled()) await step('Installing n8n (first time only)', installN8n);
	const interrupted = new Promise<number>((resolve) => {
		for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
			process.once(signal, () => resolve(INTERRUPTED));
		}
	});
	const lab = await step('Building the nodes and starting n8n', () => Lab.open());
	try {
		const scenarios = [...retries, ...killed, ...together];
		const played = playAll(lab, scenarios).then((failed) => (failed === 0 ? 0 : FAILED));
		return await Promise.race([interrupted, played]);
	} finally {
		await lab.close();
	}
}

main().then(
	(exitCode) => process.exit(exitCode),
	(error: Error) => {
		console.error(`\n${error.message}`);
		process.exit(FAILED);
	},
);
