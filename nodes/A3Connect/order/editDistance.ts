/**
 * The changes, insertions, removals and swaps of neighbours that lead from one text to another.
 *
 * @param most the most that is of interest: only what can come to so few is looked at
 * @returns Infinity where it takes more than that
 */
export function editDistance(from: string, to: string, most: number): number {
	if (Math.abs(from.length - to.length) > most) return Infinity;
	const tooMany = most + 1;
	let twoAbove = new Uint16Array(to.length + 1).fill(tooMany);
	let above = Uint16Array.from(twoAbove, (_, column) => Math.min(column, tooMany));
	let current = new Uint16Array(to.length + 1);
	for (let row = 1; row <= from.length; row++) {
		current.fill(tooMany);
		current[0] = Math.min(row, tooMany);
		let least = current[0];
		const letter = from.charCodeAt(row - 1);
		const letterBefore = from.charCodeAt(row - 2);
		const last = Math.min(to.length, row + most);
		for (let column = Math.max(1, row - most); column <= last; column++) {
			const other = to.charCodeAt(column - 1);
			let changes = above[column - 1]! + (letter === other ? 0 : 1);
			changes = Math.min(changes, above[column]! + 1, current[column - 1]! + 1);
			if (letterBefore === other && letter === to.charCodeAt(column - 2)) {
				changes = Math.min(changes, twoAbove[column - 2]! + 1);
			}
			current[column] = Math.min(changes, tooMany);
			least = Math.min(least, changes);
		}
		// A swap leads on from the row before.
		if (least > most && !above.some((changes) => changes < most)) return Infinity;
		[twoAbove, above, current] = [above, current, twoAbove];
	}
	return above[to.length]! <= most ? above[to.length]! : Infinity;
}
