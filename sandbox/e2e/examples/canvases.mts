import assert from 'node:assert/strict';

import { exampleNames, readExample } from '../../start/imports.mts';
import type { Workflow } from '../../start/rest.mts';
import { becomes } from '../editor/eventually.mts';
import { keep, pictureOf } from '../editor/pictures.mts';
import type { Scene } from '../editor/scene.mts';

const NOTE = 'n8n-nodes-base.stickyNote';

/** The size of a node on the canvas, with its name below. */
const NODE = { width: 96, height: 160 };

/** What is left free around all that is on the canvas. */
const MARGIN = 32;

interface Connection {
	from: string;
	to: string;
}

/** Declares the tests of what an example looks like, copied from its file and pasted. */
export function testCanvases(scene: Scene): void {
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
			await editor.showCanvas(sizeOf(example));
			keep(`example-${name}`, await pictureOf(editor.page, [editor.canvas]));
		});
	}
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
	return { width: span('left', 'right') + 2 * MARGIN, height: span('top', 'bottom') + 2 * MARGIN };
}
