import type { INodeProperties } from 'n8n-workflow';
import type { JsonObject } from '../../../shared/apiRequest';
import { Failure, settled } from '../../../shared/failure';
import type { ItemParameters } from '../../../shared/itemParameters';
import { emailAddress, optional, text, yesOrNo } from '../../../shared/rules';
import type { Send } from '../../../shared/transport';
import { createCustomer } from '../../api/customers';
import type { Customer, CustomerFilters, NewCustomer } from '../../api/customers';
import { findCustomers } from '../../findCustomers';
import { corporateIdentityNumber, countryCode } from '../../parameters';

const ADDRESS_FIELDS = ['address1', 'address2', 'address3', 'city', 'zipCode', 'state'];

/** Reads the body that creates a customer; what is empty is null or left out, never an empty text. */
export function readNewCustomer(item: ItemParameters): NewCustomer {
	const address: Array<[string, string | undefined]> = [
		...ADDRESS_FIELDS.map((field): [string, string | undefined] => [
			field,
			item.read(`postalAddress.${field}`, optional(text)),
		]),
		['countryCode', item.read('postalAddress.countryCode', optional(countryCode))],
	];
	const given = address.filter((entry): entry is [string, string] => entry[1] !== undefined);
	return {
		number: item.read('additionalFields.number', optional(text)) ?? null,
		name: item.read('name', text),
		invoiceEmail: item.read('additionalFields.invoiceEmail', optional(emailAddress)) ?? null,
		corporateIdentityNumber: item.read('corporateIdentityNumber', corporateIdentityNumber),
		...(given.length > 0 && { postalAddress: Object.fromEntries(given) }),
	};
}

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
	item: ItemParameters,
): Promise<JsonObject> {
	const returnCreated = item.read('options.returnCreated', optional(yesOrNo)) ?? true;
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

export const newCustomerProperties: INodeProperties[] = [
	{
		displayName: 'Name',
		name: 'name',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. Nordtryck AB',
		description: 'The name of the company',
	},
	{
		displayName: 'Corporate Identity Number',
		name: 'corporateIdentityNumber',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. 556677-8899',
		description: 'The number that the company is registered under (organisationsnummer)',
	},
	{
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add field',
		default: {},
		description: 'What else GKS is to know of the customer',
		options: [
			{
				displayName: 'Customer Number',
				name: 'number',
				type: 'string',
				default: '',
				placeholder: 'e.g. K100421',
				description: 'The number to give the customer',
				hint: 'Leave it out, and GKS assigns the next number',
			},
			{
				displayName: 'Invoice Email',
				name: 'invoiceEmail',
				type: 'string',
				default: '',
				placeholder: 'e.g. faktura@example.se',
				description: 'The e-mail address that invoices are sent to',
			},
		],
	},
	{
		displayName: 'Postal Address',
		name: 'postalAddress',
		type: 'collection',
		placeholder: 'Add line',
		default: {},
		description: 'The address of the customer. Lines that are left out are not sent.',
		options: [
			addressLine('Address Line 1', 'address1', 'Storgatan 1', 'Street and number, or a box'),
			addressLine('Address Line 2', 'address2', 'Garageinfart 2', 'Goes below the first line'),
			addressLine('Address Line 3', 'address3', 'Port B', 'Goes below the second line'),
			addressLine('City', 'city', 'Stockholm', 'The postal town'),
			addressLine('Country Code', 'countryCode', 'SE', 'Two capitals as in ISO 3166'),
			addressLine('State', 'state', 'FL', 'Only for countries that have states in an address'),
			addressLine('ZIP Code', 'zipCode', '114 44', 'The postal code'),
		],
	},
];

export const returnCreatedOption: INodeProperties = {
	displayName: 'Return Created Customer',
	name: 'returnCreated',
	type: 'boolean',
	default: true,
	description:
		'Whether to look the new customer up and return it with the number that GKS assigned',
	hint: 'GKS answers a creation without content. Switched off, you get back what was sent, without the number.',
};

function addressLine(
	displayName: string,
	name: string,
	example: string,
	description: string,
): INodeProperties {
	const placeholder = `e.g. ${example}`;
	return { displayName, name, type: 'string', default: '', placeholder, description };
}
