import type { Operations } from '../../shared/operations/operation';
import { create as createCustomer } from './customer/create';
import { findOrCreate } from './customer/findOrCreate';
import { get } from './customer/get';
import { getAll } from './customer/getAll';
import { create as createSalesOrder } from './salesOrder/create';

export const operations: Operations = {
	customer: {
		name: 'Customer',
		operations: { create: createCustomer, findOrCreate, get, getAll },
	},
	salesOrder: {
		name: 'Sales Order',
		operations: { create: createSalesOrder },
	},
};
