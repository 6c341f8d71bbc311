import { comparable, comparableInAnyCase } from '../../shared/basis/comparable';
import { textOf } from '../../shared/basis/json';
import { bareIdentityNumber } from '../api/corporateIdentityNumber';
import type { Customer, CustomerFilters } from '../api/customers';

/**
 * Whether a customer matches filters by the documented rules: the number exactly, the name anywhere
 * (in upper or lower case), the corporate identity number without its spaces and dashes. Spaces around
 * and in runs and Unicode forms do not count. Every answer is filtered again by it, since the spelling
 * of the filters is inferred: one that the server did not understand must never yield a customer that
 * does not match.
 */
export function matchesFilters(customer: Customer, filters: CustomerFilters): boolean {
	return (
		isMatch(customer.number, filters.customerNumber, (one, other) => one === other, comparable) &&
		isMatch(
			customer.name,
			filters.name,
			(one, other) => one.includes(other),
			comparableInAnyCase,
		) &&
		isMatch(
			customer.corporateIdentityNumber,
			filters.corporateIdentityNumber,
			(one, other) => one === other,
			bareIdentityNumber,
		)
	);
}

/** What a customer is known by, whatever else is said of it. */
export function identityOf(customer: Customer): string {
	const { number, name, corporateIdentityNumber } = customer;
	const known = [number, name, corporateIdentityNumber].map(textOf);
	return JSON.stringify(known.some((part) => part !== undefined) ? known : customer);
}

function isMatch(
	value: unknown,
	wanted: string | undefined,
	fits: (value: string, wanted: string) => boolean,
	form: (text: string) => string,
): boolean {
	if (wanted === undefined) return true;
	const text = textOf(value);
	return text !== undefined && fits(form(text), form(wanted));
}
