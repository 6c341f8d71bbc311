import { comparable } from '../../../shared/basis/comparable';
import { Failure } from '../../../shared/basis/failure';
import type { Operation } from '../../../shared/operations/operation';
import { bareIdentityNumber } from '../../api/corporateIdentityNumber';
import type { Customer, CustomerFilters, NewCustomer } from '../../api/customers';
import { findCustomers } from '../../customer/findCustomers';
import { matchesFilters } from '../../customer/matching';
import { differencesFrom } from '../../customer/differences';
import {
	createNewCustomer,
	lookUpCreated,
	nameOfCustomer,
	withoutUnknownNumber,
} from '../../customer/newCustomer';
import { newCustomerParameters, readNewCustomer, returnCreated } from './newCustomerParameters';

/** For whoever wonders why the output differs from the input; the fields follow. */
const UNCHANGED =
	'Existing customers returned unchanged, although they differ from the given values';

export const findOrCreate: Operation = {
	name: 'Find or Create',
	action: 'Find or create customer',
	description:
		'Get the existing customer with this corporate identity number unchanged, or create it',
	parameters: newCustomerParameters,
	creates: true,

	start: ({ send, ledger, remark }) =>
		ledger.work({
			// Read before anything is sent, as is all that could be refused.
			read: (item) => ({ body: readNewCustomer(item), isReturned: item.read(returnCreated) }),
			knownAs: ({ body: { number, corporateIdentityNumber } }) => [
				...(number === null ? [] : [['number', comparable(number)] as [string, string]]),
				['identity', bareIdentityNumber(corporateIdentityNumber)],
			],
			find: async ({ body }) => {
				const filters = identityOf(body);
				const [match, ...others] = await findCustomers(send, filters);
				if (match === undefined) return undefined;
				if (others.length > 0) throw ambiguous(filters, [match, ...others]);
				if (!isSameCompany(match, body)) throw anotherCompany(match, body);
				const names = differencesFrom(match, body);
				if (names.length > 0) remark({ sentence: UNCHANGED, count: 1, names });
				return { ...match, created: false };
			},
			// Nobody was listed, so whoever is listed then is the new one.
			create: async ({ body }) => await createNewCustomer(send, body, []),
			output: async (customer, isFirst, item) => {
				const body = readNewCustomer(item);
				// Known by its number, it can be another company that the list does not show yet.
				if (!isFirst && !isSameCompany(customer.sent, body)) {
					throw anotherCompany(customer.sent, body);
				}
				const shown = item.read(returnCreated)
					? await lookUpCreated(send, customer, remark)
					: { success: true, ...withoutUnknownNumber(customer.sent) };
				return { ...shown, created: isFirst };
			},
			name: nameOfCustomer,
		}),
};

/** What a customer is found by, as people call it, and what to do where several are found. */
const IDENTITIES = {
	customerNumber: {
		called: 'customer number',
		mend: "Give each of them a number of its own in GKS, or leave out the 'Customer Number' in the additional fields.",
	},
	corporateIdentityNumber: {
		called: 'corporate identity number',
		mend: "Enter the 'Customer Number' in the additional fields, or use Get Many and choose one.",
	},
} as const;

/** What tells whether a customer exists: its number where one is given, else its identity number. */
function identityOf({ number, corporateIdentityNumber }: NewCustomer): CustomerFilters {
	return number === null ? { corporateIdentityNumber } : { customerNumber: number };
}

function isSameCompany(match: Customer, { corporateIdentityNumber }: NewCustomer): boolean {
	return !match.corporateIdentityNumber || matchesFilters(match, { corporateIdentityNumber });
}

function anotherCompany({ number, name, corporateIdentityNumber }: Customer, body: NewCustomer) {
	return new Failure({
		message: `Customer ${number} is "${name}" with the corporate identity number ${corporateIdentityNumber}, not ${body.corporateIdentityNumber}`,
		description:
			"Correct 'Customer Number' in the additional fields, or leave it out to find the customer by its corporate identity number. Nothing was created.",
	});
}

function ambiguous(filters: CustomerFilters, matches: Customer[]): Failure {
	const [[what, value]] = Object.entries(filters) as [[keyof typeof IDENTITIES, string]];
	const { called, mend } = IDENTITIES[what];
	const list = matches.map(({ number, name }) => `${number ?? 'no number'} ${name}`);
	return new Failure({
		message: `${matches.length} customers have the ${called} ${value}, so it is not clear which one is meant: ${list.join(', ')}`,
		description: `${mend} Nothing was created.`,
	});
}
