/** How a model comes to use the nodes: by n8n's AI agent, and by its MCP server. */
import assert from 'node:assert/strict';

import type { Lab } from '../../../sandbox/lab/lab.mts';
import { inARow, itemsNode, manualTrigger, nodeOf } from '../../../sandbox/lab/workflow.mts';
import type { NewWorkflow } from '../../../sandbox/lab/workflow.mts';

import { located } from '../../located.ts';

import { ChatModel } from './chatModel.mts';
import type { Tool } from './chatModel.mts';
import { McpClient } from './mcpClient.mts';
import type { ToolNode } from './toolCases.mts';

export interface Call {
	node: ToolNode;
	values: Record<string, unknown>;
}

export interface Used {
	/** The tools as they are described to the model. */
	tools: Tool[];
	/** What the model got for each call, as the text that it came as. */
	answers: string[];
}

/** Lets a model call some tools, one after the other. */
export interface Model {
	use(nodes: ToolNode[], calls: Call[]): Promise<Used>;
	/** Lets it make some calls at the same time, in conversations of their own, and gives the answers. */
	callAtOnce(calls: Call[]): Promise<string[]>;
	close(): Promise<void>;
}

/** The name that n8n gives a tool. */
function toolName({ name }: ToolNode): string {
	return name.replaceAll(' ', '_');
}

/** A workflow whose last node has the tools. */
function withTools(workflow: NewWorkflow, owner: string, tools: ToolNode[]): NewWorkflow {
	const toOwner = { ai_tool: [[{ node: owner, type: 'ai_tool', index: 0 }]] };
	return {
		...workflow,
		nodes: [...(workflow.nodes as ToolNode[]), ...tools],
		connections: {
			...(workflow.connections as object),
			...Object.fromEntries(tools.map(({ name }) => [name, toOwner])),
		},
	};
}

/**
 * A model behind n8n's AI agent.
 *
 * @param version that of its node: up to 2, the agent itself runs the tools; from 3 on n8n's engine does
 */
export async function agentModel(lab: Lab, version: number): Promise<Model> {
	const model = await ChatModel.start();
	const openAi = await lab.client.request<{ id: string; name: string }>('POST', '/credentials', {
		name: 'Scripted model',
		type: 'openAiApi',
		data: { apiKey: 'none', url: model.url },
	});
	const agent = nodeOf('Agent', '@n8n/n8n-nodes-langchain.agent', version, {
		promptType: 'define',
		text: 'Do what you are asked to.',
		options: { batching: { batchSize: 2 } },
	});
	const chatModel = {
		...nodeOf('Model', '@n8n/n8n-nodes-langchain.lmChatOpenAi', 1.3, {
			model: located('scripted'),
			responsesApiEnabled: false,
			options: {},
		}),
		credentials: { openAiApi: { id: openAi.id, name: openAi.name } },
	};

	/** Runs the agent on some items at once, for which the model makes some calls. */
	async function run(nodes: ToolNode[], calls: Call[], conversations: number): Promise<void> {
		const last = Array.from({ length: conversations }, () => ({ text: 'Done.' }));
		model.follow([...calls.map(({ node, values }) => ({ tool: toolName(node), values })), ...last]);
		const items = itemsNode(
			'Conversations',
			Array.from({ length: conversations }, () => ({})),
		);
		const workflow = withTools(inARow('Agent', [manualTrigger(), items, agent]), agent.name, nodes);
		const toAgent = [[{ node: agent.name, type: 'ai_languageModel', index: 0 }]];
		const { status, error, runData } = await lab.saveAndRun({
			...workflow,
			nodes: [...(workflow.nodes as ToolNode[]), chatModel],
			connections: {
				...(workflow.connections as object),
				[chatModel.name]: { ai_languageModel: toAgent },
			},
		});
		assert.equal(status, 'success', error?.message);
		const said = runData[agent.name]?.at(-1)?.data?.main?.[0] ?? [];
		assert.deepEqual(
			said.map(({ json }) => json.output),
			last.map(({ text }) => text),
		);
	}

	return {
		async use(nodes, calls) {
			await run(nodes, calls, 1);
			return { tools: model.tools, answers: model.toolAnswers };
		},
		async callAtOnce(calls) {
			await run([...new Set(calls.map(({ node }) => node))], calls, calls.length);
			return model.toolAnswersOfAll;
		},
		close: async () => await model.close(),
	};
}

/** A model behind a client of n8n's MCP server. */
export function mcpModel(lab: Lab): Model {
	let servers = 0;

	async function connect(nodes: ToolNode[]): Promise<McpClient> {
		const path = `tools-${servers++}`;
		const trigger = nodeOf('MCP Server', '@n8n/n8n-nodes-langchain.mcpTrigger', 2.1, { path });
		const server = { ...trigger, webhookId: path };
		const saved = await lab.save(withTools(inARow(path, [server]), server.name, nodes));
		await lab.client.publish(saved);
		return await McpClient.connect(`${lab.url}/mcp/${path}`);
	}

	return {
		async use(nodes, calls) {
			const client = await connect(nodes);
			const tools = await client.listTools();
			const answers: string[] = [];
			for (const { node, values } of calls) {
				answers.push(await client.callTool(toolName(node), values));
			}
			return { tools, answers };
		},
		async callAtOnce(calls) {
			const client = await connect([...new Set(calls.map(({ node }) => node))]);
			return await Promise.all(
				calls.map(async ({ node, values }) => await client.callTool(toolName(node), values)),
			);
		},
		close: async () => await Promise.resolve(),
	};
}
