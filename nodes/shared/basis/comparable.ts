const INVISIBLE = /[\u00AD\u200B\u200E\u200F\u2060]/g;

/**
 * A text as it is compared with others: what looks the same is the same. Spaces around it do not
 * count, a run of spaces of any kind counts as one, invisible characters do not count, and neither
 * does the Unicode form. Upper and lower case do.
 */
export function comparable(text: string): string {
	return text.normalize('NFC').replace(INVISIBLE, '').replace(/\s+/g, ' ').trim();
}
