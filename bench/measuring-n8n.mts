/** An n8n that runs workflows by webhook and tells how long their measured node took. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { nodeOf as workflowNode, inARow, TRIGGER } from '../sandbox/lab/workflow.mts';
import { importCredentials } from '../sandbox/start/imports.mts';
import type { Access } from '../sandbox/start/imports.mts';
import { startN8n } from '../sandbox/start/n8n.mts';
import type { N8nOptions, RunningN8n } from '../sandbox/start/n8n.mts';
import { installNodes } from '../sandbox/start/nodes.mts';
import { freePorts } from '../sandbox/start/ports.mts';
import type { Workflow, WorkflowNode } from '../sandbox/start/rest.mts';

import { BENCHMARK_PACKAGE, installBenchmarkPackage } from './benchmark-package.mts';
import type { ItemKind } from './package/items.mts';
import type { Observation, Wish } from './package/probe.mts';

const REGISTERED_WITHIN = 10_000;
const READY_WITHIN = 20_000;
const POLL_EVERY = 50;

/** What one run of a workflow tells. */
export interface Run extends Observation {
	/** n8n's own measure of the node's time. */
	milliseconds: number;
	/** How many items the node gave. */
	items: number;
	/** The last of them. */
	last: Record<string, unknown>;
}

export class MeasuringN8n {
	private readonly paths = new Set<string>();

	private constructor(
		private n8n: RunningN8n,
		private readonly options: N8nOptions,
		private readonly headerCredential: string,
	) {}

	/** Starts an n8n of its own, with the packed nodes and the benchmark's. */
	static async start(tarball: string, access: Access): Promise<MeasuringN8n> {
		const userFolder = mkdtempSync(join(tmpdir(), 'n8n-bench-'));
		const ports = await freePorts();
		const options = { userFolder, port: ports.n8n, brokerPort: ports.broker };
		await installNodes(tarball, userFolder);
		installBenchmarkPackage(userFolder);
		await importCredentials(options, access);
		const n8n = await startN8n(options);
		await n8n.client.login();
		const { id } = await n8n.client.request<{ id: string }>('POST', '/credentials', {
			name: 'X-Auth-Key',
			type: 'httpHeaderAuth',
			data: { name: 'X-Auth-Key', value: access.a3Connect.apiToken },
		});
		return new MeasuringN8n(n8n, options, id);
	}

	/** What a workflow refers to the header credential by. */
	get headerAuth() {
		return { id: this.headerCredential, name: 'X-Auth-Key' };
	}

	get client() {
		return this.n8n.client;
	}

	/** Publishes a workflow that makes items, has a node work on them, and tells what it took. */
	async publish(path: string, kind: ItemKind, measured: WorkflowNode): Promise<void> {
		if (this.paths.has(path)) return;
		const webhook = workflowNode(TRIGGER, 'n8n-nodes-base.webhook', 2, {
			path,
			responseMode: 'lastNode',
			options: {},
		});
		const workflow = inARow(path, [
			{ ...webhook, ...{ webhookId: path } },
			workflowNode('Items', `${BENCHMARK_PACKAGE}.benchmarkItems`, 1, { kind }),
			{ ...measured, name: 'Measured' },
			workflowNode('Result', `${BENCHMARK_PACKAGE}.benchmarkResult`, 1, {}),
		]);
		const saved = await this.client.request<Workflow>('POST', '/workflows', {
			...workflow,
			// What is kept would be written after the run, into the time of the next.
			settings: { ...(workflow.settings as object), saveDataSuccessExecution: 'none' },
		});
		await this.client.publish(saved);
		await this.registered(path);
		this.paths.add(path);
	}

	/** n8n registers a webhook a moment after it has said that the workflow is active. */
	private async registered(path: string): Promise<void> {
		const deadline = Date.now() + REGISTERED_WITHIN;
		// A method that the webhook does not take starts nothing, but is told from an unknown path.
		const isKnown = async () => {
			const answer = await fetch(`${this.n8n.url}/webhook/${path}`, { method: 'PUT' });
			return (await answer.text()).includes('Did you mean');
		};
		while (!(await isKnown())) {
			if (Date.now() > deadline) throw new Error(`The webhook ${path} was not registered.`);
			await sleep(POLL_EVERY);
		}
	}

	/** Runs a published workflow once. */
	async run(path: string, items: number, wish: Partial<Wish> = {}): Promise<Run> {
		const { profile = false, memory = false } = wish;
		const query = new URLSearchParams({
			items: String(items),
			profile: String(profile),
			memory: String(memory),
		});
		const response = await this.call(`${path}?${query}`);
		const text = await response.text();
		if (response.ok) return JSON.parse(text) as Run;
		throw new Error(`The workflow ${path} failed: ${await this.lastError()}`);
	}

	/** Behind long work, n8n takes its database for gone until it looks again, and starts nothing. */
	private async call(webhook: string): Promise<Response> {
		const deadline = Date.now() + READY_WITHIN;
		for (;;) {
			const response = await fetch(`${this.n8n.url}/webhook/${webhook}`);
			if (response.status !== 503 || Date.now() > deadline) return response;
			await sleep(POLL_EVERY);
		}
	}

	private async lastError(): Promise<string> {
		const { results } = await this.client.request<{ results: Array<{ id: string }> }>(
			'GET',
			'/executions?limit=1',
		);
		const [execution] = results;
		if (execution === undefined) return 'n8n kept no execution';
		const { error } = await this.client.look(execution.id);
		return `${error?.message}\n${error?.description ?? ''}`;
	}

	/** A new process with all that was published: what earlier runs left in memory is gone. */
	async restart(): Promise<void> {
		await this.n8n.stop();
		this.n8n = await startN8n(this.options);
		await this.client.login();
		for (const path of this.paths) await this.registered(path);
	}

	/** Where n8n keeps the package whose nodes are measured. */
	get nodesFolder(): string {
		return join(this.options.userFolder, '.n8n', 'nodes', 'node_modules', 'n8n-nodes-simutek-a3');
	}

	async stop(): Promise<void> {
		await this.n8n.stop();
		rmSync(this.options.userFolder, { recursive: true, force: true, maxRetries: 10 });
	}
}
