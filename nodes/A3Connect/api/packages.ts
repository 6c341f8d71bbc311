import { z } from 'zod';
import { queryString } from '../../shared/http/apiRequest';
import type { ApiRequest } from '../../shared/http/apiRequest';

const getPackageResult = z
	.object({ predefinedPackageID: z.number().int().safe(), name: z.string() })
	.passthrough();

/** A package that the user of the token may order (documented). */
export type GetPackageResult = z.infer<typeof getPackageResult>;

/** `OrderDataItem`: the fields are documented, that each but `name` may be null or absent inferred. */
const orderDataItem = z
	.object({
		name: z.string(),
		type: z.string().nullish(),
		defaultValue: z.string().nullish(),
		required: z.boolean().nullish(),
		allowedValues: z.array(z.string()).nullish(),
	})
	.passthrough();

/** A field of an order: its `name` is the key in the order's `data` (documented). */
export type OrderDataItem = z.infer<typeof orderDataItem>;

const orderSchema = z
	.object({
		predefinedPackageID: z.number().int().safe(),
		name: z.string(),
		products: z.array(z.string()).nullish(),
		data: z.array(orderDataItem).nullish(),
	})
	.passthrough();

/** What a package holds and what an order of it has to say (documented). */
export type OrderSchema = z.infer<typeof orderSchema>;

/** `GET /api/GetPackages` (documented). */
export function getPackages(): ApiRequest<GetPackageResult[]> {
	return {
		method: 'GET',
		path: '/api/GetPackages',
		purpose: 'list the packages',
		answer: z.array(getPackageResult),
	};
}

/** `GET /api/GetPackageSchema?predefinedPackageID=<int>` (documented). */
export function getPackageSchema(predefinedPackageID: number): ApiRequest<OrderSchema> {
	return {
		method: 'GET',
		path: `/api/GetPackageSchema${queryString({ predefinedPackageID })}`,
		purpose: `get the order schema of package ${predefinedPackageID}`,
		answer: orderSchema,
		hints: {
			404: `A3 Connect has no package ${predefinedPackageID} for this API token. "Get Many" of packages lists those that it may order.`,
		},
	};
}
