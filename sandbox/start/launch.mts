/** The steps of `npm start` and `npm run dev`, in their order. */
import { startSandbox } from '../apis/server.mts';
import { tempers } from '../apis/settings.mts';

import { callOf, howToCall, isCalled } from './calls.mts';
import type { Call } from './calls.mts';
import { runExample } from './examples.mts';
import type { ExampleResult } from './examples.mts';
import { importCredentials, importWorkflows, isComplete, readExamples } from './imports.mts';
import { installN8n, isN8nInstalled } from './install.mts';
import { interruption } from './interrupt.mts';
import { startN8n } from './n8n.mts';
import { installNodes, packNodes } from './nodes.mts';
import { DATA } from './paths.mts';
import { checkPorts, portsFrom } from './ports.mts';
import { lastLines, step } from './progress.mts';
import { credentialForms, report } from './report.mts';
import { OWNER } from './rest.mts';
import { RELOADING, watchNodes } from './watch.mts';

const FAILED = 1;

interface LaunchOptions {
	/** Where n8n opens. */
	port: number;
	/** Stop after the table, where n8n would be left open. */
	exit: boolean;
	/** Take what is changed in the nodes into n8n while it is open. */
	watch: boolean;
	/** Have the vendors' APIs deviate from their descriptions. */
	odd: boolean;
}

/** Gives back the exit code. What was started is closed before, also after Ctrl+C. */
export async function launch(options: LaunchOptions): Promise<number> {
	const closers: Array<() => Promise<void>> = [];
	const interrupted = interruption();
	try {
		return await Promise.race([interrupted, open(options, closers)]);
	} finally {
		for (const close of closers.reverse()) await close();
	}
}

async function open(
	{ port, exit, watch, odd }: LaunchOptions,
	closers: Array<() => Promise<void>>,
): Promise<number> {
	const ports = portsFrom(port);
	await checkPorts(ports);

	const tarball = await step('Building and packing the nodes', packNodes);
	if (!isN8nInstalled()) {
		await step('Installing n8n (first time only: 3 to 6 minutes, 3 GB)', installN8n);
	}
	await step('Installing the nodes in n8n', () => installNodes(tarball, DATA));

	const sandbox = await startSandbox({
		port: ports.apis,
		settings: tempers(odd ? 'odd' : 'documented'),
	});
	closers.push(() => sandbox.close());
	const n8nOptions = {
		userFolder: DATA,
		port: ports.n8n,
		brokerPort: ports.broker,
		...(watch && { env: RELOADING }),
	};
	const examples = readExamples();
	await step('Importing credentials and example workflows', async () => {
		await importCredentials(n8nOptions, sandbox);
		await importWorkflows(n8nOptions, examples);
	});

	const n8n = await step('Starting n8n', async () => {
		const started = await startN8n(n8nOptions);
		closers.push(() => started.stop());
		await started.client.login();
		return started;
	});
	const results: ExampleResult[] = [];
	const calls: Call[] = [];
	const runnable = examples.filter(isComplete);
	await step(`Running or publishing ${runnable.length} examples`, async () => {
		for (const example of runnable) {
			if (isCalled(example)) {
				await n8n.client.publish(await n8n.client.getWorkflow(example.id));
				calls.push(callOf(example, n8n.url));
			} else {
				results.push(await runExample(n8n.client, sandbox.books, example));
			}
		}
	});
	console.log(`\n${report(results, calls)}\n`);

	if (exit) return results.some(({ error }) => error !== undefined) ? FAILED : 0;

	console.log(`Workflows  ${n8n.url}/home/workflows`);
	console.log(`Login      ${OWNER.email}, password ${OWNER.password}`);
	console.log(`Sandbox    ${sandbox.url} (its contents: ${sandbox.url}/admin/books)`);
	if (odd) console.log(`Odd APIs   ${sandbox.url}/admin/oddities says in which ways`);
	console.log(`\n${credentialForms(sandbox)}`);
	for (const call of calls) console.log(`\n${howToCall(call)}`);
	console.log('\nEach start restores the examples: keep your own changes in a copy.');
	console.log(`To start from scratch, delete ${DATA}.`);
	console.log('Press Ctrl+C to stop everything.');
	if (watch) {
		console.log(
			'\nChanges in nodes and credentials are picked up: reload the editor to see them.\n',
		);
		const watcher = watchNodes(DATA);
		closers.push(() => watcher.stop());
	}
	await n8n.ended;
	throw new Error(`n8n stopped by itself. The last lines of its log:\n\n${lastLines(n8n.log())}`);
}
