import type { Operation } from '../../../shared/operations/operation';
import { createAndLookUp } from '../../customer/createAndLookUp';
import { newCustomerParameters, readNewCustomer, returnCreated } from './newCustomerParameters';

export const create: Operation = {
	name: 'Create',
	action: 'Create a customer',
	description: 'Create a customer, also where one with the same corporate identity number exists',
	parameters: newCustomerParameters,

	start:
		({ send }) =>
		async (item) =>
			await createAndLookUp(send, readNewCustomer(item), item.read(returnCreated)),

	created: ({ number, name }) => String(number ?? name),
};
