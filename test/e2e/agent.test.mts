/** The nodes as tools of an AI agent, whose chat model is a scripted one. */
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';

import type { Books } from '../../sandbox/apis/books.mts';
import { Lab } from '../../sandbox/lab/lab.mts';
import {
	a3ConnectNode,
	inARow,
	manualTrigger,
	nodeOf,
	simutekNode,
} from '../../sandbox/lab/workflow.mts';
import type { NewWorkflow } from '../../sandbox/lab/workflow.mts';
import type { Workflow } from '../../sandbox/start/rest.mts';

import { located } from '../located.ts';
import { ChatModel } from './agent/chatModel.mts';
import type { Turn } from './agent/chatModel.mts';

const AGENT = 'Agent';

type Values = Record<string, string>;

/** A node as a tool, and what a model does with it. */
interface ToolCase {
	node: Workflow['nodes'][number];
	/** What the model is told of the tool. */
	purpose: RegExp;
	/** What the model is told of each value. */
	described: Values;
	right: Values;
	/** Values that the API or the package does not allow. */
	wrong: Values;
	/** What the model is told of the wrong ones. */
	refusal: RegExp;
	/** What the model is told of the order that was placed. */
	confirmation(books: Books): string;
}

/** Parameters that the model gives, as the editor writes them. */
function fromModel(described: Values): Values {
	return Object.fromEntries(
		Object.entries(described).map(([key, description]) => [
			key,
			`={{ $fromAI('${key}', '${description}', 'string') }}`,
		]),
	);
}

function orderTool(): ToolCase {
	const described = {
		customerNumber: 'Number of the A3 account',
		firstname: 'First name of the new employee',
		lastname: 'Last name of the new employee',
		email: 'Work email address',
		userGroup1: 'User group',
	};
	const { customerNumber, ...value } = fromModel(described);
	const parameters = {
		resource: 'order',
		operation: 'create',
		package: located('101'),
		customerNumber,
		fields: { mappingMode: 'defineBelow', value },
		options: { skipDuplicates: true },
	};
	const right = {
		customerNumber: '204822',
		firstname: 'Linnea',
		lastname: 'Sjöberg',
		email: 'linnea.sjoberg@tryckeriet.example',
		userGroup1: 'Ledning',
	};
	return {
		node: a3ConnectNode('Order a phone', parameters, 'a3ConnectTool'),
		purpose: /^Create order in A3 Connect/,
		described,
		right,
		wrong: { ...right, userGroup1: 'Lager' },
		refusal: /"userGroup1" must be one of .+"Ledning".+ but is "Lager"/,
		confirmation: ({ orders }) => `"orderNumber":"${orders[0]?.orderNumber}"`,
	};
}

function salesOrderTool(): ToolCase {
	const described = {
		customerNumber: 'Number of the customer in GKS',
		purchaseOrderNumber: 'Number of the order in the webshop',
	};
	const { customerNumber, purchaseOrderNumber } = fromModel(described);
	const parameters = {
		resource: 'salesOrder',
		operation: 'create',
		customerNumber: located(customerNumber ?? ''),
		additionalFields: { purchaseOrderNumber },
		options: { skipDuplicates: true },
	};
	return {
		node: simutekNode('Create sales order', parameters, 'simutekTool'),
		purpose: /^Create sales order/,
		described,
		right: { customerNumber: 'K100421', purchaseOrderNumber: 'W-2041' },
		wrong: { customerNumber: 'K1', purchaseOrderNumber: 'W-2041' },
		refusal: /Simutek GKS answered 404 Not Found: The customer number was not found/,
		confirmation: () => '"success":true',
	};
}

