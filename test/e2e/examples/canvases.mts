import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, test } from 'node:test';

import { REDIS } from '../../../sandbox/lab/services.mts';
import {
	CREDENTIALS,
	exampleNames,
	readExample,
	readExamples,
} from '../../../sandbox/start/imports.mts';
import { EXAMPLES } from '../../../sandbox/start/paths.mts';
import type { Workflow } from '../../../sandbox/start/rest.mts';
import { keep, pictureOf } from '../editor/pictures.mts';
import type { Scene } from '../editor/scene.mts';
import { becomes } from '../eventually.mts';

const NOTE = 'n8n-nodes-base.stickyNote';

/** The size of a node on the canvas. */
const NODE = { width: 96, height: 96 };

/** What is left free around all that is on the canvas: below the last nodes stand their names. */
const MARGIN = { horizontal: 32, vertical: 64 };

interface Connection {
	from: string;
	to: string;
}

/** Declares the tests of what an example looks like, copied from its file and pasted. */
export function testCanvases(scene: Scene): void {
	before(async () => {
		const redis = { name: 'Redis', type: 'redis', data: REDIS };
		await scene.lab.client.request('POST', '/credentials', redis);
	});

	for (const name of exampleNames()) {
		const example = readExample(name);
		scene.test(`"${example.name}" can be pasted onto an empty canvas`, async (editor) => {
			const notes = example.nodes.filter(({ type }) => type === NOTE);
			await editor.openNewWorkflow();
			await editor.paste(JSON.stringify(example));
			await becomes(() => editor.nodes.count(), example.nodes.length - notes.length);
			await becomes(() => editor.notes.count(), notes.length);
			for (const { from, to } of connectionsOf(example)) {
				await editor.connection(from, to).waitFor({ state: 'attached' });
			}
			assert.equal(await editor.issues.count(), 0);
			assert.deepEqual(await editor.cutOffNotes(), [0, 0, 0]);
			await editor.showCanvas(sizeOf(example));
			keep(`example-${name}`, await pictureOf(editor.page, [editor.canvas]));
		});
	}

	test('n8n finds nothing in the examples that 3.0 breaks', async () => {
		for (const { id: _, ...example } of readExamples()) await scene.lab.save(example);
		const { report } = await scene.lab.client.request<{ report: { workflowResults: object[] } }>(
			'GET',
			'/breaking-changes/report?version=v3',
		);
		assert.deepEqual(report.workflowResults, []);
	});

	scene.test('an example can be imported from its file', async (editor) => {
		await editor.openNewWorkflow();
		await editor.importFile(join(EXAMPLES, 'nightly-customer-export.json'));
		await editor.node('Get Many Customers').waitFor();
	});

	scene.test(
		'an example takes the only credential that there is, whatever its own',
		async (editor) => {
			const { id, name } = CREDENTIALS.simutekOAuth2Api;
			const copied = JSON.stringify(readExample('nightly-customer-export'));
			await editor.openNewWorkflow();
			await editor.paste(copied.replace(id, 'elsewhere').replace(name, 'Elsewhere'));
			await editor.node('Get Many Customers').dblclick();
			await editor.page.getByText(`We selected "${name}" credentials`).waitFor();
		},
	);
}

function connectionsOf({ connections }: Workflow): Connection[] {
	const outputs = connections as Record<string, { main: Array<Array<{ node: string }>> }>;
	return Object.entries(outputs).flatMap(([from, { main }]) =>
		main.flat().map(({ node }) => ({ from, to: node })),
	);
}

/** How large the canvas has to be for a workflow. */
function sizeOf({ nodes }: Workflow): { width: number; height: number } {
	const boxes = nodes.map(({ position: [x = 0, y = 0], parameters }) => {
		const { width, height } = { ...NODE, ...parameters } as typeof NODE;
		return { left: x, top: y, right: x + width, bottom: y + height };
	});
	const span = (from: 'left' | 'top', to: 'right' | 'bottom') =>
		Math.max(...boxes.map((box) => box[to])) - Math.min(...boxes.map((box) => box[from]));
	return {
		width: span('left', 'right') + 2 * MARGIN.horizontal,
		height: span('top', 'bottom') + 2 * MARGIN.vertical,
	};
}
