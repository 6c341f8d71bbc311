/**
 * `npm start`: builds the nodes, and opens an n8n with them on a sandbox of the vendors' APIs.
 * `npm run dev` takes what is changed in the nodes into that n8n as well.
 */
import { parseArgs } from 'node:util';

import { launch } from './launch.mts';

const USAGE = `npm start -- [--port <number>] [--exit] [--watch] [--odd]

  --port <number>  the port of n8n (default 5678); the next two ports are used as well
  --exit           stop after the table, with exit code 1 if an example failed
  --watch          pick up changes in the nodes (npm run dev)
  --odd            let the vendors' APIs deviate from their descriptions, as real systems do`;

const HIGHEST_PORT = 65_533;

function readOptions() {
	const { values } = parseArgs({
		options: {
			port: { type: 'string', default: '5678' },
			exit: { type: 'boolean', default: false },
			watch: { type: 'boolean', default: false },
			odd: { type: 'boolean', default: false },
			help: { type: 'boolean', default: false },
		},
	});
	const port = Number(values.port);
	if (!Number.isInteger(port) || port < 1 || port > HIGHEST_PORT) {
		throw new Error(`--port must be a whole number from 1 to ${HIGHEST_PORT}.\n\n${USAGE}`);
	}
	return { ...values, port };
}

async function main(): Promise<number> {
	const { help, ...options } = readOptions();
	if (help) {
		console.log(USAGE);
		return 0;
	}
	return await launch(options);
}

main().then(
	(exitCode) => process.exit(exitCode),
	(error: Error) => {
		console.error(`\n${error.message}`);
		process.exit(1);
	},
);
