/**
 * Texts by what they mean: the only one for each meaning, undefined where several have it.
 *
 * @param meaningOf undefined for a text that means nothing
 */
export function onlyOnes(
	texts: Iterable<string>,
	meaningOf: (text: string) => string | undefined,
): Map<string, string | undefined> {
	const found = new Map<string, string | undefined>();
	for (const text of texts) {
		const meaning = meaningOf(text);
		if (meaning !== undefined) found.set(meaning, found.has(meaning) ? undefined : text);
	}
	return found;
}
