import type { Operation } from '../../../shared/operations/operation';
import { orderParameters } from './orderParameters';
import { orderReader } from './orderReader';

export const validate: Operation = {
	name: 'Validate',
	action: 'Validate order',
	description: 'Check an order against the schema of its package without placing it',
	parameters: orderParameters,

	start(execution) {
		const readOrder = orderReader(execution);
		return async (item, input) => {
			const { outcome: order } = await readOrder(item, input);
			return order.valid
				? { valid: true, violations: [], request: order.request }
				: { valid: false, violations: order.violations, request: null };
		};
	},
};
