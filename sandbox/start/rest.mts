/** n8n's own REST interface: the one that its editor uses. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import { parse } from 'flatted';

const ENDS_WITHIN = 120_000;
const POLL_EVERY = 100;
const MOST_LISTED = 100;

/** The login of the sandbox's n8n. It is no secret: that n8n listens on this machine only. */
export const OWNER = {
	email: 'sandbox@example.com',
	password: 'Sandbox123',
	firstName: 'Sandbox',
	lastName: 'Owner',
};

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

export interface WorkflowNode {
	name: string;
	type: string;
	typeVersion: number;
	position: number[];
	parameters: Record<string, unknown>;
	credentials?: Record<string, { id: string; name: string }>;
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
	/** What the editor shows above the output. */
	hints?: Array<{ message: string }>;
	/** One list of items for each output of the node; an output that got none may be null. */
	data?: { main?: Array<Array<{ json: Record<string, unknown> }> | null> };
}

/** An execution as n8n shows it. */
export interface Execution {
	id: string;
	status: string;
	runData: Record<string, NodeRun[]>;
	error: { message: string; description?: string | null; node?: { name: string } } | undefined;
	/** Whether n8n has written down how it ended. */
	ended: boolean;
	/** What the node that ran last gave by its first output, in its last run. */
	items: Array<Record<string, unknown>>;
}

/** An execution as n8n lists it. */
export interface ListedExecution {
	id: string;
	status: string;
	/** Null while it runs. */
	stoppedAt: string | null;
}

interface ExecutionData {
	resultData?: Partial<Pick<Execution, 'runData' | 'error'>> & { lastNodeExecuted?: string };
}

/** Whether n8n calls an execution ended; what its nodes did may not be written down yet. */
export function hasEnded({ status }: { status: string }): boolean {
	return !['new', 'running', 'waiting'].includes(status);
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

	/** Has the triggers of a workflow listen. */
	async publish({ id, versionId }: Workflow): Promise<void> {
		await this.request('POST', `/workflows/${id}/activate`, { versionId });
	}

	/** Starts an execution as the editor does, without waiting for its end. */
	async begin(workflow: Workflow, trigger: string): Promise<string> {
		const { executionId } = await this.request<{ executionId: string }>(
			'POST',
			`/workflows/${workflow.id}/run`,
			{ workflowData: workflow, triggerToStartFrom: { name: trigger } },
		);
		return executionId;
	}

	/** An execution as n8n shows it now. */
	async look(id: string): Promise<Execution> {
		const { status, data } = await this.request<{ status: string; data: string }>(
			'GET',
			`/executions/${id}`,
		);
		// n8n keeps nothing yet of an execution that has just begun.
		const { resultData = {} } = (parse(data) as ExecutionData | undefined) ?? {};
		const { runData = {}, error, lastNodeExecuted = '' } = resultData;
		// An older n8n writes the status down first, and then what the nodes did.
		const isWritten = error !== undefined || lastNodeExecuted !== '';
		const ended = ['canceled', 'crashed'].includes(status) || (hasEnded({ status }) && isWritten);
		const [run] = (runData[lastNodeExecuted] ?? []).slice(-1);
		const items = run?.data?.main?.[0]?.map(({ json }) => json) ?? [];
		return { id, status, ended, runData, error, items };
	}

	/** The last executions of a workflow, the newest first. */
	async executionsOf({ id }: Workflow): Promise<ListedExecution[]> {
		const filter = encodeURIComponent(JSON.stringify({ workflowId: id }));
		const path = `/executions?filter=${filter}&limit=${MOST_LISTED}`;
		return (await this.request<{ results: ListedExecution[] }>('GET', path)).results;
	}

	/** Waits for the end of an execution. */
	async end(id: string): Promise<Execution> {
		const deadline = Date.now() + ENDS_WITHIN;
		while (Date.now() < deadline) {
			const execution = await this.look(id);
			if (execution.ended) return execution;
			await sleep(POLL_EVERY);
		}
		throw new Error(`Execution ${id} did not end within two minutes.`);
	}

	/** Runs a workflow from one of its triggers, and gives back the execution when it has ended. */
	async run(workflow: Workflow, trigger: string): Promise<Execution> {
		return await this.end(await this.begin(workflow, trigger));
	}

	/** Asks for one of the files that the editor is made of, such as `/types/nodes.json`. */
	async getFile(path: string): Promise<Response> {
		return await this.send('GET', path);
	}

	async request<T>(method: Method, path: string, body?: unknown): Promise<T> {
		const response = await this.send(method, `/rest${path}`, body);
		const text = await response.text();
		if (!response.ok) {
			throw new Error(`n8n answered ${response.status} to ${method} /rest${path}: ${text}`);
		}
		return (JSON.parse(text) as { data: T }).data;
	}

	private async send(method: Method, path: string, body?: unknown): Promise<Response> {
		const response = await fetch(this.url + path, {
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
		return response;
	}
}
