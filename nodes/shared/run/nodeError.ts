import type { INode } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import { Failure } from '../basis/failure';

/** What a stopped execution had done by then, for the one who mends it. */
export interface Progress {
	/** What was created, by item. */
	created: Array<{ item: number; number: string }>;
	/** Further items that failed beside the one that is reported, by item. */
	failed: Array<{ item: number; message: string; mayExist: boolean }>;
}

/** How many of many items the text lists; the error's context has all. */
const SHOWN_ITEMS = 50;

/**
 * n8n's error for an item that failed.
 *
 * n8n replaces messages that it thinks it knows by its own, and wraps without taking over, so the
 * texts are set after the error is made, and no cause is handed on: it would hold the request's
 * headers, with the key or the token. The panel shows a message on one line (measured), so further
 * lines begin the description.
 *
 * @param error what the item's work threw
 * @param item the item's index among the input items, from 0; absent where no item is to blame
 * @param progress what to say of the other items, where the execution stops here
 */
export function nodeError(
	node: INode,
	error: unknown,
	item?: number,
	progress?: Progress,
): NodeApiError | NodeOperationError {
	const failure = asFailure(error);
	const { httpStatus } = failure;
	const [message = '', ...further] = failure.message.split('\n');
	const description = [...further, failure.description, ...progressLines(progress)];
	const position = item === undefined ? {} : { itemIndex: item };
	const result =
		httpStatus === undefined
			? new NodeOperationError(node, message, position)
			: new NodeApiError(node, { message, httpCode: String(httpStatus) }, position);
	result.message = item === undefined ? message : `${message} [item ${item}]`;
	result.description = asHtml(description.filter(Boolean).join('\n'));
	result.messages = [];
	result.context.mayExist = failure.mayExist;
	if (progress !== undefined) Object.assign(result.context, progress);
	return result;
}

/** A text of several lines for where n8n takes it for HTML, as in the error panel. */
export function asHtml(text: string): string {
	return text.replaceAll('<', '&lt;').replaceAll('\n', '<br>');
}

/** An error as the failure that it tells of. */
export function asFailure(error: unknown): Failure {
	if (error instanceof Failure) return error;
	if (!(error instanceof Error)) return new Failure({ message: String(error) });
	const description = 'description' in error ? error.description : undefined;
	return new Failure({
		message: error.message,
		...(typeof description === 'string' && { description }),
	});
}

function progressLines(progress: Progress | undefined): string[] {
	if (progress === undefined) return [];
	const { created, failed } = progress;
	return [
		...section(
			`Already created (${created.length}), do not send these items again:`,
			created.map(({ item, number }) => `item ${item}: ${number}`),
		),
		...section(
			`Other items with problems (${failed.length}):`,
			byMessage(failed).map(([message, items]) => `${named(items)}: ${message}`),
		),
	];
}

/** The items that failed by what became of them, each message on one line. */
function byMessage(failed: Progress['failed']): Array<[message: string, items: number[]]> {
	const items = new Map<string, number[]>();
	for (const { item, message } of failed) {
		const line = message.replaceAll('\n', ' ');
		const same = items.get(line);
		if (same === undefined) items.set(line, [item]);
		else same.push(item);
	}
	return [...items];
}

/** Items as people name them, such as `items 1 to 33, 40`. */
function named(items: number[]): string {
	const ranges: Array<{ from: number; to: number }> = [];
	for (const item of items) {
		const last = ranges.at(-1);
		if (last?.to === item - 1) last.to = item;
		else ranges.push({ from: item, to: item });
	}
	const texts = ranges.map(({ from, to }) => (from === to ? String(from) : `${from} to ${to}`));
	return `${items.length === 1 ? 'item' : 'items'} ${texts.join(', ')}`;
}

function section(heading: string, lines: string[]): string[] {
	if (lines.length === 0) return [];
	const more = lines.length - SHOWN_ITEMS;
	return [heading, ...lines.slice(0, SHOWN_ITEMS), ...(more > 0 ? [`and ${more} more`] : [])];
}
