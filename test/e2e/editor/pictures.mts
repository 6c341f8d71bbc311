/** Pictures of the editor: those of the README where they are asked for, and one of each failure. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Locator, Page } from 'playwright-core';

/** Where the pictures of the README go; without it none are kept, so that a test changes no file. */
const { SCREENSHOTS } = process.env;

/** What is left free below the last element of a picture that is cut off there. */
const MARGIN = 20;

/** What is used of an element in the page. */
interface Animated {
	getAnimations(options: { subtree: boolean }): Array<{
		effect: { getComputedTiming(): { endTime: number } };
		finished: Promise<unknown>;
	}>;
}

/** Keeps a picture under a name, if pictures are asked for. */
export function keep(name: string, picture: Buffer): void {
	if (!SCREENSHOTS) return;
	mkdirSync(SCREENSHOTS, { recursive: true });
	writeFileSync(join(SCREENSHOTS, `${name}.png`), picture);
}

/**
 * A picture of a part of the page, without the notices that n8n lays over it.
 *
 * @param frames the elements that the picture holds, beside each other
 * @param last the element below which it is cut off
 */
export async function pictureOf(page: Page, frames: Locator[], last?: Locator): Promise<Buffer> {
	// What the mouse rests on looks different.
	await page.mouse.move(0, 0);
	await Promise.all(frames.map(standStill));
	const boxes = await Promise.all(frames.map(boxOf));
	const left = Math.min(...boxes.map(({ x }) => x));
	const right = Math.max(...boxes.map(({ x, width }) => x + width));
	const top = Math.min(...boxes.map(({ y }) => y));
	const bottom = last
		? await boxOf(last).then(({ y, height }) => y + height + MARGIN)
		: Math.max(...boxes.map(({ y, height }) => y + height));
	const clip = { x: left, y: top, width: right - left, height: bottom - top };
	return await page.screenshot({ clip, style: '.el-notification { visibility: hidden }' });
}

/** Waits for what slides or fades in an element, but not for what goes round for ever. */
async function standStill(frame: Locator): Promise<void> {
	await frame.evaluate(async (element) => {
		const moving = (element as unknown as Animated).getAnimations({ subtree: true });
		const ending = moving.filter(({ effect }) => effect.getComputedTiming().endTime < Infinity);
		await Promise.allSettled(ending.map(({ finished }) => finished));
	});
}

async function boxOf(locator: Locator) {
	const box = await locator.boundingBox();
	if (box === null) throw new Error(`There is nothing to take a picture of: ${locator}`);
	return box;
}

/** One picture of two, beside each other. */
export async function sideBySide(page: Page, pictures: Buffer[]): Promise<Buffer> {
	const images = pictures.map(
		(picture) => `<img src="data:image/png;base64,${picture.toString('base64')}">`,
	);
	const drawing = await page.context().newPage();
	const style = 'display: inline-flex; align-items: flex-start; gap: 16px';
	await drawing.setContent(`<main style="${style}">${images.join('')}</main>`);
	const both = await drawing.locator('main').screenshot();
	await drawing.close();
	return both;
}

/** Keeps what the page shows for whoever looks into a failure, and tells where. */
export async function pictureFailure(page: Page): Promise<string> {
	const file = join(mkdtempSync(join(tmpdir(), 'editor-')), 'failure.png');
	await page.screenshot({ path: file });
	return file;
}
