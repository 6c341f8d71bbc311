import assert from 'node:assert/strict';

import { inARow, itemsNode, manualTrigger, simutekNode } from '../../../sandbox/lab/workflow.mts';
import { becomes } from '../eventually.mts';

import { keep, pictureOf } from './pictures.mts';
import type { NodeView } from './nodeView.mts';
import type { Scene } from './scene.mts';

const LIST = 'Customers';

async function shownHints({ hints }: NodeView): Promise<string[]> {
	return (await hints.allInnerTexts()).map((text) => text.trim());
}

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

	scene.test('a hint says that a filter was not understood, n8n says the rest', async (editor) => {
		const { settings } = scene.lab.sandbox;
		settings.ignoreListFilters = true;
		try {
			const filtered = { limit: 2, filters: { name: 'bygg' } };
			const list = await editor.openNode(await saveListing(1, filtered), LIST);
			await list.execute();
			await becomes(
				async () => (await shownHints(list)).map((text) => text.replace(/\d+\./, '….')),
				[
					'GKS did not apply a filter, so the node looked for matches itself. Customers read in all: ….',
					"Limit of 2 items reached. There may be more items that aren't being returned. Tweak the 'Return All' or 'Limit' parameters to access more items.",
				],
			);
			await editor.page.setViewportSize({ width: 1440, height: 660 });
			keep('hints', await pictureOf(editor.page, [list.output]));
		} finally {
			settings.ignoreListFilters = false;
		}
	});

	scene.test('n8n says that a list was fetched once for each item', async (editor) => {
		const list = await editor.openNode(await saveListing(3, { limit: 2 }), LIST);
		await list.execute();
		await becomes(
			() => shownHints(list),
			[
				'This node runs multiple times, once for each input item. Use ‘Execute Once’ in the node settings if you want to run it only once.',
			],
		);
	});

	scene.test('there are no hints where all is well', async (editor) => {
		const list = await editor.openNode(await saveListing(1, { returnAll: true }), LIST);
		await list.execute();
		await list.readTable('corporateIdentityNumber');
		assert.equal(await list.hints.count(), 0);
	});
}
