/**
 * The rows of the first table in a document that has these columns, by the name of the column.
 *
 * @throws where there is none
 */
export function rowsOf(markdown: string, ...columns: string[]): Array<Record<string, string>> {
	const tables = markdown.match(/^\|.*(?:\n\|.*)+$/gm) ?? [];
	for (const table of tables) {
		const [head = [], , ...rows] = table.split('\n').map(cellsOf);
		if (!columns.every((column) => head.includes(column))) continue;
		return rows.map((row) => Object.fromEntries(head.map((name, at) => [name, row[at] ?? ''])));
	}
	throw new Error(`There is no table with the columns ${columns.join(', ')}.`);
}

/** Rows in which an empty cell repeats the one above it. */
export function filledDown(rows: Array<Record<string, string>>): Array<Record<string, string>> {
	let above: Record<string, string> = {};
	return rows.map((row) => {
		const cells = Object.entries(row).map(([name, cell]) => [name, cell || (above[name] ?? '')]);
		above = Object.fromEntries(cells) as Record<string, string>;
		return above;
	});
}

function cellsOf(line: string): string[] {
	return line
		.split(/(?<!\\)\|/)
		.slice(1, -1)
		.map((cell) => cell.trim());
}
