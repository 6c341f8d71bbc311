/** Starting and stopping n8n, under the Node that is installed beside it. */
import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { endWithUs, run } from './command.mts';
import { N8N } from './paths.mts';
import { HOST } from './ports.mts';
import { lastLines } from './progress.mts';
import { N8nClient } from './rest.mts';

const READY_WITHIN = 120_000;
const STOP_WITHIN = 10_000;

const NODE = join(
	'node_modules',
	'node',
	'bin',
	process.platform === 'win32' ? 'node.exe' : 'node',
);
const N8N_SCRIPT = join('node_modules', 'n8n', 'bin', 'n8n');

/** The Node that an install of n8n brings with it. */
export function nodeOf(install = N8N): string {
	return join(install, NODE);
}

/** The processes that an n8n in queue mode consists of; without queues, `start` is all of it. */
export type Role = 'start' | 'worker' | 'webhook';

export interface N8nOptions {
	/** Where n8n is installed, if not where `npm start` installs it. */
	install?: string;
	role?: Role;
	/** Where n8n keeps its database and its community packages. */
	userFolder: string;
	port: number;
	brokerPort: number;
	/** Further settings of n8n. */
	env?: NodeJS.ProcessEnv;
}

export interface RunningN8n {
	url: string;
	client: N8nClient;
	/** Resolves when n8n has ended, whether it was asked to or not. */
	ended: Promise<void>;
	/** What n8n has said since it was started. */
	log(): string;
	stop(): Promise<void>;
	/** Ends n8n as a crash does, in the middle of what it is at. */
	kill(): Promise<void>;
}

function environment({ userFolder, port, brokerPort, env }: N8nOptions): NodeJS.ProcessEnv {
	return {
		...process.env,
		N8N_USER_FOLDER: userFolder,
		N8N_PORT: String(port),
		N8N_LISTEN_ADDRESS: HOST,
		// Where a worker says whether it is ready.
		QUEUE_HEALTH_CHECK_ACTIVE: 'true',
		QUEUE_HEALTH_CHECK_PORT: String(port),
		N8N_RUNNERS_BROKER_PORT: String(brokerPort),
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		// The editor is served without TLS, and a secure cookie would not come back.
		N8N_SECURE_COOKIE: 'false',
		...env,
	};
}

/** Starts n8n and waits until it answers. If it ends instead, its last log lines are the error. */
export async function startN8n(options: N8nOptions): Promise<RunningN8n> {
	mkdirSync(options.userFolder, { recursive: true });
	const { install = N8N, role = 'start' } = options;
	const logFile = join(options.userFolder, `${role}-${options.port}.log`);
	const output = openSync(logFile, 'w');
	const child = spawn(nodeOf(install), [N8N_SCRIPT, role], {
		cwd: install,
		env: environment(options),
		stdio: ['ignore', output, output],
	});
	closeSync(output);
	endWithUs(child, 'SIGTERM');

	let running = true;
	const ended = new Promise<void>((resolve) => {
		child.once('close', () => {
			running = false;
			resolve();
		});
	});
	const url = `http://${HOST}:${options.port}`;
	const log = () => readFileSync(logFile, 'utf8');
	const stop = async () => {
		child.kill();
		const force = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN);
		await ended;
		clearTimeout(force);
	};
	const kill = async () => {
		child.kill('SIGKILL');
		await ended;
	};

	const deadline = Date.now() + READY_WITHIN;
	while (!(await answers(url + READY[role]))) {
		if (!running) {
			throw new Error(`n8n did not start. The last lines of ${logFile}:\n\n${lastLines(log())}`);
		}
		if (Date.now() > deadline) {
			await stop();
			throw new Error(
				`n8n did not answer within two minutes. The last lines of its log:\n\n${lastLines(log())}`,
			);
		}
		await sleep(200);
	}
	return { url, client: new N8nClient(url), ended, log, stop, kill };
}

/** What each process answers when it can be used; `start` is healthy before its REST interface is. */
const READY: Readonly<Record<Role, string>> = {
	start: '/rest/settings',
	worker: '/healthz/readiness',
	webhook: '/healthz/readiness',
};

/** While it starts, n8n answers everything with a sentence, and only then with JSON. */
async function answers(url: string): Promise<boolean> {
	try {
		const { ok, headers } = await fetch(url);
		return ok && headers.get('content-type')?.includes('json') === true;
	} catch {
		return false;
	}
}

/** Runs one of n8n's commands on its database, such as an import. */
export async function runN8nCommand(options: N8nOptions, ...args: string[]): Promise<string> {
	const { install = N8N } = options;
	const env = environment(options);
	return await run(nodeOf(install), [N8N_SCRIPT, ...args], { cwd: install, env });
}
