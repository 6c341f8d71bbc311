import type { Operations } from '../../shared/operations/operation';
import { create } from './order/create';
import { validate } from './order/validate';
import { getAll } from './package/getAll';
import { getSchema } from './package/getSchema';

export const operations: Operations = {
	order: {
		name: 'Order',
		operations: { create, validate },
	},
	package: {
		name: 'Package',
		operations: { getAll, getSchema },
	},
};
