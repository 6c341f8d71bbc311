import { Failure, lined } from '../../shared/basis/failure';
import type { CreateOrderRequest } from '../api/orders';
import type { OrderOutcome } from './buildOrder';
import type { Violation } from './fieldValue';

const SHOWN_VIOLATIONS = 10;

/**
 * The request of an order that fits its package.
 *
 * @throws {Failure} with all that is wrong, where it does not
 */
export function fitting(outcome: OrderOutcome): CreateOrderRequest {
	if (!outcome.valid) throw refused(outcome.violations);
	return outcome.request;
}

/** All that is wrong stands in the message: it is all that *Continue* and an AI agent get to see. */
function refused(violations: Violation[]): Failure {
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
