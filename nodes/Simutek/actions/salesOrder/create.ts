import { Failure } from '../../../shared/basis/failure';
import { duplicateParameters } from '../../../shared/creations/duplicateParameters';
import type { Operation } from '../../../shared/operations/operation';
import { createSalesOrder, nameOfSalesOrder } from '../../api/salesOrders';
import type { NewSalesOrder } from '../../api/salesOrders';
import { path, readSalesOrder, salesOrderParameters } from './salesOrderParameters';

export const create: Operation = {
	name: 'Create',
	action: 'Create sales order',
	description: 'Create a sales order for a customer',
	parameters: [
		...salesOrderParameters,
		...duplicateParameters('the customer number and the purchase order number'),
	],

	creates: true,

	start: ({ send, ledger }) =>
		ledger.work({
			read: (item) => ({ order: readSalesOrder(item), where: item.read(path) }),
			defaultKey: ({ order }) => salesOrderKey(order),
			create: async ({ order, where }) => {
				const answered = await send(createSalesOrder(where, order));
				// What GKS answered counts, and stands first: people look for the number there.
				return { ...answered, ...order.body, ...answered, success: true };
			},
			output: (order) => order,
			name: nameOfSalesOrder,
		}),
};

/** What tells a sales order from others: the customer and the buyer's own number. */
function salesOrderKey({ customerNumber, purchaseOrderNumber }: NewSalesOrder): string[] {
	const key = purchaseOrderNumber?.trim() ?? '';
	if (key !== '') return [customerNumber, key];
	throw new Failure({
		message:
			"To skip duplicates, a sales order needs a 'Purchase Order Number' or a 'Duplicate Key'",
		description: 'Enter one of the two. Nothing was sent for this item.',
	});
}
