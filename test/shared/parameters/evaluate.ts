import { Workflow } from 'n8n-workflow';
import type {
	IDataObject,
	INode,
	INodeTypes,
	IWorkflowDataProxyAdditionalKeys,
} from 'n8n-workflow';

/** A node as n8n hands it to the code of its type. */
export const someNode: INode = {
	id: '1',
	name: 'Tested',
	type: 'n8n-nodes-simutek-a3.tested',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

function workflowOf(node: INode): Workflow {
	const nodeTypes = { getByNameAndVersion: () => undefined } as unknown as INodeTypes;
	return new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
}

/** The value of an expression for an input item of a node, as n8n's own interpreter has it. */
export function evaluateFor(json: IDataObject, expression: string): unknown {
	return workflowOf(someNode).expression.getParameterValue(
		expression,
		null,
		0,
		0,
		someNode.name,
		[{ json }],
		'manual',
		{},
	);
}

/** The value of an expression, as n8n's own interpreter has it. */
export function evaluate(
	expression: string,
	keys: IWorkflowDataProxyAdditionalKeys = {},
	node = someNode,
): unknown {
	return workflowOf(node).expression.getSimpleParameterValue(node, expression, 'internal', keys);
}
