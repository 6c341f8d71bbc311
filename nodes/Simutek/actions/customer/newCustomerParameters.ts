import type { ItemParameters } from '../../../shared/parameters/itemParameters';
import { options } from '../../../shared/parameters/options';
import { choice, collection, group, text, yesOrNo } from '../../../shared/parameters/parameter';
import { emailAddress } from '../../../shared/parameters/rules';
import type { NewCustomer } from '../../api/customers';
import * as rules from '../../parameters';

const name = text({
	displayName: 'Name',
	name: 'name',
	required: true,
	placeholder: 'e.g. Nordtryck AB',
	description: 'The name of the company',
});

const corporateIdentityNumber = text({
	displayName: 'Corporate Identity Number',
	name: 'corporateIdentityNumber',
	required: true,
	placeholder: 'e.g. 556677-8899',
	description: 'The number that the company is registered under (organisationsnummer)',
	rule: rules.corporateIdentityNumber,
});

const additionalFields = collection({
	displayName: 'Additional Fields',
	name: 'additionalFields',
	placeholder: 'Add field',
	description: 'Further customer details',
});

const number = additionalFields.optional(
	text({
		displayName: 'Customer Number',
		name: 'number',
		placeholder: 'e.g. K100421',
		description:
			'The number of the customer in GKS. Find or Create looks for it instead of the corporate identity number.',
		hint: 'If you leave it out, a new customer gets the next number',
	}),
);

const invoiceEmail = additionalFields.optional(
	text({
		displayName: 'Invoice Email',
		name: 'invoiceEmail',
		placeholder: 'e.g. faktura@example.se',
		description: 'The email address that invoices are sent to',
		rule: emailAddress,
	}),
);

const postalAddressLines = group({
	displayName: 'Postal Address',
	name: 'postalAddress',
	placeholder: 'Add Address',
	description: 'The address of the customer. Empty lines are not sent.',
	of: { name: 'address', displayName: 'Address' },
});

function addressLine(name: string, displayName: string, example: string, description: string) {
	const shown = { displayName, name, placeholder: `e.g. ${example}`, description };
	return postalAddressLines.optional(text(shown));
}

const postalAddress = [
	addressLine('address1', 'Address Line 1', 'Storgatan 1', 'Street and number, or a PO box'),
	addressLine('address2', 'Address Line 2', 'Garageinfart 2', 'Below the first line'),
	addressLine('address3', 'Address Line 3', 'Port B', 'Below the second line'),
	addressLine('zipCode', 'ZIP Code', '114 44', 'The postal code'),
	addressLine('city', 'City', 'Stockholm', 'The city or postal town'),
	addressLine('state', 'State', 'FL', 'Only for countries whose addresses have states'),
	postalAddressLines.optional(
		choice({
			displayName: 'Country',
			name: 'countryCode',
			choices: rules.COUNTRIES,
			default: 'SE',
			description:
				'The country of the address. Choose it from the list, or give its code (ISO 3166) in an expression.',
			rule: rules.countryCode,
		}),
	),
];

export const returnCreated = options.orDefault(
	yesOrNo({
		displayName: 'Return Created Customer',
		name: 'returnCreated',
		default: true,
		description:
			'Whether to look up the new customer and return it with the number that GKS assigned',
		hint: 'If you turn this off, the output is what was sent, without the number',
	}),
);

/** What a new customer is asked for. */
export const newCustomerParameters = [
	name,
	corporateIdentityNumber,
	number,
	invoiceEmail,
	...postalAddress,
	returnCreated,
];

/** Reads the body that creates a customer; what is empty is null or left out, never an empty text. */
export function readNewCustomer(item: ItemParameters): NewCustomer {
	const lines = postalAddress
		.map((line) => [line.property.name, item.read(line)] as const)
		.filter((entry): entry is [string, string] => entry[1] !== undefined);
	return {
		number: item.read(number) ?? null,
		name: item.read(name),
		invoiceEmail: item.read(invoiceEmail) ?? null,
		corporateIdentityNumber: item.read(corporateIdentityNumber),
		...(lines.length > 0 && { postalAddress: Object.fromEntries(lines) }),
	};
}
