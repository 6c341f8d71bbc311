import { ITEMS } from './combinations';

/** What became of the items of all combinations of one operation. */
export interface Figures {
	combinations: number;
	done: number;
	failed: number;
	inDoubt: number;
	notStarted: number;
	/** How many stand in the server's books; undefined for an operation that only reads. */
	inTheBooks: number | undefined;
}

/** The columns of the table of figures, as docs/reliability.md has them. */
export const COLUMNS: Record<keyof Figures, string> = {
	combinations: 'combinations',
	done: 'done',
	failed: 'failed',
	inDoubt: 'in doubt',
	notStarted: 'not started',
	inTheBooks: 'in the books',
};

/** Figures as a row of that table. */
export function asRow(operation: string, figures: Figures): string {
	const names = Object.keys(COLUMNS) as Array<keyof Figures>;
	return `| ${[operation, ...names.map((name) => figures[name] ?? '-')].join(' | ')} |`;
}

/** Reads a row of that table. */
export function figuresIn(row: Record<string, string>): Figures {
	const numbers = Object.entries(COLUMNS).map(([name, column]) => {
		const cell = row[column] ?? '';
		return [name, cell === '-' ? undefined : Number(cell.replaceAll(',', ''))];
	});
	return Object.fromEntries(numbers) as unknown as Figures;
}

/**
 * What cannot be in figures, whatever the times of a run: each item ends in one way, an operation that
 * reads leaves no doubt, and all that is done, and nothing but what is done or in doubt, is in the books.
 */
export function contradictions(figures: Figures): string[] {
	const { combinations, done, failed, inDoubt, notStarted, inTheBooks } = figures;
	const rules: Array<[kept: boolean, rule: string]> = [
		[
			done + failed + inDoubt + notStarted === combinations * ITEMS,
			`each of ${combinations * ITEMS} items ends in one way`,
		],
		[done > 0 && failed > 0, 'some are done, some failed'],
		[inDoubt > 0 === (inTheBooks !== undefined), 'in doubt is what may have been created'],
		[
			inTheBooks === undefined || (done <= inTheBooks && inTheBooks <= done + inDoubt),
			'the books hold what is done, and beside it only what is in doubt',
		],
	];
	return rules.filter(([kept]) => !kept).map(([, rule]) => rule);
}
