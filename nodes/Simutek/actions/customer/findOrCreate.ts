import { Failure, settled } from '../../../shared/basis/failure';
import type { JsonObject } from '../../../shared/basis/json';
import { oneAtATime } from '../../../shared/basis/workPerKey';
import type { Operation } from '../../../shared/operations/operation';
import { bareIdentityNumber } from '../../api/corporateIdentityNumber';
import type { Customer, CustomerFilters, NewCustomer } from '../../api/customers';
import { matchesFilters } from '../../customer/matching';
import { findCustomers } from '../../customer/findCustomers';
import { createAndLookUp } from '../../customer/createAndLookUp';
import { newCustomerParameters, readNewCustomer, returnCreated } from './newCustomerParameters';

export const findOrCreate: Operation = {
	name: 'Find or Create',
	action: 'Find or create a customer',
	description: 'Get the customer with the same corporate identity number, or create it',
	parameters: newCustomerParameters,

	start({ send }) {
		const inOrder = oneAtATime();
		/** What this execution created or may have created: GKS may be slow to list it. */
		const attempted: Array<{ body: NewCustomer; result: JsonObject | Failure }> = [];

		async function work(body: NewCustomer, create: () => Promise<JsonObject>): Promise<JsonObject> {
			const filters = identityOf(body);
			const [match, ...others] = await findCustomers(send, filters);
			if (others.length > 0) throw ambiguous(filters, [match!, ...others]);
			if (match !== undefined) return { ...match, created: false };
			const earlier = attempted.find((attempt) => matchesFilters(attempt.body, filters));
			if (earlier?.result instanceof Failure) throw earlier.result;
			if (earlier !== undefined) return { ...earlier.result, created: false };
			const result = await settled(create());
			if (!(result instanceof Failure) || result.mayExist) attempted.push({ body, result });
			if (result instanceof Failure) throw result;
			return { ...result, created: true };
		}

		return async (item) => {
			const body = readNewCustomer(item);
			const identity = bareIdentityNumber(body.corporateIdentityNumber);
			const keys = [`identity ${identity}`, `number ${body.number ?? ''}`];
			return await inOrder(
				body.number === null ? keys.slice(0, 1) : keys,
				async () =>
					await work(body, async () => await createAndLookUp(send, body, item.read(returnCreated))),
			);
		};
	},

	created: ({ created, number, name }) => (created === true ? String(number ?? name) : undefined),
};

/** What tells whether a customer exists: its number where one is given, else its identity number. */
function identityOf({ number, corporateIdentityNumber }: NewCustomer): CustomerFilters {
	return number === null ? { corporateIdentityNumber } : { customerNumber: number };
}

function ambiguous(filters: CustomerFilters, matches: Customer[]): Failure {
	const [[what, value] = ['', '']] = Object.entries(filters);
	const list = matches.map(({ number, name }) => `${number ?? 'without number'} ${name}`);
	return new Failure({
		message: `${matches.length} customers match the ${what} ${value}, so it is not clear which is meant: ${list.join(', ')}`,
		description:
			'Give the customer number in the additional fields, or use "Get Many" and choose. Nothing was created.',
	});
}
