import assert from 'node:assert/strict';

import { a3ConnectNode, simutekNode } from '../../../sandbox/lab/workflow.mts';

import type { Scene } from './scene.mts';

const CUSTOM_CALL = 'Custom API Call';

const NODES = {
	'A3 Connect': a3ConnectNode('A3', { resource: 'order', operation: 'create' }),
	'Simutek GKS': simutekNode('Simutek', { resource: 'customer', operation: 'create' }),
};

/** What a node with either choice says when it is executed. */
const ADVICE = {
	message: 'Custom API calls are made with the HTTP Request node',
	description: 'Add an HTTP Request node, and choose the credential of this node there.',
};

/** Declares the tests of "Custom API Call", which n8n adds to the lists of every node by itself. */
export function testCustomCalls(scene: Scene): void {
	for (const [displayName, node] of Object.entries(NODES)) {
		for (const list of ['operation', 'resource']) {
			const name = `"${CUSTOM_CALL}" as the ${list} of ${displayName} leads to the HTTP Request node`;
			scene.test(name, async (editor) => {
				const opened = await editor.openNode(await scene.saveWorkflow(node), node.name);
				await opened.choose(opened.parameter(list), CUSTOM_CALL);
				const advice = `Use the HTTP Request node to make a custom API call. We'll take care of the ${displayName} auth for you.`;
				await opened.parameters.getByText(advice).waitFor();
				await opened.execute();
				assert.deepEqual(await opened.readError(), ADVICE);
			});
		}
	}
}
