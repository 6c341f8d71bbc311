import type { JsonObject } from '../basis/json';

/** Reads a value for an input item; undefined where only n8n can tell what it is. */
export type ItemReader = (json: JsonObject) => { value: unknown } | undefined;

/** Names a field of the item, as the editor writes it where the field is dragged onto a parameter. */
const REFERENCE =
	/^=\{\{\s*\$json((?:\.[\p{L}_$][\p{L}\p{N}_$]*|\['[^'\\]+'\]|\["[^"\\]+"\])+)\s*\}\}$/u;
const NAME = /\.([^.[]+)|\['([^']+)'\]|\["([^"]+)"\]/gu;

/**
 * Prepares the reading of what a user has entered. n8n evaluates each expression in a virtual machine
 * of its own, a quarter of a millisecond for each (measured on 2.41.1): more than all else that is
 * done for an order. So an expression that only names a field of the item is read here, which is for
 * the caller to do only where n8n's `$json` is that item.
 *
 * @param entered a parameter as the workflow has it, expressions as they are written
 * @returns undefined where there are other expressions in it
 */
export function itemReader(entered: unknown): ItemReader | undefined {
	if (!hasExpression(entered)) return () => ({ value: entered });
	if (typeof entered === 'string') return referenceReader(entered);
	if (Array.isArray(entered)) return undefined;
	const readers: Array<[string, ItemReader]> = [];
	for (const [name, part] of Object.entries(entered as object)) {
		const reader = itemReader(part);
		if (reader === undefined) return undefined;
		readers.push([name, reader]);
	}
	return (json) => {
		const value: Array<[string, unknown]> = [];
		for (const [name, read] of readers) {
			const part = read(json);
			if (part === undefined) return undefined;
			value.push([name, part.value]);
		}
		return { value: Object.fromEntries(value) };
	};
}

/** Whether n8n evaluates something in a value: a text that begins with "=", however deep. */
export function hasExpression(entered: unknown): boolean {
	if (typeof entered === 'string') return entered.startsWith('=');
	return (
		typeof entered === 'object' && entered !== null && Object.values(entered).some(hasExpression)
	);
}

function referenceReader(expression: string): ItemReader | undefined {
	const path = REFERENCE.exec(expression)?.[1];
	if (path === undefined) return undefined;
	const names = [...path.matchAll(NAME)].map(([, ...found]) => found.find(Boolean)!);
	return (json) => {
		let value: unknown = json;
		for (const name of names) {
			if (value === undefined || value === null) return { value: undefined };
			// Texts and the like have properties and functions of their own.
			if (typeof value !== 'object' || (name in value && !Object.hasOwn(value, name)))
				return undefined;
			value = (value as JsonObject)[name];
		}
		// n8n makes texts of dates, and knows of more that an item may hold.
		return typeof value === 'object' && value !== null ? undefined : { value };
	};
}
