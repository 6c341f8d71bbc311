import { listingParameters, readLimit } from '../../../shared/operations/listing';
import type { Operation } from '../../../shared/operations/operation';
import { collection, text } from '../../../shared/parameters/parameter';
import { findCustomers } from '../../customer/findCustomers';
import * as rules from '../../parameters';

const filters = collection({
	displayName: 'Filters',
	name: 'filters',
	placeholder: 'Add filter',
	description: 'Which customers to list. Leave it empty to list all of them.',
});

const corporateIdentityNumber = filters.optional(
	text({
		displayName: 'Corporate Identity Number',
		name: 'corporateIdentityNumber',
		placeholder: 'e.g. 556677-8899',
		description:
			'Only customers with this corporate identity number. Spaces and dashes are ignored.',
		rule: rules.corporateIdentityNumber,
	}),
);

const customerNumber = filters.optional(
	text({
		displayName: 'Customer Number',
		name: 'customerNumber',
		placeholder: 'e.g. K100421',
		description: 'Only the customer with exactly this customer number',
	}),
);

const name = filters.optional(
	text({
		displayName: 'Name',
		name: 'name',
		placeholder: 'e.g. tryckeri',
		description: 'Only customers whose name contains this text',
	}),
);

export const getAll: Operation = {
	name: 'Get Many',
	action: 'Get many customers',
	description: 'List customers, all of them or only those that match',
	parameters: [...listingParameters, corporateIdentityNumber, customerNumber, name],

	start:
		({ send, atOnce, remark }) =>
		async (item) => {
			const filters = {
				customerNumber: item.read(customerNumber),
				name: item.read(name),
				corporateIdentityNumber: item.read(corporateIdentityNumber),
			};
			return await findCustomers(send, filters, readLimit(item), atOnce, remark);
		},
};
