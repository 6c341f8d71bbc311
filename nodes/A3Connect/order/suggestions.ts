import { oncePerKey } from '../../shared/basis/workPerKey';
import type { OrderOutcome } from './buildOrder';
import type { Violation } from './fieldValue';
import { nearestAmong } from './nearest';
import type { InPieces } from './nearest';
import { textOf } from './valueText';

/**
 * Prepares the addition of what was likely meant, to what is wrong with an order: where a value is none
 * of those that are allowed, but close to one of them.
 *
 * @param inPieces does what takes long, in pieces of a few milliseconds
 */
export function suggestions(inPieces: InPieces): (outcome: OrderOutcome) => Promise<OrderOutcome> {
	const nearestTo = oncePerKey(
		async (allowedValues: readonly string[]) => await nearestAmong(allowedValues, inPieces),
	);

	async function suggested(violation: Violation, given: unknown): Promise<Violation> {
		const { allowedValues, message } = violation;
		const text = textOf('text', given, 'UTC');
		if (allowedValues === undefined || text === undefined) return violation;
		const nearest = await nearestTo(allowedValues);
		const meant = await inPieces(() => nearest(text));
		return meant === undefined
			? violation
			: { ...violation, message: `${message}. Did you mean '${meant}'?` };
	}

	return async (outcome) => {
		if (outcome.valid) return outcome;
		const violations: Violation[] = [];
		for (const violation of outcome.violations) {
			violations.push(await suggested(violation, outcome.entered.get(violation.field)));
		}
		return { ...outcome, violations };
	};
}
