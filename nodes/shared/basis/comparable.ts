/** A text as it is compared: in one Unicode form, without spaces around it and runs of them. */
export function comparable(text: string): string {
	return text.normalize('NFC').trim().replace(/\s+/gu, ' ');
}
