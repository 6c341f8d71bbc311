import { listingProperties, readLimit } from '../../../shared/operations/listing';
import type { Operation } from '../../../shared/operations/operation';
import { optional, text } from '../../../shared/parameters/rules';
import { findCustomers } from '../../customer/findCustomers';
import { corporateIdentityNumber } from '../../parameters';

export const getAll: Operation = {
	name: 'Get Many',
	action: 'Get many customers',
	description: 'List customers, all or those that match',
	properties: [
		...listingProperties,
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add filter',
			default: {},
			description: 'Which customers to list. Without a filter, all of them.',
			options: [
				{
					displayName: 'Corporate Identity Number',
					name: 'corporateIdentityNumber',
					type: 'string',
					default: '',
					placeholder: 'e.g. 556677-8899',
					description:
						'Only customers with this corporate identity number. Spaces and dashes do not count.',
				},
				{
					displayName: 'Customer Number',
					name: 'customerNumber',
					type: 'string',
					default: '',
					placeholder: 'e.g. K100421',
					description: 'Only the customer with exactly this customer number',
				},
				{
					displayName: 'Name',
					name: 'name',
					type: 'string',
					default: '',
					placeholder: 'e.g. tryckeri',
					description: 'Only customers with this text anywhere in the name',
				},
			],
		},
	],

	start:
		({ send, concurrency }) =>
		async (item) =>
			await findCustomers(
				send,
				{
					customerNumber: item.read('filters.customerNumber', optional(text)),
					name: item.read('filters.name', optional(text)),
					corporateIdentityNumber: item.read(
						'filters.corporateIdentityNumber',
						optional(corporateIdentityNumber),
					),
				},
				readLimit(item),
				concurrency,
			),
};
