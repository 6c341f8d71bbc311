/** One n8n with its own user folder beside one sandbox, and what n8n said and kept meanwhile. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { startSandbox } from '../apis/server.mts';
import type { Sandbox } from '../apis/server.mts';
import { importCredentials, sandboxCredentials } from '../start/imports.mts';
import { startN8n } from '../start/n8n.mts';
import type { N8nOptions, RunningN8n } from '../start/n8n.mts';
import { installNodes, packNodes } from '../start/nodes.mts';
import { freePorts } from '../start/ports.mts';
import type { Execution, Workflow } from '../start/rest.mts';

import { callWebhook } from './webhook.mts';
import { TRIGGER } from './workflow.mts';
import type { NewWorkflow } from './workflow.mts';

const QUIET_WITHIN = 120_000;
const POLL_EVERY = 100;

/** The packed nodes, where whoever started this process has packed them already. */
const { NODES_TARBALL } = process.env;

export class Lab {
	/** The log of every n8n that was started and has ended, in full. */
	readonly logs: string[] = [];
	/** The executions that were started, retried ones included. */
	readonly executions: string[] = [];
	readonly workflows: string[] = [];

	private constructor(
		readonly sandbox: Sandbox,
		readonly options: N8nOptions,
		private n8n: RunningN8n | undefined,
	) {}

	/** Starts an n8n that has nothing but the nodes and the credentials. */
	static async open({ install, env }: Pick<N8nOptions, 'install' | 'env'> = {}): Promise<Lab> {
		const userFolder = mkdtempSync(join(tmpdir(), 'n8n-lab-'));
		const ports = await freePorts();
		const sandbox = await startSandbox({ port: ports.apis });
		const options = {
			userFolder,
			port: ports.n8n,
			brokerPort: ports.broker,
			...(install !== undefined && { install }),
			// What n8n says is looked through, so it is to say all that it can.
			env: { N8N_LOG_LEVEL: 'debug', ...env },
		};
		const lab = new Lab(sandbox, options, undefined);
		try {
			await installNodes(NODES_TARBALL ?? (await packNodes()), userFolder);
			await importCredentials(options, sandbox);
			await lab.start();
			return lab;
		} catch (error) {
			await lab.close();
			throw error;
		}
	}

	async start(): Promise<void> {
		this.n8n = await startN8n(this.options);
		await this.client.login();
	}

	/** Ends n8n in the middle of what it does. */
	async kill(): Promise<void> {
		await this.running.kill();
		this.logs.push(this.running.log());
	}

	async stop(): Promise<void> {
		if (this.n8n === undefined) return;
		await this.n8n.stop();
		this.logs.push(this.n8n.log());
		this.n8n = undefined;
	}

	async close(): Promise<void> {
		await this.stop();
		await this.sandbox.close();
		// On Windows a folder stays in use for a moment after the process has ended.
		rmSync(this.options.userFolder, { recursive: true, force: true, maxRetries: 10 });
	}

	private get running(): RunningN8n {
		if (this.n8n === undefined) throw new Error('n8n does not run.');
		return this.n8n;
	}

	get client() {
		return this.running.client;
	}

	get url(): string {
		return this.running.url;
	}

	/**
	 * Has the credentials lead to the sandbox by another address.
	 *
	 * @param url what leads to the sandbox
	 * @param changes further fields of both credentials
	 */
	async changeCredentials(url: string, changes: Record<string, unknown> = {}): Promise<void> {
		for (const { id, name, type, data } of sandboxCredentials(this.sandbox)) {
			const fields = Object.entries(data).map(([field, value]) => [
				field,
				value.replace(this.sandbox.url, url),
			]);
			const changed = { ...Object.fromEntries(fields), ...changes };
			await this.client.request('PATCH', `/credentials/${id}`, { name, type, data: changed });
		}
	}

	async save(workflow: NewWorkflow): Promise<Workflow> {
		const saved = await this.client.request<Workflow>('POST', '/workflows', workflow);
		this.workflows.push(saved.id);
		return saved;
	}

	/** Starts an execution as the editor does, without waiting for its end. */
	async begin(workflow: Workflow): Promise<string> {
		const id = await this.client.begin(workflow, TRIGGER);
		this.executions.push(id);
		return id;
	}

	/** Starts an execution as in production, by the webhook of a workflow that is published first. */
	async callWebhook(workflow: Workflow, path: string): Promise<string> {
		await this.client.publish(workflow);
		await callWebhook(`${this.url}/webhook/${path}`);
		const [execution] = await this.client.executionsOf(workflow);
		if (execution === undefined) throw new Error(`The webhook ${path} started no execution.`);
		this.executions.push(execution.id);
		return execution.id;
	}

	async run(workflow: Workflow): Promise<Execution> {
		return await this.client.end(await this.begin(workflow));
	}

	async saveAndRun(workflow: NewWorkflow): Promise<Execution> {
		return await this.run(await this.save(workflow));
	}

	/** Retries an execution as the list of executions does; n8n answers when the retry has ended. */
	async retry(id: string, { loadWorkflow = false } = {}): Promise<Execution> {
		const retried = await this.client.request<{ id: string }>('POST', `/executions/${id}/retry`, {
			loadWorkflow,
		});
		this.executions.push(retried.id);
		return await this.client.end(retried.id);
	}

	/** Waits until every request that has come in is answered. */
	async quiet(): Promise<void> {
		const deadline = Date.now() + QUIET_WITHIN;
		while (this.sandbox.books.requests.some(({ status }) => status === null)) {
			if (Date.now() > deadline) throw new Error('The sandbox has requests without an answer.');
			await sleep(POLL_EVERY);
		}
	}
}
