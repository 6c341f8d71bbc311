/**
 * The candidate that takes the fewest changes of a letter to get to, in upper or lower case; undefined
 * where that would change more than half of the letters.
 */
export function nearest(text: string, candidates: readonly string[]): string | undefined {
	const wanted = text.toLowerCase();
	let best: { candidate: string; distance: number } | undefined;
	for (const candidate of candidates) {
		const distance = editDistance(wanted, candidate.toLowerCase());
		if (best === undefined || distance < best.distance) best = { candidate, distance };
	}
	const close = best !== undefined && best.distance <= [...wanted].length / 2;
	return close ? best?.candidate : undefined;
}

/** Levenshtein's distance, over the first letters of long texts. */
function editDistance(from: string, to: string): number {
	const [a, b] = [from, to].map((text) => [...text].slice(0, 100)) as [string[], string[]];
	let row = Array.from({ length: b.length + 1 }, (_, column) => column);
	for (const [index, letter] of a.entries()) {
		const next = [index + 1];
		for (let column = 1; column <= b.length; column++) {
			const replaced = row[column - 1]! + (letter === b[column - 1] ? 0 : 1);
			next.push(Math.min(replaced, row[column]! + 1, next[column - 1]! + 1));
		}
		row = next;
	}
	return row[b.length]!;
}
