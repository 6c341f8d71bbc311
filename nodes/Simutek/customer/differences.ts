import { comparable } from '../../shared/basis/comparable';
import { isJsonObject, textOf } from '../../shared/basis/json';
import type { Customer, NewCustomer } from '../api/customers';

/**
 * The fields in which a customer says something else than what is given for it, by the names that the
 * API has for them. What is not given does not count, nor does what GKS does not tell of the customer.
 */
export function differencesFrom(customer: Customer, given: NewCustomer): string[] {
	const { postalAddress = {}, name, invoiceEmail } = given;
	const address = isJsonObject(customer.postalAddress) ? customer.postalAddress : {};
	return [
		...differing(customer, { name, invoiceEmail }),
		...differing(address, postalAddress).map((line) => `postalAddress.${line}`),
	];
}

function differing(known: Record<string, unknown>, given: Record<string, string | null>): string[] {
	return Object.entries(given)
		.filter(([field, value]) => value !== null && known[field] !== undefined)
		.filter(([field, value]) => comparable(textOf(known[field]) ?? '') !== comparable(value!))
		.map(([field]) => field);
}
