import { z } from 'zod';
import { isJsonObject, spelledAs, textOf } from '../../shared/basis/json';
import type { JsonObject } from '../../shared/basis/json';
import type { ApiRequest } from '../../shared/http/apiRequest';

/** A value in an order's `data`: a text as in every documented example, or the native JSON value. */
export type OrderValue = string | number | boolean;

/** The body that creates an order (documented). */
export interface CreateOrderRequest extends JsonObject {
	predefinedPackageID: number;
	customerNumber: string;
	data: Record<string, OrderValue>;
}

/**
 * The created order as A3 has it: `orderID` and `orderNumber`, which people refer to it by
 * (documented). An answer that says something, but neither of these nor where the order is, is no
 * confirmation; one that says nothing is.
 */
const createOrderResult = z.unknown().transform((answer, context): JsonObject => {
	if (answer === undefined) return {};
	const order = isJsonObject(answer) ? spelledAs(['orderID', 'orderNumber'], answer) : {};
	const { orderID, orderNumber, location } = order;
	if ([orderID, orderNumber, location].some((known) => (textOf(known) ?? '0') !== '0'))
		return order;
	context.addIssue({ code: 'custom', message: 'it has neither orderID nor orderNumber' });
	return z.NEVER;
});

/** `POST /api/CreateOrder` (documented). */
export function createOrder(body: CreateOrderRequest): ApiRequest<JsonObject> {
	const { predefinedPackageID, customerNumber } = body;
	return {
		method: 'POST',
		path: '/api/CreateOrder',
		body,
		purpose: 'create the order',
		creates: {
			thing: 'order',
			lookFor: `a new order of package ${predefinedPackageID} for customer ${customerNumber} in A3 Connect`,
			numberField: 'orderNumber',
		},
		answer: createOrderResult,
		hints: {
			403: 'The Connect user of the API token may not create orders. This is a separate right, in addition to "API åtkomst": ask A3 for it.',
			404: "Choose the package from the list again, and check 'Customer Number', which is A3's own customer number.",
		},
	};
}
