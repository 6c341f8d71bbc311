import { sleep } from 'n8n-workflow';
import type { IExecuteFunctions, IHttpRequestOptions, NodeError } from 'n8n-workflow';
import { z } from 'zod';
import type { Service } from '../../../nodes/shared/http/service';
import type { Operations } from '../../../nodes/shared/operations/operation';
import { text } from '../../../nodes/shared/parameters/parameter';
import { runItems } from '../../../nodes/shared/run/runItems';
import { someNode } from '../parameters/evaluate';

/** A token of it is fetched with the first request. */
const service: Service = {
	name: 'Printer',
	credentialType: 'printerOAuth2Api',
	readsCredentialOnce: false,
	baseUrl: () => 'https://printer.example.se',
	tokenUrl: () => 'https://id.example.se/token',
	secrets: () => [],
	hints: {},
};

const pageName = text({ displayName: 'Name', name: 'name' });

/** Prints each item by one request. */
const operations: Operations = {
	page: {
		name: 'Page',
		operations: {
			print: {
				name: 'Print',
				action: 'Print a page',
				description: 'Print a page',
				parameters: [pageName],
				creates: true,
				start: ({ send, ledger }) =>
					ledger.work({
						read: (item) => item.read(pageName),
						create: async (name) => {
							await send({
								method: 'POST',
								path: '/pages',
								body: { name },
								purpose: `print ${name}`,
								creates: { thing: 'page', lookFor: 'a page', numberField: 'page' },
								answer: z.unknown(),
							});
							return { name };
						},
						output: (page) => page,
						name: ({ name }) => String(name),
					}),
			},
		},
	},
};

interface Circumstances {
	/** The name at which the workflow is cancelled. */
	cancelledAt?: string;
	/** The status of a refusal. */
	status?: number;
	/** The type of the node. */
	type?: string;
	/** Whether *On Error* is set to continue. */
	goesOn?: boolean;
}

/** Runs the items on n8n's context, and tells what was asked of a server that refuses some. */
async function print(
	names: string[],
	refuses: (name: string) => boolean,
	{ cancelledAt, status = 400, type = someNode.type, goesOn = false }: Circumstances = {},
) {
	const asked: string[] = [];
	const inputs = names.map((name) => ({ json: { name } }));
	const cancelling = new AbortController();
	const context = {
		getNode: () => ({ ...someNode, type, parameters: { name: '={{ $json.name }}' } }),
		getInputData: () => inputs,
		getNodeParameter: (path: string, item: number, fallback: unknown) =>
			({ resource: 'page', operation: 'print', name: names[item] })[path] ?? fallback,
		continueOnFail: () => goesOn,
		getExecutionCancelSignal: () => cancelling.signal,
		getTimezone: () => 'Europe/Stockholm',
		getMode: () => 'manual',
		getContext: () => ({}),
		getWorkflowDataProxy: () => ({ $runIndex: 0, $json: inputs[0]?.json }),
		getCredentials: async () => await Promise.resolve({}),
		logger: { debug: () => undefined },
		helpers: {
			httpRequestWithAuthentication: async (_type: string, options: IHttpRequestOptions) => {
				const { name } = options.body as { name: string };
				asked.push(name);
				if (name === cancelledAt) cancelling.abort();
				await sleep(5);
				if (!refuses(name)) return { statusCode: 200, headers: {}, body: '' };
				const config = { url: options.url };
				const response = { status, headers: {}, data: 'Nej' };
				throw Object.assign(new Error('Request failed'), { config, response });
			},
		},
	};
	let error: NodeError | undefined;
	const output = await runItems(context as unknown as IExecuteFunctions, service, operations).catch(
		(thrown: NodeError) => {
			error = thrown;
			return [[]];
		},
	);
	return { asked, output: output[0]!, error };
}

describe('a node that is set to stop', () => {
	it('starts no further request where the very first one fails', async () => {
		const { asked, error } = await print(['a', 'b', 'c', 'd'], (name) => name === 'a');
		expect(error?.message).toContain('[item 0]');
		expect(asked).toEqual(['a']);
	});

	it('sends nothing at all where the first item cannot be sent', async () => {
		const { asked, error } = await print(['', 'b', 'c', 'd'], () => false);
		expect(error?.message).toContain('[item 0]');
		expect(asked).toEqual([]);
	});

	it('waits for the requests under way and tells what they created', async () => {
		const { asked, error } = await print(['a', 'b', 'c', 'd'], (name) => name === 'c');
		expect(asked).toEqual(['a', 'b', 'c', 'd']);
		expect(error?.message).toContain('[item 2]');
		expect(error?.context.created).toEqual([
			{ item: 0, number: 'a' },
			{ item: 1, number: 'b' },
			{ item: 3, number: 'd' },
		]);
	});

	it('gives every item in the order of the input where all goes well', async () => {
		const { output } = await print(['a', 'b', 'c'], () => false);
		expect(output).toEqual([
			{ json: { name: 'a' }, pairedItem: { item: 0 } },
			{ json: { name: 'b' }, pairedItem: { item: 1 } },
			{ json: { name: 'c' }, pairedItem: { item: 2 } },
		]);
	});
});

describe('what to do about something that may exist', () => {
	it('is, where the execution stopped, to retry that execution and not to start another', async () => {
		const { error } = await print(['a'], () => true, { status: 500 });
		expect(error?.description).toContain('A retry of this execution does not send it again');
		expect(error?.description).toContain('a new execution can');
	});

	it('is no retry where the execution went on, as n8n then offers none', async () => {
		const { output } = await print(['a'], () => true, { status: 500, goesOn: true });
		const { description } = output[0]!.json.details as { description: string };
		expect(description).toContain("turn on 'Resend Uncertain' in the options and run this item");
		expect(description).not.toMatch(/retry|'On Error'/i);
	});
});

describe('a workflow that is cancelled', () => {
	it('starts no further request, and keeps what was created', async () => {
		const { asked, output } = await print(['a', 'b', 'c', 'd'], () => false, { cancelledAt: 'a' });
		expect(asked).toEqual(['a']);
		expect(output).toEqual([{ json: { name: 'a' }, pairedItem: { item: 0 } }]);
	});
});

describe('a tool of a model', () => {
	const type = `${someNode.type}Tool`;

	async function answer(status: number) {
		const { output, error } = await print(['a'], () => true, { status, type });
		expect(error).toBeUndefined();
		return output[0]!.json as { error: string; details: { description: string } };
	}

	it('answers with what was refused, where a node would stop', async () => {
		const { error, details } = await answer(400);
		expect(error).toMatch(/Printer answered 400 Bad Request: Nej$/);
		expect(details).toMatchObject({ statusCode: 400 });
		expect(details.description).not.toContain('again');
	});

	it('says not to call it again where what it creates may exist', async () => {
		const { error, details } = await answer(500);
		expect(error).toContain('may exist');
		expect(details).toMatchObject({ mayExist: true });
		expect(details.description).toContain('Do not call this tool again');
		// A tool has none of these.
		expect(details.description).not.toMatch(/retry|'On Error'|'Resend Uncertain'/i);
	});
});
