import { Failure } from '../../../shared/basis/failure';
import type { Operation } from '../../../shared/operations/operation';
import { customerNotFoundHint, fitsInPath, getCustomer } from '../../api/customers';
import { findCustomers } from '../../customer/findCustomers';
import { customerNumber } from '../../parameters';

export const get: Operation = {
	name: 'Get',
	action: 'Get customer',
	description: 'Get a customer by its number',
	parameters: [customerNumber],

	start:
		({ send }) =>
		async (item) => {
			const number = item.read(customerNumber);
			if (fitsInPath(number)) return await send(getCustomer(number));
			const [customer] = await findCustomers(send, { customerNumber: number }, 1);
			if (customer !== undefined) return customer;
			throw new Failure({
				message: `Could not get the customer ${number}: it was not found`,
				description: customerNotFoundHint(number),
				httpStatus: 404,
			});
		},
};
