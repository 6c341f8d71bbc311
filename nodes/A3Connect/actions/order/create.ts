import { createHash } from 'node:crypto';
import { Failure } from '../../../shared/basis/failure';
import { duplicateParameters } from '../../../shared/creations/duplicateParameters';
import type { Operation } from '../../../shared/operations/operation';
import { createOrder } from '../../api/orders';
import type { CreateOrderRequest } from '../../api/orders';
import type { Violation } from '../../order/fieldValue';
import { orderParameters } from './orderParameters';
import { orderReader } from './orderReader';

const SHOWN_VIOLATIONS = 10;

export const create: Operation = {
	name: 'Create',
	action: 'Create an order',
	description: 'Order a package, after checking the order against the schema of the package',
	parameters: [
		...orderParameters,
		...duplicateParameters('the package, the customer number and the data'),
	],

	creates: true,

	start(execution) {
		const readOrder = orderReader(execution);
		return execution.ledger.work({
			read: async (item, input) => {
				const order = await readOrder(item, input);
				if (!order.valid) throw refused(order.violations);
				return order.request;
			},
			defaultKey: orderKey,
			create: async (request) => await execution.send(createOrder(request)),
			output: (order) => order,
			name: ({ orderNumber, orderID }) => String(orderNumber ?? orderID),
		});
	},
};

/** What tells an order from others: the package, the customer and the data. */
function orderKey({ predefinedPackageID, customerNumber, data }: CreateOrderRequest): string[] {
	const sorted = Object.entries(data).sort(([one], [other]) => (one < other ? -1 : 1));
	const hash = createHash('sha256').update(JSON.stringify(sorted)).digest('hex');
	return [String(predefinedPackageID), customerNumber, hash];
}

/** All that is wrong stands in the message: it is all that *Continue* and an AI agent get to see. */
function refused(violations: Violation[]): Failure {
	const shown = violations.slice(0, SHOWN_VIOLATIONS).map(({ message }) => message);
	const more = violations.length - shown.length;
	return new Failure({
		message: `The order does not fit the package: ${shown.join('; ')}${more > 0 ? `; and ${more} more` : ''}`,
		description:
			'Nothing was ordered for this item. Correct the values to send (fields) or the input item.',
	});
}
