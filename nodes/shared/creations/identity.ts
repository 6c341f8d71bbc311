/**
 * Names a creation by where, what and which: the base URL, the operation, and what tells it from others
 * of its kind. The parts cannot run into each other.
 */
export function identityOf(...parts: Array<string | number>): string {
	return JSON.stringify(parts);
}
