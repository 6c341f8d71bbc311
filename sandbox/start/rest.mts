/** n8n's own REST interface: the one that its editor uses. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import { parse } from 'flatted';

const RUN_WITHIN = 120_000;
const POLL_EVERY = 200;

/** The login of the sandbox's n8n. It is no secret: that n8n listens on this machine only. */
export const OWNER = {
	email: 'sandbox@example.com',
	password: 'Sandbox123',
	firstName: 'Sandbox',
	lastName: 'Owner',
};

export interface WorkflowNode {
	name: string;
	type: string;
	parameters: Record<string, unknown>;
	disabled?: boolean;
}

export interface Workflow {
	id: string;
	name: string;
	nodes: WorkflowNode[];
	[key: string]: unknown;
}

export interface NodeRun {
	error?: { message: string; description?: string | null };
	/** One list of items for each output of the node; an output that got none may be null. */
	data?: { main: Array<Array<{ json: Record<string, unknown> }> | null> };
}

export interface Execution {
	status: string;
	data: {
		resultData: {
			runData: Record<string, NodeRun[]>;
			error?: { message: string; description?: string | null; node?: { name: string } };
		};
	};
}

export class N8nClient {
	/** n8n ties a login to the browser that asked for it. */
	private readonly browserId = randomUUID();

	private cookie = '';

	constructor(private readonly url: string) {}

	/** Logs in as the owner, who is created if this n8n has none yet. */
	async login(): Promise<void> {
		const settings = await this.request<{
			userManagement: { showSetupOnFirstLoad: boolean };
		}>('GET', '/settings');
		if (settings.userManagement.showSetupOnFirstLoad) {
			await this.request('POST', '/owner/setup', OWNER);
		} else {
			const { email, password } = OWNER;
			await this.request('POST', '/login', { emailOrLdapLoginId: email, password });
		}
	}

	async getWorkflow(id: string): Promise<Workflow> {
		return await this.request('GET', `/workflows/${id}`);
	}

	/** Runs a workflow from one of its triggers, and gives back the execution when it has ended. */
	async runWorkflow(workflow: Workflow, trigger: string): Promise<Execution> {
		const { executionId } = await this.request<{ executionId: string }>(
			'POST',
			`/workflows/${workflow.id}/run`,
			{ workflowData: workflow, triggerToStartFrom: { name: trigger } },
		);
		const deadline = Date.now() + RUN_WITHIN;
		for (;;) {
			const execution = await this.request<{ status: string; data: string }>(
				'GET',
				`/executions/${executionId}`,
			);
			if (!['new', 'running', 'waiting'].includes(execution.status)) {
				return { status: execution.status, data: parse(execution.data) as Execution['data'] };
			}
			if (Date.now() > deadline) {
				throw new Error(`"${workflow.name}" was still running after two minutes.`);
			}
			await sleep(POLL_EVERY);
		}
	}

	async request<T>(method: 'GET' | 'POST' | 'PATCH', path: string, body?: unknown): Promise<T> {
		const response = await fetch(`${this.url}/rest${path}`, {
			method,
			headers: {
				'browser-id': this.browserId,
				'content-type': 'application/json',
				cookie: this.cookie,
			},
			...(body === undefined ? {} : { body: JSON.stringify(body) }),
		});
		const [setCookie] = response.headers.getSetCookie();
		if (setCookie) this.cookie = setCookie.split(';')[0] ?? '';

		const text = await response.text();
		if (!response.ok) {
			throw new Error(`n8n answered ${response.status} to ${method} /rest${path}: ${text}`);
		}
		return (JSON.parse(text) as { data: T }).data;
	}
}
