import { Failure, settled } from '../../shared/basis/failure';
import type { JsonObject } from '../../shared/basis/json';
import type { Send } from '../../shared/http/apiRequest';
import { createCustomer } from '../api/customers';
import type { Customer, CustomerFilters, NewCustomer } from '../api/customers';
import { findCustomers } from './findCustomers';

/**
 * Creates a customer. GKS answers without content, so the new customer is looked up: by its number
 * where one was given, else by corporate identity number and name.
 *
 * @returns the customer as GKS has it; or what was sent, with `success: true` and, where the look-up
 * brought nothing, a `lookup` that says so: the customer was created all the same
 * @throws {Failure} when it was not created, or when nobody knows
 */
export async function createAndLookUp(
	send: Send,
	body: NewCustomer,
	returnCreated: boolean,
): Promise<JsonObject> {
	await send(createCustomer(body));
	if (!returnCreated) return { success: true, ...body };
	const { number, name, corporateIdentityNumber } = body;
	const lookup = await lookUp(
		send,
		number === null ? { name, corporateIdentityNumber } : { customerNumber: number },
	);
	return typeof lookup === 'string' ? { success: true, ...body, lookup } : lookup;
}

/** The one customer that matches, or why there is none. A failure here undoes no creation. */
async function lookUp(send: Send, filters: CustomerFilters): Promise<Customer | string> {
	const found = await settled(findCustomers(send, filters));
	if (found instanceof Failure) {
		return `The customer was created, but could not be looked up. ${found.message}`;
	}
	const named = found.filter(({ name }) => filters.name === undefined || name === filters.name);
	const [customer, ...others] = named;
	if (customer === undefined) {
		return 'The customer was created, but GKS does not list it yet. Get it again later.';
	}
	if (others.length === 0) return customer;
	return `The customer was created, but ${named.length} customers have this name and corporate identity number: ${named.map(({ number }) => number ?? 'without number').join(', ')}.`;
}
