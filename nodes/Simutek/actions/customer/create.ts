import type { Operation } from '../../../shared/operations/operation';
import {
	createNewCustomer,
	listedAlike,
	lookUpCreated,
	nameOfCustomer,
	withoutUnknownNumber,
} from '../../customer/newCustomer';
import { newCustomerParameters, readNewCustomer, returnCreated } from './newCustomerParameters';

export const create: Operation = {
	name: 'Create',
	action: 'Create customer',
	description: 'Create a customer, even if one with the same corporate identity number exists',
	parameters: newCustomerParameters,
	creates: true,

	start: ({ send, ledger, remark }) =>
		ledger.work({
			read: (item) => ({ body: readNewCustomer(item), isReturned: item.read(returnCreated) }),
			create: async ({ body, isReturned }) => {
				const isTold = !isReturned || body.number !== null;
				return await createNewCustomer(
					send,
					body,
					isTold ? undefined : await listedAlike(send, body),
				);
			},
			output: async (customer, _isFirst, item) =>
				item.read(returnCreated)
					? await lookUpCreated(send, customer, remark)
					: { success: true, ...withoutUnknownNumber(customer.sent) },
			name: nameOfCustomer,
		}),
};
