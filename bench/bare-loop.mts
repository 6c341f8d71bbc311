/**
 * The least that can be done: requests with undici, so many at once, their answers parsed. A process
 * of its own, under the Node that runs n8n; it is told by messages what to do.
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { N8N } from '../sandbox/start/paths.mts';

import { makeItems } from './package/items.mts';

/** A run that the loop is asked for. */
export interface BareTask {
	kind: 'a3Orders' | 'salesOrders' | 'customers';
	/** The sandbox. */
	url: string;
	headers: Record<string, string>;
	/** The number of orders; customers are listed to their end. */
	items: number;
	concurrency: number;
}

/** What came of it. */
export interface BareResult {
	milliseconds: number;
	items: number;
}

interface Undici {
	request(
		url: string,
		options: { method: string; headers: Record<string, string>; body?: string },
	): Promise<{ statusCode: number; body: { json(): Promise<unknown> } }>;
}

const PAGE_SIZE = 100;

const { request } = createRequire(join(N8N, 'package.json'))('undici') as Undici;

async function call(method: string, url: string, { headers }: BareTask, body?: unknown) {
	const { statusCode, body: answer } = await request(url, {
		method,
		headers: { ...headers, accept: 'application/json', 'content-type': 'application/json' },
		...(body !== undefined && { body: JSON.stringify(body) }),
	});
	const parsed = await answer.json();
	if (statusCode >= 300) throw new Error(`${statusCode}: ${JSON.stringify(parsed)}`);
	return parsed;
}

async function postAll(task: BareTask, path: string, bodies: unknown[]): Promise<unknown[]> {
	const answers: unknown[] = [];
	const waiting = bodies.entries();
	const work = async () => {
		for (const [index, body] of waiting) {
			answers[index] = await call('POST', task.url + path, task, body);
		}
	};
	await Promise.all(Array.from({ length: task.concurrency }, work));
	return answers;
}

async function listAll(task: BareTask): Promise<unknown[]> {
	const pages: unknown[][] = [];
	let next = 1;
	let isEnd = false;
	const work = async () => {
		while (!isEnd) {
			const page = next++;
			const path = `/simutek/api/v1/customers?page=${page}&pageSize=${PAGE_SIZE}`;
			const rows = (await call('GET', task.url + path, task)) as unknown[];
			pages[page] = rows;
			isEnd ||= rows.length < PAGE_SIZE;
		}
	};
	await Promise.all(Array.from({ length: task.concurrency }, work));
	return pages.flat();
}

async function run(task: BareTask): Promise<unknown[]> {
	if (task.kind === 'customers') return await listAll(task);
	if (task.kind === 'salesOrders') {
		const bodies = makeItems('salesOrder', task.items).map((item) => ({
			...item,
			language: 'sv',
			currency: 'SEK',
		}));
		return await postAll(task, '/simutek/api/v1/salesorders', bodies);
	}
	const order = { predefinedPackageID: 101, customerNumber: '204822' };
	const bodies = makeItems('employee', task.items).map((data) => ({ ...order, data }));
	return await postAll(task, '/a3/api/CreateOrder', bodies);
}

process.on('message', (task: BareTask) => {
	const started = performance.now();
	run(task).then(
		({ length }) =>
			process.send?.({ milliseconds: performance.now() - started, items: length } as BareResult),
		(error: Error) => process.send?.({ error: error.message }),
	);
});
