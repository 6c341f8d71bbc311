import assert from 'node:assert/strict';

import { inARow, itemsNode, manualTrigger, simutekNode } from '../../../sandbox/lab/workflow.mts';
import { becomes } from '../eventually.mts';

import { keep, pictureOf } from './pictures.mts';
import type { Scene } from './scene.mts';

const LIST = 'Customers';

/** Declares the tests of what stands above an output that people would wonder about. */
export function testHints(scene: Scene): void {
	async function saveListing(items: number, parameters: object): Promise<string> {
		const list = simutekNode(LIST, { resource: 'customer', operation: 'getAll', ...parameters });
		const before = itemsNode(
			'Items',
			Array.from({ length: items }, (_, item) => ({ item })),
		);
		const nodes = [manualTrigger(), before, list].map((node, index) => ({
			...node,
			position: [index * 220, 0],
		}));
		return (await scene.lab.save(inARow('Lists', nodes))).id;
	}

	scene.test('hints say why a list is short, and that it was fetched again', async (editor) => {
		const list = await editor.openNode(await saveListing(3, { limit: 2 }), LIST);
		await list.execute();
		await becomes(
			() => list.hints.allInnerTexts(),
			[
				'The same list was fetched for each of the 3 input items: to fetch it once, switch on "Execute Once" in the settings of the node.',
				'There is more than "Limit" lets through: to get everything, switch on "Return All".',
			],
		);
		await editor.page.setViewportSize({ width: 1440, height: 660 });
		keep('hints', await pictureOf(editor.page, [list.output]));
	});

	scene.test('there are no hints where all is well', async (editor) => {
		const list = await editor.openNode(await saveListing(1, { returnAll: true }), LIST);
		await list.execute();
		await list.readTable('corporateIdentityNumber');
		assert.equal(await list.hints.count(), 0);
	});
}
