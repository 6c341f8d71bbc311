const EXCERPT_LENGTH = 500;

/** The beginning of a text on one line, without control characters. */
export function excerpt(text: string, length = EXCERPT_LENGTH): string {
	const line = text
		.slice(0, length * 2)
		.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
		.trim();
	return line.length > length ? `${line.slice(0, length)}…` : line;
}
