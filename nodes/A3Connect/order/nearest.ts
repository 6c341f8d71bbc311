/**
 * The candidate that takes the fewest changes of a letter to get to, in upper or lower case; undefined
 * where that would change more than half of the letters, or where two are as near.
 */
export function nearest(text: string, candidates: readonly string[]): string | undefined {
	const wanted = letters(text);
	const distances = candidates.map((candidate) => editDistance(wanted, letters(candidate)));
	const least = distances.reduce((one, other) => Math.min(one, other), Infinity);
	const closest = new Set(candidates.filter((_, index) => distances[index] === least));
	const [only] = closest;
	return least <= wanted.length / 2 && closest.size === 1 ? only : undefined;
}

/** The first letters of a text, as a long one need not be told apart to its end. */
function letters(text: string): string[] {
	return [...text.toLowerCase()].slice(0, 100);
}

/** The changes, insertions, removals and swaps of neighbours that lead from one text to another. */
function editDistance(from: string[], to: string[]): number {
	const rows: number[][] = [Array.from({ length: to.length + 1 }, (_, column) => column)];
	for (let row = 1; row <= from.length; row++) {
		const [above, twoAbove] = [rows[row - 1]!, rows[row - 2]];
		const current = [row];
		for (let column = 1; column <= to.length; column++) {
			const replaced = above[column - 1]! + (from[row - 1] === to[column - 1] ? 0 : 1);
			const isSwap = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
			const swapped = isSwap && twoAbove ? twoAbove[column - 2]! + 1 : Infinity;
			current.push(Math.min(replaced, above[column]! + 1, current[column - 1]! + 1, swapped));
		}
		rows.push(current);
	}
	return rows[from.length]![to.length]!;
}
