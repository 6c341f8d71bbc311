export type JsonObject = Record<string, unknown>;

/** Whether nothing was given: null, missing or a text without a letter. */
export function isEmpty(given: unknown): boolean {
	return given === undefined || given === null || (typeof given === 'string' && !given.trim());
}
