import { Failure, lined } from '../../shared/basis/failure';
import type { Violation } from './fieldValue';

const SHOWN_VIOLATIONS = 10;

/**
 * Why an order that does not fit its package is not placed. All that is wrong stands in the message: it
 * is all that *Continue* and an AI agent get to see.
 */
export function misfit(violations: Violation[]): Failure {
	const shown = violations.slice(0, SHOWN_VIOLATIONS).map(({ message }) => message);
	const more = violations.length - shown.length;
	const what = 'The order does not fit the package: ';
	return new Failure({
		message:
			violations.length === 1
				? `${what}${shown.join()}`
				: lined(`${what}${violations.length} problems`, [
						...shown,
						...(more > 0 ? [`and ${more} more`] : []),
					]),
		description: "Nothing was ordered for this item. Correct 'Values to Send' or the input item.",
	});
}
