import { bareIdentityNumber } from '../api/corporateIdentityNumber';
import type { Customer, CustomerFilters } from '../api/customers';

/**
 * Whether a customer matches filters by the documented rules: the number exactly, the name anywhere
 * (in upper or lower case), the corporate identity number without its spaces and dashes. Every
 * answer is filtered again by it, since the spelling of the filters is inferred: one that the server
 * did not understand must never yield a customer that does not match.
 */
export function matchesFilters(customer: Customer, filters: CustomerFilters): boolean {
	const { customerNumber, name, corporateIdentityNumber } = filters;
	return (
		(customerNumber === undefined || customer.number === customerNumber) &&
		(name === undefined || folded(customer.name).includes(folded(name))) &&
		(corporateIdentityNumber === undefined ||
			(typeof customer.corporateIdentityNumber === 'string' &&
				bareIdentityNumber(customer.corporateIdentityNumber) ===
					bareIdentityNumber(corporateIdentityNumber)))
	);
}

function folded(name: string): string {
	return name.normalize('NFC').toLocaleLowerCase('sv');
}
