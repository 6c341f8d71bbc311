import type { ErrorObject } from 'ajv';

/** One field that does not fit its description. */
export interface FieldError {
	/** Names from the root down to the field; empty for the whole. */
	path: string[];
	keyword: string;
	message: string;
}

/** Ajv's errors, each by the field that it is about. */
export function fieldErrors(errors: ErrorObject[] | null | undefined): FieldError[] {
	return (errors ?? []).map(({ instancePath, keyword, params, message }) => ({
		path: [
			...instancePath.split('/').slice(1).map(unescapePointer),
			// Ajv places these errors at the object, but they are about one of its members.
			...[params['missingProperty'], params['additionalProperty']].filter(isText),
		],
		keyword,
		message: message ?? keyword,
	}));
}

function unescapePointer(segment: string): string {
	return segment.replaceAll('~1', '/').replaceAll('~0', '~');
}

function isText(value: unknown): value is string {
	return typeof value === 'string';
}
