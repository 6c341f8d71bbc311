/** What most texts have nothing of, and without which nothing has to be done. */
const TO_CHANGE = /[^\x20-\x7E\xC0-\xFF]| {2}|^ | $/;
const INVISIBLE = /[\u00AD\u200B\u200E\u200F\u2060]/g;

/**
 * A text as it is compared with others: what looks the same is the same. Spaces around it do not
 * count, a run of spaces of any kind counts as one, invisible characters do not count, and neither
 * does the Unicode form. Upper and lower case do.
 */
export function comparable(text: string): string {
	if (!TO_CHANGE.test(text)) return text;
	return text.normalize('NFC').replace(INVISIBLE, '').replace(/\s+/g, ' ').trim();
}

/** A text as it is compared where upper and lower case do not count either. */
export function comparableInAnyCase(text: string): string {
	return comparable(text).toLocaleLowerCase('sv');
}
