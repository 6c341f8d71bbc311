/** The new employees that the scenarios order for; the alias of each leads to its orders in the books. */

export interface Employee {
	firstname: string;
	lastname: string;
	email: string;
	userGroup1: string;
	alias: string;
}

export function aliasOf(series: string, item: number): string {
	return `${series}-${item}`;
}

/**
 * Employees whose orders no other series has.
 *
 * @param series begins the alias of each
 */
export function newEmployees(series: string, count: number): Employee[] {
	return Array.from({ length: count }, (_, item) => ({
		firstname: 'Linnea',
		lastname: `Sjöberg ${item}`,
		email: `linnea.sjoberg.${item}@tryckeriet.example`,
		userGroup1: 'Ledning',
		alias: aliasOf(series, item),
	}));
}
