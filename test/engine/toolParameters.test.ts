import 'reflect-metadata';
import fc from 'fast-check';
import { ExecuteContext, SupplyDataContext } from 'n8n-core';
import { createRunExecutionData, NodeConnectionTypes, Workflow } from 'n8n-workflow';
import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodeParameters,
	INodeTypes,
	IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import { Simutek } from '../../nodes/Simutek/Simutek.node';
import { openItemEntries } from '../../nodes/shared/creations/itemEntries';
import { NodeParameters } from '../../nodes/shared/parameters/itemParameters';
import { refuseMixedUpCall } from '../../nodes/shared/run/tool';
import { located } from '../located';

const NODE = {
	id: '1',
	name: 'Order',
	type: 'n8n-nodes-simutek-a3.simutek',
	typeVersion: 1,
	position: [0, 0] as [number, number],
};

/** The names that items and arguments have: what a model gives is often called like what it is of. */
const NAMES = ['customer', 'förnamn', 'post code'];

function workflowOf(parameters: INodeParameters): Workflow {
	const nodeTypes = { getByNameAndVersion: () => new Simutek() } as unknown as INodeTypes;
	const nodes = [{ ...NODE, parameters }];
	return new Workflow({ nodes, connections: {}, active: false, nodeTypes });
}

/** What the node reads, and what n8n gives it, for a parameter that names a field of `$json`. */
function bothFor(contextFor: (workflow: Workflow) => IExecuteFunctions, field: string) {
	const parameters = {
		resource: 'customer',
		operation: 'get',
		customerNumber: located(`={{ $json["${field}"] }}`),
	};
	const context = contextFor(workflowOf(parameters));
	const customerNumber = {
		property: { displayName: 'Customer', name: 'customerNumber', type: 'string', default: '' },
		rule: (value: unknown) => ({ value }),
	} as const;
	return {
		read: new NodeParameters(context, [customerNumber]).ofItem(0).read(customerNumber),
		given: context.getNodeParameter('customerNumber', 0, null, { extractValue: true }) as unknown,
	};
}

const additionalData = {
	executionId: 'execution',
	webhookWaitingBaseUrl: 'http://127.0.0.1/webhook-waiting',
	formWaitingBaseUrl: 'http://127.0.0.1/form-waiting',
	variables: {},
} as unknown as IWorkflowExecuteAdditionalData;

/** The context of a node in a row, whose input items are those of expressions. */
function inARow(item: INodeExecutionData) {
	return (workflow: Workflow) => {
		const node = workflow.getNode(NODE.name)!;
		const data = { main: [[item]] };
		const executeData = { node, data, source: null };
		return new ExecuteContext(
			workflow,
			node,
			additionalData,
			'manual',
			createRunExecutionData(),
			0,
			[item],
			data,
			executeData,
			[],
		) as unknown as IExecuteFunctions;
	};
}

/** The context in which n8n calls a tool: with the agent's item, and the model's arguments as input. */
function asTool(
	agentItem: INodeExecutionData,
	given: IDataObject,
	runExecutionData = createRunExecutionData(),
) {
	return (workflow: Workflow) => {
		const node = workflow.getNode(NODE.name)!;
		const context = new SupplyDataContext(
			workflow,
			node,
			additionalData,
			'manual',
			runExecutionData,
			0,
			[agentItem],
			{},
			NodeConnectionTypes.AiTool,
			{ node, data: { main: [[agentItem]] }, source: null },
			[],
		);
		context.addInputData(NodeConnectionTypes.AiTool, [[{ json: given }]]);
		return context as unknown as IExecuteFunctions;
	};
}

describe("A parameter that names a field of n8n's $json", () => {
	const json = fc.dictionary(
		fc.constantFrom(...NAMES),
		fc.oneof(fc.string(), fc.integer(), fc.boolean()),
	) as fc.Arbitrary<IDataObject>;
	const field = fc.constantFrom(...NAMES);

	it('is what n8n gives, in a row and as the tool of an agent, whatever the model gives', () => {
		fc.assert(
			fc.property(json, json, field, (seen, given, name) => {
				const row = bothFor(inARow({ json: seen }), name);
				const tool = bothFor(asTool({ json: seen }, given), name);
				expect(row.read).toBe(row.given);
				expect(tool).toEqual({ read: row.given, given: row.given });
			}),
			{ numRuns: 300 },
		);
	});

	it("is the agent's customer, not the one that the model names", () => {
		const context = asTool({ json: { customer: 'K100421' } }, { customer: 'K100422' });
		expect(bothFor(context, 'customer').read).toBe('K100421');
	});

	it('is read of the input item itself where the node stands in a row', () => {
		const item = { json: { customer: 'K100421' } };
		const workflowOf = inARow(item);
		let asked = 0;
		const { read } = bothFor((workflow) => {
			const context = workflowOf(workflow);
			const given = context.getNodeParameter.bind(context);
			context.getNodeParameter = ((...args: Parameters<typeof given>) => {
				asked++;
				return given(...args);
			}) as typeof context.getNodeParameter;
			return context;
		}, 'customer');
		expect(read).toBe('K100421');
		expect(asked).toBe(1);
	});
});

describe('What is known of the creations of a run', () => {
	it('is kept for its retries where n8n runs the node', () => {
		const context = inARow({ json: {} })(workflowOf({}));
		expect(openItemEntries(context, 'url', 'what')).toBe(openItemEntries(context, 'url', 'what'));
	});

	it('is not taken for that of another call where an agent calls the node', () => {
		const context = asTool({ json: {} }, { customer: 'K100421' })(workflowOf({}));
		const first = openItemEntries(context, 'url', 'what');
		expect(openItemEntries(context, 'url', 'what')).not.toBe(first);
	});
});

describe('A call of a model', () => {
	it('is refused where n8n gives it the values of another, as an older agent has it', () => {
		const shared = createRunExecutionData();
		const contextOf = (customer: string) =>
			asTool({ json: {} }, { customer }, shared)(workflowOf({}));
		const [first, other, same] = ['K100421', 'K100422', 'K100421'].map(contextOf);
		expect(() => refuseMixedUpCall(first!)).not.toThrow();
		expect(() => refuseMixedUpCall(other!)).toThrow('mixed this call up');
		expect(() => refuseMixedUpCall(same!)).not.toThrow();
	});

	it('is not refused where n8n runs the node', () => {
		const context = inARow({ json: { customer: 'K100421' } })(workflowOf({}));
		expect(() => refuseMixedUpCall(context)).not.toThrow();
	});
});
