import { z } from 'zod';
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

const createOrderResult = z
	.object({ orderID: z.number().int().safe(), orderNumber: z.string() })
	.passthrough();

/** The created order; `orderNumber` is what people refer to it by (documented). */
export type CreateOrderResult = z.infer<typeof createOrderResult>;

/** `POST /api/CreateOrder` (documented). */
export function createOrder(body: CreateOrderRequest): ApiRequest<CreateOrderResult> {
	const { predefinedPackageID, customerNumber } = body;
	return {
		method: 'POST',
		path: '/api/CreateOrder',
		body,
		purpose: 'create the order',
		creates: {
			thing: 'order',
			lookFor: `a new order of package ${predefinedPackageID} for customer ${customerNumber} in A3 Connect`,
		},
		answer: createOrderResult,
		hints: {
			403: 'The Connect user of the API token may not create orders. This is a right of its own beside "API åtkomst": ask A3 for it.',
			404: `A3 Connect knows no package ${predefinedPackageID} or no customer ${customerNumber}.`,
		},
	};
}
