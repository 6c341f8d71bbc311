/** The nodes as tools of a model, which is a scripted one: by an AI agent and by an MCP server. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, suite, test } from 'node:test';

import { Lab } from '../../sandbox/lab/lab.mts';

import { agentModel, mcpModel } from './agent/models.mts';
import type { Call, Model, Used } from './agent/models.mts';
import { CREATING_TOOLS, LISTING_TOOLS } from './agent/toolCases.mts';
import type { ToolCase } from './agent/toolCases.mts';

interface Refusal {
	error: string;
	details: { description: string; mayExist?: boolean };
}

function refusalOf(answer: string | undefined): Refusal {
	const [refused] = JSON.parse(String(answer)) as Refusal[];
	assert(refused?.error, `${answer} tells what is wrong`);
	return refused;
}

interface Owner {
	owner: string;
	modelOf(lab: Lab): Model | Promise<Model>;
	/** Whether n8n gives a call the values of another one that is made at the same time. */
	mixesUp?: true;
}

const OWNERS: Owner[] = [
	{ owner: 'an AI agent', modelOf: async (lab) => await agentModel(lab, 3.1) },
	{
		owner: 'an AI agent of an older version',
		modelOf: async (lab) => await agentModel(lab, 2.2),
		mixesUp: true,
	},
	{ owner: 'an MCP server', modelOf: mcpModel },
];

for (const { owner, modelOf, mixesUp } of OWNERS) {
	suite(`The nodes as tools of ${owner}`, () => {
		let lab: Lab;
		let model: Model;

		before(async () => {
			lab = await Lab.open();
			model = await modelOf(lab);
		});
		beforeEach(() => lab.sandbox.reset());
		after(async () => {
			await model.close();
			await lab.close();
		});

		/** Calls one tool with some values after each other. */
		async function use({ node }: ToolCase, ...values: Array<Call['values']>): Promise<Used> {
			return await model.use(
				[node],
				values.map((given) => ({ node, values: given })),
			);
		}

		for (const tool of CREATING_TOOLS) {
			const { name } = tool.node;

			test(`"${name}" is described, with each of its values`, async () => {
				const { tools } = await use(tool);
				assert.deepEqual(
					tools.map(({ description }) => description),
					[tool.purpose],
				);
				const { properties = {}, required = [] } = tools[0]?.parameters ?? {};
				const described = Object.entries(properties).map(([key, { type, description }]) => [
					key,
					[type ?? 'anything', description].filter(Boolean).join(': '),
				]);
				assert.deepEqual(Object.fromEntries(described), tool.described);
				assert.deepEqual(required.toSorted(), Object.keys(tool.described).sort());
			});

			test(`"${name}" places one order with the values of the model, and tells it so`, async () => {
				const { answers } = await use(tool, tool.right, tool.right);
				assertPlaced(tool);
				const confirmation = tool.confirmation(lab.sandbox.books);
				for (const answer of answers) {
					assert(answer.includes(confirmation), `${answer} holds ${confirmation}`);
				}
				// It has called again with the same values.
				assert.doesNotMatch(String(answers[0]), /skipped/);
				assert.match(String(answers[1]), /"skipped":true.+"reason":/);
			});

			test(`"${name}" places each of two orders`, async () => {
				await use(tool, tool.right, tool.another);
				assert.equal(countPlaced(), 2);
			});

			test(`"${name}" keeps apart two orders that are asked for at the same time`, async () => {
				const { node, right, another } = tool;
				const answers = await model.callAtOnce(
					[right, another].map((values) => ({ node, values })),
				);
				const mixedUp = answers.filter((answer) => answer.includes('n8n mixed this call up'));
				assert.equal(mixedUp.length, mixesUp ? 1 : 0, answers.join('\n'));
				assert.equal(countPlaced() + mixedUp.length, 2);
			});

			test(`"${name}" tells the model what is wrong with a value, so that it can mend it`, async () => {
				const { answers } = await use(tool, tool.wrong, tool.right);
				assert.match(refusalOf(answers[0]).error, tool.refusal);
				assertPlaced(tool);
			});

			test(`"${name}" tells the model not to call it again where the order may exist`, async () => {
				const { operationId } = tool;
				lab.sandbox.injectFault({ operationId, kind: 'status', effect: 'done', status: 500 });
				const { answers } = await use(tool, tool.right, tool.right);
				for (const { error, details } of answers.map(refusalOf)) {
					assert.match(error, /may exist/);
					assert.match(details.description, /Do not call this tool again/);
					assert.equal(details.mayExist, true);
				}
				// It has called again all the same.
				assertPlaced(tool);
			});
		}

		test('a model finds out by itself what there is to order, and what an order says', async () => {
			const { packages, schema } = LISTING_TOOLS;
			const order = CREATING_TOOLS.find(({ node }) => node.name === 'Order anything')!;
			const { answers } = await model.use(
				[packages, schema, order.node],
				[
					{ node: packages, values: {} },
					{ node: schema, values: { Package: '101' } },
					{ node: order.node, values: order.right },
				],
			);
			assert.match(String(answers[0]), /"predefinedPackageID":101/);
			assert.match(String(answers[1]), /"userGroup1".+"Ledning"/);
			assertPlaced(order);
		});

		function countPlaced(): number {
			const { orders, salesOrders } = lab.sandbox.books;
			return orders.length + salesOrders.length;
		}

		/** One order stands, and it is made of what the model said. */
		function assertPlaced({ placed }: ToolCase): void {
			const { orders, salesOrders } = lab.sandbox.books;
			const inBooks = [
				...orders.map(({ body: { customerNumber, data } }) => ({ customerNumber, ...data })),
				...salesOrders.map(({ body: { customerNumber, purchaseOrderNumber } }) => ({
					customerNumber,
					purchaseOrderNumber,
				})),
			];
			assert.deepEqual(inBooks, [placed]);
		}
	});
}
