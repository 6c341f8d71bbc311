/** One n8n with its own user folder beside one sandbox, and what n8n said and kept meanwhile. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { parse } from 'flatted';

import { startSandbox } from '../apis/server.mts';
import type { Sandbox } from '../apis/server.mts';
import { importCredentials } from '../start/imports.mts';
import { startN8n } from '../start/n8n.mts';
import type { N8nOptions, RunningN8n } from '../start/n8n.mts';
import { installNodes, packNodes } from '../start/nodes.mts';
import type { Ports } from '../start/ports.mts';
import type { Execution, Workflow } from '../start/rest.mts';

import { CREATE_ORDER, TRIGGER } from './workflow.mts';
import type { OrdersWorkflow } from './workflow.mts';

const ENDS_WITHIN = 120_000;
const REGISTERED_WITHIN = 10_000;
const POLL_EVERY = 100;

/** An execution as n8n shows it once it has ended. */
export interface Ended {
	id: string;
	status: string;
	/** What the ordering node gave in its last run. */
	items: Array<Record<string, unknown>>;
	error: { message: string; description?: string | null } | undefined;
}

export class Lab {
	/** The log of every n8n that was started, in full. */
	readonly logs: string[] = [];
	/** The executions that were started, retried ones included. */
	readonly executions: string[] = [];
	readonly workflows: string[] = [];

	private constructor(
		readonly sandbox: Sandbox,
		readonly options: N8nOptions,
		private n8n: RunningN8n | undefined,
	) {}

	/** Builds the nodes, and starts an n8n that has nothing but them and the credentials. */
	static async open(ports: Ports): Promise<Lab> {
		const userFolder = mkdtempSync(join(tmpdir(), 'n8n-reliability-'));
		const sandbox = await startSandbox({ port: ports.apis });
		// The log is looked through for secrets, so it is to hold all that n8n can say.
		const env = { N8N_LOG_LEVEL: 'debug' };
		const options = { userFolder, port: ports.n8n, brokerPort: ports.broker, env };
		const lab = new Lab(sandbox, options, undefined);
		try {
			await installNodes(await packNodes(), userFolder);
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
		await this.n8n.client.login();
	}

	/** Ends n8n in the middle of what it does. */
	async kill(): Promise<void> {
		await this.running.kill();
		this.keepLog();
	}

	async stop(): Promise<void> {
		if (this.n8n === undefined) return;
		await this.n8n.stop();
		this.n8n = undefined;
		this.keepLog();
	}

	async close(): Promise<void> {
		await this.stop();
		await this.sandbox.close();
		// On Windows a folder stays in use for a moment after the process has ended.
		rmSync(this.options.userFolder, { recursive: true, force: true, maxRetries: 10 });
	}

	/** The next start of n8n overwrites its log. */
	private keepLog(): void {
		this.logs.push(readFileSync(join(this.options.userFolder, 'n8n.log'), 'utf8'));
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

	async save(workflow: Omit<Workflow, 'id'>): Promise<Workflow> {
		const saved = await this.client.request<Workflow>('POST', '/workflows', workflow);
		this.workflows.push(saved.id);
		return saved;
	}

	/** Changes the options or the settings of the ordering node in the saved workflow. */
	async change(
		{ id }: Workflow,
		{ options = {}, node = {} }: Pick<OrdersWorkflow, 'options' | 'node'>,
	): Promise<Workflow> {
		const { nodes, connections, versionId } = await this.client.getWorkflow(id);
		const changed = nodes.map((saved) => {
			if (saved.name !== CREATE_ORDER) return saved;
			const all = { ...(saved.parameters.options as object), ...options };
			return { ...saved, ...node, parameters: { ...saved.parameters, options: all } };
		});
		const body = { nodes: changed, connections, versionId };
		return await this.client.request('PATCH', `/workflows/${id}`, body);
	}

	/** Starts an execution as the editor does, without waiting for its end. */
	async begin(workflow: Workflow): Promise<string> {
		const { executionId } = await this.client.request<{ executionId: string }>(
			'POST',
			`/workflows/${workflow.id}/run`,
			{ workflowData: workflow, triggerToStartFrom: { name: TRIGGER } },
		);
		this.executions.push(executionId);
		return executionId;
	}

	/** Starts an execution as in production, by the webhook of a workflow that is published first. */
	async callWebhook({ id, versionId }: Workflow, path: string): Promise<string> {
		await this.client.request('POST', `/workflows/${id}/activate`, { versionId });
		const deadline = Date.now() + REGISTERED_WITHIN;
		// n8n registers the webhook a moment after it has said yes.
		while ((await fetch(`${this.url}/webhook/${path}`)).status === 404) {
			if (Date.now() > deadline) throw new Error(`The webhook ${path} was not registered.`);
			await sleep(POLL_EVERY);
		}
		const filter = encodeURIComponent(JSON.stringify({ workflowId: id }));
		const { results } = await this.client.request<{ results: Array<{ id: string }> }>(
			'GET',
			`/executions?filter=${filter}`,
		);
		const [execution] = results;
		if (execution === undefined) throw new Error(`The webhook ${path} started no execution.`);
		this.executions.push(execution.id);
		return execution.id;
	}

	async run(workflow: Workflow): Promise<Ended> {
		return await this.end(await this.begin(workflow));
	}

	/** Retries an execution as the list of executions does; n8n answers when the retry has ended. */
	async retry(id: string, { loadWorkflow = false } = {}): Promise<Ended> {
		const retried = await this.client.request<{ id: string }>('POST', `/executions/${id}/retry`, {
			loadWorkflow,
		});
		this.executions.push(retried.id);
		return await this.end(retried.id);
	}

	/** Waits until every request that has come in is answered. */
	async quiet(): Promise<void> {
		const deadline = Date.now() + ENDS_WITHIN;
		while (this.sandbox.books.requests.some(({ status }) => status === null)) {
			if (Date.now() > deadline) throw new Error('The sandbox has requests without an answer.');
			await sleep(POLL_EVERY);
		}
	}

	/** Waits for the end of an execution. */
	async end(id: string): Promise<Ended> {
		const deadline = Date.now() + ENDS_WITHIN;
		while (Date.now() < deadline) {
			const execution = await this.look(id);
			if (!['new', 'running', 'waiting'].includes(execution.status)) return execution;
			await sleep(POLL_EVERY);
		}
		throw new Error(`Execution ${id} did not end within two minutes.`);
	}

	/** An execution as n8n shows it now. */
	async look(id: string): Promise<Ended> {
		const { status, data } = await this.client.request<{ status: string; data: string }>(
			'GET',
			`/executions/${id}`,
		);
		// n8n keeps nothing yet of an execution that has just begun.
		const resultData = (parse(data) as Execution['data'] | undefined)?.resultData;
		const [run] = (resultData?.runData[CREATE_ORDER] ?? []).slice(-1);
		const items = run?.data?.main[0]?.map(({ json }) => json) ?? [];
		return { id, status, items, error: resultData?.error };
	}
}
