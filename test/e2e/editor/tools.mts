import assert from 'node:assert/strict';

import { a3ConnectNode, inARow, manualTrigger, nodeOf } from '../../../sandbox/lab/workflow.mts';
import type { Workflow } from '../../../sandbox/start/rest.mts';
import { ORDER_PARAMETERS, USER_GROUP, byModel } from '../agent/toolCases.mts';
import { becomes } from '../eventually.mts';

import type { Scene } from './scene.mts';

const TOOL = 'Order a phone';

/** Declares the tests of setting the nodes up as tools of an AI agent. */
export function testTools(scene: Scene): void {
	async function saveAgent(): Promise<Workflow> {
		const agent = nodeOf('Agent', '@n8n/n8n-nodes-langchain.agent', 3.1, { options: {} });
		const tool = {
			...a3ConnectNode(TOOL, { resource: 'order', operation: 'create' }, 'a3ConnectTool'),
			position: [400, 300],
		};
		const row = inARow('A tool', [manualTrigger(), { ...agent, position: [400, 0] }]);
		return await scene.lab.save({
			...row,
			nodes: [...(row.nodes as Workflow['nodes']), tool],
			connections: { [TOOL]: { ai_tool: [[{ node: agent.name, type: 'ai_tool', index: 0 }]] } },
		});
	}

	const savedTool = async ({ id }: Workflow) => {
		const { nodes } = await scene.lab.client.getWorkflow(id);
		const { parameters, ...settings } = nodes.find(({ name }) => name === TOOL)!;
		return { parameters, settings: Object.keys(settings) };
	};

	scene.test('a tool is set up by leaving its values to the model', async (editor) => {
		const workflow = await saveAgent();
		const tool = await editor.openNode(workflow.id, TOOL);
		await tool.openList('package');
		await tool.choices.getByText('Företag Flex').click();
		await becomes(() => tool.fields.count(), 6);
		await tool.leaveToModel('customerNumber');
		for (const name of ['firstname', 'lastname', 'email', 'alias', 'desiredActivationDate']) {
			await tool.leaveToModel(name);
		}
		await tool.writeExpression('userGroup1', USER_GROUP);
		await tool.addChoice('Skip Duplicates');
		await becomes(async () => (await savedTool(workflow)).parameters, ORDER_PARAMETERS);
	});

	scene.test('a tool has no setting for what happens on an error', async (editor) => {
		const workflow = await saveAgent();
		const tool = await editor.openNode(workflow.id, TOOL);
		await tool.openSettings();
		const text = await tool.settings.innerText();
		assert.match(text, /Notes/);
		assert.doesNotMatch(text, /On Error|Retry On Fail/);
	});

	scene.test('a tool whose package the model gives does not ask for one', async (editor) => {
		const workflow = await saveAgent();
		const tool = await editor.openNode(workflow.id, TOOL);
		await tool.leaveToModel('package');
		const chosen = { __rl: true, value: byModel('Package'), mode: 'id' };
		await becomes(async () => (await savedTool(workflow)).parameters.package, chosen);
		const reopened = await editor.openNode(workflow.id, TOOL);
		await reopened.parameters.getByText('The model chooses the package').waitFor();
		assert.equal(await reopened.parameters.getByText('Choose a package to').count(), 0);
	});
}
