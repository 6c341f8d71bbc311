/** A chat model that follows a script, behind OpenAI's interface of chat completions. */
import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';

import { close, listen } from '../../../sandbox/apis/wire.mts';

/** What the model says next: a call of a tool, or its last words. */
export type Turn = { tool: string; values: Record<string, unknown> } | { text: string };

/** A tool as it is described to the model. */
export interface Tool {
	name: string;
	description: string;
	parameters: {
		properties: Record<string, { type?: string; description?: string }>;
		required?: string[];
	};
}

interface Message {
	role: 'system' | 'user' | 'assistant' | 'tool';
	content: string;
}

interface CompletionRequest {
	messages: Message[];
	tools?: Array<{ function: Tool }>;
}

export class ChatModel {
	/** What the model was asked, in that order. */
	private readonly requests: CompletionRequest[] = [];

	private script: Turn[] = [];

	/** What to enter as the base URL of an OpenAI credential. */
	url = '';

	private readonly server = createServer((request, response) => {
		void json(request).then((asked) => {
			this.requests.push(asked as CompletionRequest);
			response.setHeader('content-type', 'application/json');
			response.end(JSON.stringify(this.complete()));
		});
	});

	static async start(): Promise<ChatModel> {
		const model = new ChatModel();
		model.url = `${await listen(model.server, 0)}/v1`;
		return model;
	}

	async close(): Promise<void> {
		await close(this.server);
	}

	/** Forgets what it was asked, and follows another script from now on. */
	follow(script: Turn[]): void {
		this.requests.length = 0;
		this.script = [...script];
	}

	/** The tools that the model was given. */
	get tools(): Tool[] {
		return (this.requests[0]?.tools ?? []).map((tool) => tool.function);
	}

	/** What the tools have answered to the model. */
	get toolAnswers(): string[] {
		const messages = this.requests.at(-1)?.messages ?? [];
		return messages.filter(({ role }) => role === 'tool').map(({ content }) => content);
	}

	/** The same, where every conversation had one answer. */
	get toolAnswersOfAll(): string[] {
		const messages = this.requests.flatMap((request) => request.messages);
		return messages.filter(({ role }) => role === 'tool').map(({ content }) => content);
	}

	private complete() {
		const turn = this.script.shift() ?? { text: 'There is nothing more in my script.' };
		const call = 'tool' in turn && {
			id: `call_${this.requests.length}`,
			type: 'function',
			function: { name: turn.tool, arguments: JSON.stringify(turn.values) },
		};
		return {
			id: `completion_${this.requests.length}`,
			object: 'chat.completion',
			created: 0,
			model: 'scripted',
			choices: [
				{
					index: 0,
					finish_reason: call ? 'tool_calls' : 'stop',
					message: {
						role: 'assistant',
						content: 'text' in turn ? turn.text : null,
						...(call && { tool_calls: [call] }),
					},
				},
			],
			usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
		};
	}
}
