/** What most texts have nothing of, and without which nothing has to be done. */
const TO_CHANGE = /[^\x20-\x7E\xC0-\xFF]| {2}|^ | $/;
/** Soft hyphens, joiners, marks of direction and the like, which come along where text is copied. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;

/**
 * A text as it is compared with others: what looks the same is the same. Spaces around it do not
 * count, a run of spaces of any kind counts as one, invisible characters do not count, and neither
 * does the Unicode form. Upper and lower case do.
 */
export function comparable(text: string): string {
	if (!TO_CHANGE.test(text)) return text;
	return text.replace(INVISIBLE, '').normalize('NFC').replace(/\s+/g, ' ').trim();
}

/** A text as it is compared where upper and lower case do not count either. */
export function comparableInAnyCase(text: string): string {
	return comparable(text).toLocaleLowerCase('sv');
}
