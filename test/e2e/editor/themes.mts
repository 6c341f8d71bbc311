import assert from 'node:assert/strict';

import type { Locator } from 'playwright-core';

import { a3ConnectNode, simutekNode } from '../../../sandbox/lab/workflow.mts';

import { contrastOf, sourceOf } from './icons.mts';
import { keep, pictureOf, sideBySide } from './pictures.mts';
import type { Scene } from './scene.mts';

const ICONS = '/icons/n8n-nodes-simutek-a3/dist/nodes';

/** What a drawing needs to be made out (WCAG 2.2, success criterion 1.4.11). */
const LEAST_CONTRAST = 3;

const THEMES = [
	{ theme: 'Light theme', ending: '.svg' },
	{ theme: 'Dark theme', ending: '.dark.svg' },
];

const NODES = [
	{
		displayName: 'Simutek GKS',
		icon: 'Simutek/simutek',
		credential: 'Simutek (sandbox)',
		node: simutekNode('GKS', { resource: 'customer', operation: 'getAll' }),
	},
	{
		displayName: 'A3 Connect',
		icon: 'A3Connect/a3Connect',
		credential: 'A3 Connect (sandbox)',
		node: a3ConnectNode('A3', { resource: 'package', operation: 'getAll' }),
	},
];

/** Declares the tests of the icons. The theme stays chosen: what takes pictures comes before. */
export function testThemes(scene: Scene): void {
	async function assertSeen(place: Locator, source: string): Promise<void> {
		const icon = place.locator('img').first();
		assert.equal(await sourceOf(icon), source);
		const contrast = await contrastOf(icon);
		assert(contrast >= LEAST_CONTRAST, `${source} has a contrast of ${contrast.toFixed(1)}`);
	}

	const pictures: Buffer[] = [];
	for (const { theme, ending } of THEMES) {
		scene.test(`the icons can be seen in the ${theme.toLowerCase()}`, async (editor) => {
			const workflow = await scene.saveWorkflow(...NODES.map(({ node }) => node));
			await editor.chooseTheme(theme);
			await editor.openCredentials();
			for (const { credential, icon } of NODES) {
				await assertSeen(editor.credential(credential), `${ICONS}/${icon}${ending}`);
			}
			await editor.page.setViewportSize({ width: 1280, height: 460 });
			await editor.openWorkflow(workflow);
			for (const { node, icon } of NODES) {
				await assertSeen(editor.node(node.name), `${ICONS}/${icon}${ending}`);
			}
			pictures.push(await pictureOf(editor.page, [editor.page.locator('body')]));
			if (pictures.length === THEMES.length) {
				keep('themes', await sideBySide(editor.page, pictures));
			}
			await editor.openPanel();
			for (const { displayName, icon } of NODES) {
				await editor.searchNodes(displayName);
				await assertSeen(editor.entry(displayName), `${ICONS}/${icon}${ending}`);
			}
		});
	}
}
