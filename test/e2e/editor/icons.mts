/** Whether an icon can be seen where it is drawn. */
import type { Locator } from 'playwright-core';

type Colour = [red: number, green: number, blue: number];

interface Canvas {
	fillStyle: string;
	fillRect(...box: number[]): void;
	drawImage(image: unknown, ...box: number[]): void;
	getImageData(...box: number[]): { data: number[] };
}

/** What is used of the page's own objects. */
interface Element {
	parentElement: Element | null;
	complete: boolean;
}
interface Window {
	OffscreenCanvas: new (width: number, height: number) => { getContext(kind: '2d'): Canvas };
	getComputedStyle(element: Element): { backgroundColor: string };
}

const SIZE = 32;

/** The address of an icon, once it is drawn. */
export async function sourceOf(icon: Locator): Promise<string> {
	await icon.and(icon.page().locator('img:visible')).waitFor();
	return (await icon.getAttribute('src')) ?? '';
}

/**
 * The contrast between an icon and what is behind it, as WCAG reckons it: 1 is none at all, 21 black
 * on white. The colour of the icon is the mean of what it draws.
 */
export async function contrastOf(icon: Locator): Promise<number> {
	// This runs in the page: it cannot use anything that stands outside of it.
	const [drawn, behind] = (await icon.evaluate(async (image: unknown, size: number) => {
		const { OffscreenCanvas, getComputedStyle } = globalThis as unknown as Window;
		await (image as { decode(): Promise<void> }).decode();
		const canvas = new OffscreenCanvas(size, size).getContext('2d');
		canvas.drawImage(image, 0, 0, size, size);
		const { data } = canvas.getImageData(0, 0, size, size);
		const sum = [0, 0, 0];
		let count = 0;
		for (let index = 0; index < data.length; index += 4) {
			if (data[index + 3]! < 128) continue;
			for (let colour = 0; colour < 3; colour += 1) sum[colour]! += data[index + colour]!;
			count += 1;
		}
		if (count === 0) throw new Error('The icon draws nothing.');
		canvas.fillStyle = 'white';
		canvas.fillRect(0, 0, 1, 1);
		const backgrounds: string[] = [];
		for (let node = image as Element | null; node !== null; node = node.parentElement) {
			backgrounds.unshift(getComputedStyle(node).backgroundColor);
		}
		for (const background of backgrounds) {
			canvas.fillStyle = background;
			canvas.fillRect(0, 0, 1, 1);
		}
		const behind = [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
		return [sum.map((value) => value / count), behind];
	}, SIZE)) as [Colour, Colour];
	const [lighter, darker] = [luminance(drawn), luminance(behind)].sort((one, other) => other - one);
	return (lighter! + 0.05) / (darker! + 0.05);
}

function luminance(colour: Colour): number {
	const [red, green, blue] = colour.map((value) => {
		const part = value / 255;
		return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
	}) as Colour;
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
