/**
 * `npm start`: builds the nodes, and opens an n8n with them on a sandbox of the vendors' APIs.
 */
import { parseArgs } from 'node:util';

import { launch } from './launch.mts';

const USAGE = `npm start -- [--port <number>] [--exit]

  --port <number>  where n8n opens (default 5678); the two ports above it are used as well
  --exit           stop after the table, with exit code 1 if an example failed`;

const HIGHEST_PORT = 65_533;

function readOptions() {
	const { values } = parseArgs({
		options: {
			port: { type: 'string', default: '5678' },
			exit: { type: 'boolean', default: false },
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
	const { port, exit, help } = readOptions();
	if (help) {
		console.log(USAGE);
		return 0;
	}
	return await launch({ port, exit });
}

main().then(
	(exitCode) => process.exit(exitCode),
	(error: Error) => {
		console.error(`\n${error.message}`);
		process.exit(1);
	},
);