suite('The nodes as tools of an AI agent', () => {
	let lab: Lab;
	let model: ChatModel;
	let openAi: { id: string; name: string };

	before(async () => {
		[lab, model] = await Promise.all([Lab.open(), ChatModel.start()]);
		openAi = await lab.client.request('POST', '/credentials', {
			name: 'Scripted model',
			type: 'openAiApi',
			data: { apiKey: 'none', url: model.url },
		});
	});
	after(async () => {
		await lab.close();
		await model.close();
	});

	function agentWorkflow(tool: Workflow['nodes'][number]): NewWorkflow {
		const agent = nodeOf(AGENT, '@n8n/n8n-nodes-langchain.agent', 3.1, {
			promptType: 'define',
			text: 'Do what you are asked to.',
			options: {},
		});
		const chatModel = {
			...nodeOf('Model', '@n8n/n8n-nodes-langchain.lmChatOpenAi', 1.3, {
				model: located('scripted'),
				responsesApiEnabled: false,
				options: {},
			}),
			credentials: { openAiApi: { id: openAi.id, name: openAi.name } },
		};
		const workflow = inARow(tool.name, [manualTrigger(), agent]);
		const to = (type: string) => ({ [type]: [[{ node: agent.name, type, index: 0 }]] });
		return {
			...workflow,
			nodes: [...(workflow.nodes as Workflow['nodes']), chatModel, tool],
			connections: {
				...(workflow.connections as object),
				[chatModel.name]: to('ai_languageModel'),
				[tool.name]: to('ai_tool'),
			},
		};
	}

	/** Has the model use the tool as the script says, and gives back its last words. */
	async function ask({ node }: ToolCase, script: Turn[]): Promise<unknown> {
		lab.sandbox.reset();
		model.follow(script);
		// As the README advises, so that the model learns what went wrong.
		const tool = { ...node, onError: 'continueRegularOutput' };
		const { status, error, runData } = await lab.saveAndRun(agentWorkflow(tool));
		assert.equal(status, 'success', error?.message);
		return runData[AGENT]?.at(-1)?.data?.main?.[0]?.[0]?.json.output;
	}

	const callOf = ({ node }: ToolCase, values: Values): Turn => ({
		tool: node.name.replaceAll(' ', '_'),
		values,
	});

	for (const tool of [orderTool(), salesOrderTool()]) {
		const { name } = tool.node;

		test(`"${name}" is described, with each of its values`, async () => {
			await ask(tool, [{ text: 'There is nothing to do.' }]);
			const [schema, ...others] = model.tools;
			assert.equal(others.length, 0);
			assert.match(String(schema?.description), tool.purpose);
			const described = Object.entries(schema?.parameters.properties ?? {}).map(
				([value, { type, description }]) => [value, `${type}: ${description}`],
			);
			const expected = Object.entries(tool.described).map(([value, description]) => [
				value,
				`string: ${description}`,
			]);
			assert.deepEqual(Object.fromEntries(described), Object.fromEntries(expected));
			assert.deepEqual(schema?.parameters.required?.toSorted(), Object.keys(tool.right).sort());
		});

		test(`"${name}" places one order with the values of the model, and tells it so`, async () => {
			const said = await ask(tool, [callOf(tool, tool.right), { text: 'Done.' }]);
			assert.equal(said, 'Done.');
			assertPlaced(tool);
			const [answer] = model.toolAnswers;
			const confirmation = tool.confirmation(lab.sandbox.books);
			assert(answer?.includes(confirmation), `${answer} holds ${confirmation}`);
		});

		test(`"${name}" tells the model what is wrong with a value, so that it can mend it`, async () => {
			const script = [callOf(tool, tool.wrong), callOf(tool, tool.right), { text: 'Done.' }];
			assert.equal(await ask(tool, script), 'Done.');
			const [refused] = JSON.parse(String(model.toolAnswers[0])) as Array<{ error: string }>;
			assert.match(String(refused?.error), tool.refusal);
			assertPlaced(tool);
		});
	}

	/** One order stands, and it is made of what the model said. */
	function assertPlaced({ right }: ToolCase): void {
		const { orders, salesOrders } = lab.sandbox.books;
		const placed = [
			...orders.map(({ body: { customerNumber, data } }) => ({ customerNumber, ...data })),
			...salesOrders.map(({ body: { customerNumber, purchaseOrderNumber } }) => ({
				customerNumber,
				purchaseOrderNumber,
			})),
		];
		assert.deepEqual(placed, [right]);
	}
});
