import { parseArgs } from 'node:util';

import { startSandbox } from './server.mts';
import { tempers } from './settings.mts';

/** Runs the sandbox until it is told to end. */
async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			port: { type: 'string', default: '5690' },
			odd: { type: 'boolean', default: false },
		},
	});
	const settings = tempers(values.odd ? 'odd' : 'documented');
	const sandbox = await startSandbox({ port: Number(values.port), settings });
	const { url, simutek, a3Connect } = sandbox;
	console.log(JSON.stringify({ url, admin: `${url}/admin/books`, simutek, a3Connect }, null, 2));

	for (const signal of ['SIGINT', 'SIGTERM'] as const) {
		process.once(signal, () => void sandbox.close());
	}
}

main().catch((error: Error) => {
	console.error(error.message);
	process.exitCode = 1;
});
