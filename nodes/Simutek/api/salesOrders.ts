import { z } from 'zod';
import type { JsonObject } from '../../shared/basis/json';
import type { ApiRequest } from '../../shared/http/apiRequest';
import { customerNotFoundHint } from './customers';

/** The languages of documents (documented, ISO 639-1). */
export const LANGUAGES = ['sv', 'no', 'en'] as const;

/** The body that creates a sales order: the documented fields, and any that a user adds. */
export interface NewSalesOrder extends JsonObject {
	customerNumber: string;
	name?: string;
	purchaseOrderNumber?: string;
	language?: (typeof LANGUAGES)[number];
	currency?: string;
	comment?: string;
}

const created = z.union([z.object({}).passthrough(), z.undefined()], {
	message: 'expected a JSON object or nothing',
});

/**
 * `POST /api/v1/salesorders` (inferred; the fields and the statuses are documented). The body of the
 * answer is not documented: it may be empty.
 */
export function createSalesOrder(
	path: string,
	body: NewSalesOrder,
): ApiRequest<JsonObject | undefined> {
	const named = [
		body.name && `named "${body.name}"`,
		body.purchaseOrderNumber && `with the purchase order number ${body.purchaseOrderNumber}`,
	].filter(Boolean);
	return {
		method: 'POST',
		path,
		body,
		purpose: 'create the sales order',
		creates: {
			thing: 'sales order',
			lookFor: ['a sales order', ...named, `of customer ${body.customerNumber} in GKS`].join(' '),
		},
		answer: created,
		hints: {
			404: `${customerNotFoundHint(body.customerNumber)} If the customer exists, the path of the API may be another: see "Path" in the options.`,
		},
	};
}
