import { comparable } from '../../shared/basis/comparable';
import { Failure, settled } from '../../shared/basis/failure';
import { textOf } from '../../shared/basis/json';
import type { JsonObject } from '../../shared/basis/json';
import type { Remark, Send } from '../../shared/http/apiRequest';
import { createCustomer, fitsInPath, getCustomer, numberAt } from '../api/customers';
import type { Customer, CustomerFilters, NewCustomer } from '../api/customers';
import { findCustomers } from './findCustomers';
import { matchesFilters } from './matching';

/** For whoever looks at the output: the items say each for itself why. */
const NOT_FOUND_OUT =
	"Created customers that could not be looked up ('lookup' in the output says why)";

/** A customer that was created, with what it takes to find it. */
export interface CreatedCustomer extends JsonObject {
	/** What was sent, with the number that GKS answered, if it did. */
	sent: NewCustomer;
	/** What stands for its number in the address that GKS answered, if it did: most likely just that. */
	at?: string;
	/** Who was listed with the same name and identity number before; undefined where nobody knows. */
	before?: string[];
}

/**
 * Creates a customer.
 *
 * @param before who is listed already with the same name and identity number
 * @throws {Failure} when it was not created, or when nobody knows
 */
export async function createNewCustomer(
	send: Send,
	body: NewCustomer,
	before: string[] | undefined,
): Promise<CreatedCustomer> {
	const { number, customerNumber, location } = (await send(createCustomer(body))) ?? {};
	const told = textOf(number) ?? textOf(customerNumber);
	const at = numberAt(location);
	return {
		sent: { ...body, number: body.number ?? told ?? null },
		...(at !== undefined && { at }),
		...(before !== undefined && { before }),
	};
}

/**
 * Who is listed with the name and identity number that a new customer is to have. GKS answers a creation
 * without content, so only who was not there before can be the new one.
 *
 * @returns undefined where the list cannot be read, which is no reason not to create the customer
 */
export async function listedAlike(send: Send, body: NewCustomer): Promise<string[] | undefined> {
	const listed = await settled(findAlike(send, body));
	return listed instanceof Failure ? undefined : listed.map(tellApart);
}

/**
 * Looks a created customer up: by its number where it is known, else as the one with its name and
 * identity number that was not listed before, or at the address that GKS answered.
 *
 * @param remark is told that it could not be found
 * @returns the customer as GKS has it; or a `lookup` that says why it could not be found, with what was
 * sent: it was created all the same
 */
export async function lookUpCreated(
	send: Send,
	created: CreatedCustomer,
	remark: (remark: Remark) => void,
): Promise<JsonObject> {
	const listed = await listedAs(send, created);
	const found = typeof listed === 'string' ? await atItsAddress(send, created) : listed;
	if (found !== undefined) return found;
	remark({ sentence: NOT_FOUND_OUT, count: 1 });
	return { lookup: listed, success: true, ...withoutUnknownNumber(created.sent) };
}

/** A created customer as it is listed, or why it cannot be told there. */
async function listedAs(send: Send, { sent, before }: CreatedCustomer): Promise<Customer | string> {
	const found = await settled(findAlike(send, sent));
	if (found instanceof Failure) {
		return `The customer was created, but could not be looked up. ${found.message}`;
	}
	const isTold = sent.number !== null;
	if (!isTold && before === undefined) {
		return 'The customer was created, but its number is unknown: GKS could not be asked which customers had this name before.';
	}
	const [customer, ...others] = found.filter(
		(listed) => isTold || before?.includes(tellApart(listed)) === false,
	);
	if (customer === undefined) {
		return 'The customer was created, but GKS does not list it yet. Get it again later.';
	}
	if (others.length === 0) return customer;
	if (isTold) {
		return `The customer was created, but ${found.length} customers have the number ${sent.number}.`;
	}
	const numbers = [customer, ...others].map(({ number }) => number ?? 'no number');
	return `The customer was created, but its number is unknown: ${numbers.length} customers have this name and corporate identity number: ${numbers.join(', ')}.`;
}

/** The customer at the address of a created one, where that is the same company. */
async function atItsAddress(
	send: Send,
	{ at, sent: { name, corporateIdentityNumber } }: CreatedCustomer,
): Promise<Customer | undefined> {
	if (at === undefined || !fitsInPath(at)) return undefined;
	const found = await settled(send(getCustomer(at)));
	if (found instanceof Failure) return undefined;
	return matchesFilters(found, { name, corporateIdentityNumber }) ? found : undefined;
}

/** What was sent, without a number where nobody knows it: the next node must not take null for one. */
export function withoutUnknownNumber({ number, ...others }: NewCustomer): JsonObject {
	return number === null ? others : { number, ...others };
}

/** How people name a customer. */
export function nameOfCustomer({ number, name, sent }: JsonObject): string {
	const known = (sent ?? { number, name }) as Partial<Customer>;
	return String(known.number ?? known.name);
}

/** The customers that a new one could be taken for. */
async function findAlike(send: Send, body: NewCustomer): Promise<Customer[]> {
	const { number, name, corporateIdentityNumber } = body;
	const filters: CustomerFilters =
		number === null ? { name, corporateIdentityNumber } : { customerNumber: number };
	const found = await findCustomers(send, filters);
	return number === null
		? found.filter((listed) => comparable(String(listed.name)) === comparable(name))
		: found;
}

function tellApart(customer: Customer): string {
	return textOf(customer.number) ?? JSON.stringify(customer);
}
