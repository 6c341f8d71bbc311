import { z } from 'zod';
import { spelledAs, textOf } from '../../shared/basis/json';
import type { JsonObject } from '../../shared/basis/json';
import type { ApiRequest } from '../../shared/http/apiRequest';
import { customerNotFoundHint } from './customers';
import { INFERRED } from './inferred';

/** The languages of documents (documented, ISO 639-1). */
export const LANGUAGES = ['sv', 'no', 'en'] as const;

/** A sales order to create. */
export interface NewSalesOrder {
	customerNumber: string;
	/** What people look for it by, where it has that. */
	name?: string | undefined;
	purchaseOrderNumber?: string | undefined;
	/** The body that creates it, as this GKS spells its fields. */
	body: JsonObject;
}

/**
 * `POST /api/v1/salesorders` (inferred; the fields' meaning and the statuses are documented). The
 * answer's body is not documented: it may be empty, an object, or the number of the order.
 */
export function createSalesOrder(path: string, order: NewSalesOrder): ApiRequest<JsonObject> {
	const { customerNumber, name, purchaseOrderNumber, body } = order;
	const named = [
		name && `named "${name}"`,
		purchaseOrderNumber && `with the purchase order number ${purchaseOrderNumber}`,
	].filter(Boolean);
	return {
		method: 'POST',
		path,
		body,
		purpose: 'create the sales order',
		creates: {
			thing: 'sales order',
			lookFor: ['a sales order', ...named, `of customer ${customerNumber} in GKS`].join(' '),
			numberField: 'orderNumber',
		},
		answer: z.object({}).passthrough().default({}),
		hints: {
			404: `${customerNotFoundHint(customerNumber)} If the customer exists, ask Simutek for the path of sales orders and set 'Path' in the options.`,
		},
	};
}

/** How people name a created sales order, by what its answer tells. */
export function nameOfSalesOrder(order: JsonObject): string {
	const spelled = spelledAs(INFERRED.salesOrderNumbers, order);
	const [name] = INFERRED.salesOrderNumbers.flatMap((field) => textOf(spelled[field]) ?? []);
	return name ?? 'created without a number';
}
