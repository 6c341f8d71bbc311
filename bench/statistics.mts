/** The few statistics that the tables show. */

/** A value that was measured several times. */
export interface Spread {
	median: number;
	least: number;
	most: number;
}

export function medianOf(values: number[]): number {
	const sorted = [...values].sort((one, other) => one - other);
	const middle = sorted.length / 2;
	const upper = sorted[Math.floor(middle)] ?? Number.NaN;
	return Number.isInteger(middle) ? ((sorted[middle - 1] ?? upper) + upper) / 2 : upper;
}

export function spreadOf(values: number[]): Spread {
	return { median: medianOf(values), least: Math.min(...values), most: Math.max(...values) };
}
