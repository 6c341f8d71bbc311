import { createHash } from 'node:crypto';
import { Failure, settled } from '../../../shared/basis/failure';
import { duplicateParameters } from '../../../shared/creations/duplicateParameters';
import type { Operation } from '../../../shared/operations/operation';
import { createOrder } from '../../api/orders';
import type { CreateOrderRequest } from '../../api/orders';
import type { OrderOutcome } from '../../order/buildOrder';
import { misfit } from '../../order/misfit';
import { orderParameters } from './orderParameters';
import { orderReader } from './orderReader';
import { rememberedSchemas } from './rememberedSchemas';

export const create: Operation = {
	name: 'Create',
	action: 'Create order',
	description: 'Order a package, after checking the order against the schema of the package',
	parameters: [
		...orderParameters,
		...duplicateParameters('the package, the customer number and the data'),
	],

	creates: true,

	start(execution) {
		const { account, send, ledger } = execution;
		const readOrder = orderReader(execution, rememberedSchemas(account));
		return ledger.work({
			read: async (item, input) => {
				const { outcome, again } = await readOrder(item, input);
				return { request: fitting(outcome), again };
			},
			defaultKey: ({ request }) => orderKey(request),
			create: async ({ request, again }) => {
				const placed = await settled(send(createOrder(request)));
				if (!(placed instanceof Failure)) return placed;
				if (again === undefined || !isRefusalOfOrder(placed)) throw placed;
				const today = await settled(again());
				if (today instanceof Failure) throw placed;
				const anew = fitting(today);
				// The same order would be refused again.
				if (JSON.stringify(anew) === JSON.stringify(request)) throw placed;
				return await send(createOrder(anew));
			},
			output: (order) => order,
			name: ({ orderNumber, orderID }) => String(orderNumber ?? orderID),
		});
	},
};

/** @throws {Failure} with all that is wrong, where the order does not fit the package */
function fitting(outcome: OrderOutcome): CreateOrderRequest {
	if (!outcome.valid) throw misfit(outcome.violations);
	return outcome.request;
}

/** Whether A3 certainly refused an order, and for what it says. */
function isRefusalOfOrder({ mayExist, httpStatus }: Failure): boolean {
	return !mayExist && [400, 404, 422].includes(httpStatus ?? 0);
}

/** What tells an order from others: the package, the customer and the data. */
function orderKey({ predefinedPackageID, customerNumber, data }: CreateOrderRequest): string[] {
	const sorted = Object.entries(data).sort(([one], [other]) => (one < other ? -1 : 1));
	const hash = createHash('sha256').update(JSON.stringify(sorted)).digest('hex');
	return [String(predefinedPackageID), customerNumber, hash];
}
