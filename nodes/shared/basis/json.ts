import { comparable } from './comparable';

export type JsonObject = Record<string, unknown>;

/** Whether nothing was given: null, missing or a text in which nothing is to be seen. */
export function isEmpty(given: unknown): boolean {
	return (
		given === undefined || given === null || (typeof given === 'string' && comparable(given) === '')
	);
}

export function isJsonObject(value: unknown): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * An object with its fields spelled as documented, where they differ in upper and lower case only;
 * everything in it stays as it came.
 */
export function spelledAs(names: readonly string[], object: JsonObject): JsonObject {
	if (names.every((name) => Object.hasOwn(object, name))) return object;
	const documented = new Map(names.map((name) => [name.toLowerCase(), name]));
	const spelled = Object.entries(object).map(([name, value]) => {
		const wanted = documented.get(name.toLowerCase());
		return [wanted === undefined || Object.hasOwn(object, wanted) ? name : wanted, value] as const;
	});
	return Object.fromEntries(spelled);
}

/**
 * A value as text, where it is one or a number: APIs give a number as text and a text as number.
 *
 * @returns undefined where there is nothing to read
 */
export function textOf(value: unknown): string | undefined {
	const text = typeof value === 'number' && Number.isFinite(value) ? String(value) : value;
	return typeof text === 'string' && !isEmpty(text) ? text : undefined;
}
