/** A text, which is kept, or a whole number of sixteen digits or more. */
const TEXT_OR_LONG_NUMBER = /"[^"\\]*(?:\\.[^"\\]*)*"|(?<![\w.+-])-?\d{16,}(?![\d.eE])/g;

/**
 * Parses JSON. A whole number that JavaScript cannot hold, whose last digits would change, becomes a
 * text of its digits.
 *
 * @returns undefined for an empty text, and for one that is no JSON
 */
export function parseJson(text: string): unknown {
	try {
		return JSON.parse(/\d{16}/.test(text) ? text.replace(TEXT_OR_LONG_NUMBER, asText) : text);
	} catch {
		return undefined;
	}
}

function asText(part: string): string {
	return part.startsWith('"') || String(Number(part)) === part ? part : `"${part}"`;
}
