import assert from 'node:assert/strict';

import { a3ConnectNode, simutekNode } from '../../lab/workflow.mts';

import type { Scene } from './scene.mts';

const CUSTOM_CALL = 'Custom API Call';

const NODES = {
	'A3 Connect': a3ConnectNode('A3', { resource: 'order', operation: 'create' }),
	'Simutek GKS': simutekNode('Simutek', { resource: 'customer', operation: 'create' }),
};

/** Declares the tests of "Custom API Call", which n8n adds to the lists of every node by itself. */
export function testCustomCalls(scene: Scene): void {
	for (const [displayName, node] of Object.entries(NODES)) {
		scene.test(
			`a custom call of ${displayName} is left to the HTTP Request node`,
			async (editor) => {
				const opened = await editor.openNode(await scene.saveWorkflow(node), node.name);
				await opened.choose(opened.parameter('operation'), CUSTOM_CALL);
				const advice = `Use the HTTP Request node to make a custom API call. We'll take care of the ${displayName} auth for you.`;
				await opened.parameters.getByText(advice).waitFor();
				await opened.execute();
				const { message } = await opened.readError();
				assert.equal(
					message,
					`There is no operation "__CUSTOM_API_CALL__" of the resource "${node.parameters.resource}". For a call of your own, use the HTTP Request node with the credential of this node.`,
				);
			},
		);
	}
}
