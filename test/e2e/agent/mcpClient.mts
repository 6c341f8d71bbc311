/** A client of an MCP server over HTTP, as far as tools need it. */
import { answerOfWebhook } from '../../../sandbox/lab/webhook.mts';

import type { Tool } from './chatModel.mts';

interface ListedTool {
	name: string;
	description: string;
	inputSchema: Tool['parameters'];
}

interface ToolResult {
	content: Array<{ type: string; text: string }>;
}

export class McpClient {
	private session: string | undefined;

	private requests = 0;

	private constructor(private readonly url: string) {}

	static async connect(url: string): Promise<McpClient> {
		const client = new McpClient(url);
		await client.request('initialize', {
			protocolVersion: '2025-06-18',
			capabilities: {},
			clientInfo: { name: 'test', version: '1' },
		});
		await client.post({ jsonrpc: '2.0', method: 'notifications/initialized' });
		return client;
	}

	async listTools(): Promise<Tool[]> {
		const { tools } = await this.request<{ tools: ListedTool[] }>('tools/list', {});
		return tools.map(({ name, description, inputSchema }) => ({
			name,
			description,
			parameters: inputSchema,
		}));
	}

	/** The text that a tool answers with. */
	async callTool(name: string, values: Record<string, unknown>): Promise<string> {
		const { content } = await this.request<ToolResult>('tools/call', { name, arguments: values });
		return content.map(({ text }) => text).join('\n');
	}

	private async request<Result>(method: string, params: object): Promise<Result> {
		const id = ++this.requests;
		const answer = await this.post({ jsonrpc: '2.0', id, method, params });
		// The server may answer with a stream of events, of which the answer is one.
		const texts = answer.startsWith('{')
			? [answer]
			: [...answer.matchAll(/^data: (.+)$/gm)].map(([, data]) => String(data));
		const messages = texts.map((text) => JSON.parse(text) as { id?: number; result?: Result });
		const result = messages.find((message) => message.id === id)?.result;
		if (result === undefined) throw new Error(`The MCP server answered ${method} with: ${answer}`);
		return result;
	}

	private async post(message: object): Promise<string> {
		const response = await answerOfWebhook(this.url, message, {
			accept: 'application/json, text/event-stream',
			...(this.session !== undefined && { 'mcp-session-id': this.session }),
		});
		this.session ??= response.headers.get('mcp-session-id') ?? undefined;
		return await response.text();
	}
}
