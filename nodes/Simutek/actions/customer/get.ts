import { Failure } from '../../../shared/basis/failure';
import type { Operation } from '../../../shared/operations/operation';
import { text } from '../../../shared/parameters/rules';
import { customerNotFoundHint, fitsInPath, getCustomer } from '../../api/customers';
import { findCustomers } from '../../customer/findCustomers';
import { customerLocator } from '../../parameters';

export const get: Operation = {
	name: 'Get',
	action: 'Get a customer',
	description: 'Get a customer by its number',
	properties: [customerLocator],

	start:
		({ send }) =>
		async (item) => {
			const customerNumber = item.read('customerNumber', text);
			if (fitsInPath(customerNumber)) return await send(getCustomer(customerNumber));
			const [customer] = await findCustomers(send, { customerNumber }, 1);
			if (customer !== undefined) return customer;
			throw new Failure({
				message: `Could not get the customer ${customerNumber}: no customer was found`,
				description: customerNotFoundHint(customerNumber),
				httpStatus: 404,
			});
		},
};
