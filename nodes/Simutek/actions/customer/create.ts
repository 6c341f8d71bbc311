import type { Operation } from '../../../shared/operations/operation';
import { newCustomerFields, returnCreatedOption } from './fields';
import { createAndLookUp, readNewCustomer } from '../../customer/newCustomer';

export const create: Operation = {
	name: 'Create',
	action: 'Create a customer',
	description: 'Create a customer, also where one with the same corporate identity number exists',
	properties: newCustomerFields,
	options: [returnCreatedOption],

	start:
		({ send }) =>
		async (item) =>
			await createAndLookUp(send, readNewCustomer(item), item),

	created: ({ number, name }) => String(number ?? name),
};
