/**
 * A value as text, where it is one or a number: APIs give a number as text and a text as number.
 *
 * @returns undefined where there is nothing to read
 */
export function textOf(value: unknown): string | undefined {
	const text = typeof value === 'number' && Number.isFinite(value) ? String(value) : value;
	return typeof text === 'string' && text.trim() !== '' ? text : undefined;
}

/**
 * A text as it is compared: in one Unicode form, without spaces around it, and with one space where
 * there are several, of whatever kind.
 */
export function compared(text: string): string {
	return text.normalize('NFC').replace(/\s+/gu, ' ').trim();
}

/** A text as it is compared where upper and lower case are the same. */
export function comparedInAnyCase(text: string): string {
	return compared(text).toLocaleLowerCase('sv');
}
