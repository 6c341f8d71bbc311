import type { INodeProperties } from 'n8n-workflow';

/** What a new customer is asked for. */
export const newCustomerFields: INodeProperties[] = [
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
