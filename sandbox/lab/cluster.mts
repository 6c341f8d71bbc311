/** An n8n in queue mode beside one sandbox: a main process, a webhook processor and workers. */
import { randomBytes } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { closeWhenInterrupted } from '../start/interrupt.mts';
import { startN8n } from '../start/n8n.mts';
import type { N8nOptions, Role, RunningN8n } from '../start/n8n.mts';
import { freePort } from '../start/ports.mts';
import { hasEnded } from '../start/rest.mts';
import type { ListedExecution, Workflow } from '../start/rest.mts';

import { Lab } from './lab.mts';
import { openServices } from './services.mts';
import type { Services } from './services.mts';
import { callWebhook } from './webhook.mts';

const END_WITHIN = 300_000;
const POLL_EVERY = 250;

type ClusterOptions = { workers: number } & Pick<N8nOptions, 'install' | 'env'>;

export class Cluster {
	/** The workers that run. */
	workers: RunningN8n[] = [];

	private services: Services | undefined;
	private main: Lab | undefined;
	private webhooks: RunningN8n | undefined;

	/** Every process but the main one, with those that were killed, and the folder of each. */
	private readonly processes: Array<{ n8n: RunningN8n; userFolder: string }> = [];
	private readonly starts: Array<Promise<unknown>> = [];
	private readonly forgetInterrupt = closeWhenInterrupted(async () => await this.close());
	private closing: Promise<void> | undefined;

	/** Starts all processes. What was started before one of them failed is closed again. */
	static async open(options: ClusterOptions): Promise<Cluster> {
		const cluster = new Cluster();
		try {
			await cluster.starting(cluster.start(options));
			return cluster;
		} catch (error) {
			await cluster.close();
			throw error;
		}
	}

	private async start({ workers, install, env }: ClusterOptions): Promise<void> {
		this.services = await openServices();
		this.main = await Lab.open({
			...(install !== undefined && { install }),
			env: {
				...this.services.env,
				// Each process has a folder of its own, as in a container, and so no key of the others.
				N8N_ENCRYPTION_KEY: randomBytes(24).toString('hex'),
				N8N_LOG_LEVEL: 'info',
				...env,
			},
		});
		const webhooks = this.startProcess('webhook');
		await Promise.all([webhooks, this.addWorkers(workers)]);
		this.webhooks = await webhooks;
	}

	async addWorkers(count: number): Promise<void> {
		const added = Array.from({ length: count }, async () => await this.startProcess('worker'));
		await this.starting(Promise.allSettled(added));
		this.workers.push(...(await Promise.all(added)));
	}

	private async startProcess(role: Role): Promise<RunningN8n> {
		const { userFolder: mainFolder } = this.lab.options;
		const userFolder = mkdtempSync(join(tmpdir(), `n8n-${role}-`));
		const nodes = join('.n8n', 'nodes');
		cpSync(join(mainFolder, nodes), join(userFolder, nodes), { recursive: true });
		return await this.startIn(userFolder, role);
	}

	private async startIn(userFolder: string, role: Role): Promise<RunningN8n> {
		const [port, brokerPort] = await Promise.all([freePort(), freePort()]);
		const n8n = await startN8n({ ...this.lab.options, role, userFolder, port, brokerPort });
		this.processes.push({ n8n, userFolder });
		return n8n;
	}

	/** Ends a worker in the middle of what it does. */
	async kill(worker: RunningN8n): Promise<void> {
		this.workers = this.workers.filter((other) => other !== worker);
		await worker.kill();
	}

	/** Starts a worker that was killed again, with what it has left in its folder. */
	async restart(killed: RunningN8n): Promise<void> {
		const folder = this.processes.find(({ n8n }) => n8n === killed)?.userFolder;
		if (folder === undefined) throw new Error('There is no such worker.');
		this.workers.push(await this.starting(this.startIn(folder, 'worker')));
	}

	/** Ends all processes, those that are being started as well, and removes what they have left. */
	async close(): Promise<void> {
		this.closing ??= this.closeAll();
		await this.closing;
	}

	private async closeAll(): Promise<void> {
		await Promise.allSettled(this.starts);
		try {
			await Promise.all(this.processes.map(async ({ n8n }) => await n8n.stop()));
			await this.main?.close();
		} finally {
			await this.services?.close();
			for (const { userFolder } of this.processes) {
				rmSync(userFolder, { recursive: true, force: true, maxRetries: 10 });
			}
			this.forgetInterrupt();
		}
	}

	private async starting<Result>(start: Promise<Result>): Promise<Result> {
		this.starts.push(start);
		return await start;
	}

	/** The main process, and the sandbox. */
	get lab(): Lab {
		if (this.main === undefined) throw new Error('The main process of n8n does not run.');
		return this.main;
	}

	/** What the name of every key in Redis is to contain, so that it is removed in the end. */
	get prefix(): string {
		if (this.services === undefined) throw new Error('Redis is not there.');
		return this.services.prefix;
	}

	/** Calls a webhook of a published workflow, which the webhook processor answers. */
	async call(path: string, body: unknown): Promise<void> {
		if (this.webhooks === undefined) throw new Error('The webhook processor does not run.');
		await callWebhook(`${this.webhooks.url}/webhook/${path}`, body);
	}

	/** Waits until so many executions of a workflow have ended, and gives these, the newest first. */
	async ended(workflow: Workflow, count: number): Promise<ListedExecution[]> {
		const deadline = Date.now() + END_WITHIN;
		for (;;) {
			// n8n lists those that run and those that have ended one after the other: an execution that
			// ends in between is in both lists.
			const executions = (await this.lab.client.executionsOf(workflow)).filter(hasEnded);
			if (executions.length >= count) return executions.sort((a, b) => Number(b.id) - Number(a.id));
			if (Date.now() > deadline) throw new Error(`${count} executions did not end in time.`);
			await sleep(POLL_EVERY);
		}
	}

	/** The worker that was given an execution, and how often workers were given it in all. */
	startsOf(id: string): { worker: RunningN8n | undefined; times: number } {
		const line = `Worker started execution ${id} `;
		const count = ({ log }: RunningN8n) => log().split(line).length - 1;
		return {
			worker: this.workers.find((worker) => count(worker) > 0),
			times: this.processes.reduce((sum, { n8n }) => sum + count(n8n), 0),
		};
	}
}
