import { z } from 'zod';
import type { JsonObject } from '../../shared/basis/json';
import { queryString } from '../../shared/http/apiRequest';
import type { ApiRequest } from '../../shared/http/apiRequest';
import { bareIdentityNumber } from './corporateIdentityNumber';
import { INFERRED } from './inferred';

/** The largest page that the list of customers gives (documented). */
const MAX_PAGE_SIZE = 100;

/** The size of a page where the list is not asked for another (documented). */
export const DEFAULT_PAGE_SIZE = 50;

const { customersPath, customerListQuery, customerListTotals } = INFERRED;

const customer = z
	.object({
		number: z.string().nullish(),
		name: z.string(),
		corporateIdentityNumber: z.string().nullish(),
	})
	.passthrough();

/**
 * A customer as GKS gives it: the fields of the body that creates one (documented), and any more.
 * Checked are those that customers are told apart by; what is only handed on stays as it came.
 */
export type Customer = z.infer<typeof customer>;

/** The body that creates a customer (documented). */
export interface NewCustomer extends JsonObject {
	/** GKS assigns a number where this is null. */
	number: string | null;
	name: string;
	invoiceEmail: string | null;
	corporateIdentityNumber: string;
	postalAddress?: Record<string, string>;
}

export interface CustomerFilters {
	/** Matches exactly. */
	customerNumber?: string | undefined;
	/** Matches anywhere in the name. */
	name?: string | undefined;
	/** Matches whatever its spaces and dashes. */
	corporateIdentityNumber?: string | undefined;
}

export interface CustomerPage {
	customers: Customer[];
	/** The number of customers on all pages, where the API tells. */
	total: number | undefined;
}

/** `POST /api/v1/customers`: 200 without content (documented). */
export function createCustomer(body: NewCustomer): ApiRequest<unknown> {
	const identity = body.number === null ? body.corporateIdentityNumber : `number ${body.number}`;
	return {
		method: 'POST',
		path: '/api/v1/customers',
		body,
		purpose: 'create the customer',
		creates: { thing: 'customer', lookFor: `the customer "${body.name}" (${identity}) in GKS` },
		answer: z.unknown(),
	};
}

/**
 * `GET /api/v1/customers/{customerNumber}` (documented).
 *
 * @throws {URIError} on a lone surrogate; parameters are checked for these when they are read
 */
export function getCustomer(customerNumber: string): ApiRequest<Customer> {
	return {
		method: 'GET',
		path: `/api/v1/customers/${encodeURIComponent(customerNumber)}`,
		purpose: `get the customer ${customerNumber}`,
		answer: customer,
		hints: { 404: customerNotFoundHint(customerNumber) },
	};
}

export function customerNotFoundHint(customerNumber: string): string {
	return `GKS has no customer with the number "${customerNumber}". Look the number up in GKS or choose the customer from the list.`;
}

/**
 * Whether a customer number can stand in a path: the two dot segments cannot, in any spelling, as
 * every URL parser takes them for steps in the path (WHATWG URL).
 */
export function fitsInPath(customerNumber: string): boolean {
	return customerNumber !== '.' && customerNumber !== '..';
}

/** The list of customers: its filters and sizes are documented, its path and spelling inferred. */
export function listCustomers(filters: CustomerFilters, page: number): ApiRequest<CustomerPage> {
	return {
		method: 'GET',
		path: `${customersPath}${queryString({
			[customerListQuery.customerNumber]: filters.customerNumber,
			[customerListQuery.name]: filters.name,
			[customerListQuery.corporateIdentityNumber]:
				filters.corporateIdentityNumber && bareIdentityNumber(filters.corporateIdentityNumber),
			[customerListQuery.page]: page,
			[customerListQuery.pageSize]: MAX_PAGE_SIZE,
		})}`,
		purpose: 'list customers',
		answer: customerPage,
	};
}

/** The answer to a list: a bare array, or an object that holds one array and perhaps a total. */
const customerPage = z
	.unknown()
	.transform((answer, context) => {
		if (Array.isArray(answer)) return { list: answer, total: undefined };
		const members = typeof answer === 'object' && answer !== null ? Object.entries(answer) : [];
		const [list, ...others] = members.map(([, value]) => value as unknown).filter(Array.isArray);
		if (list === undefined || others.length > 0) {
			context.addIssue({
				code: 'custom',
				message: 'expected a list of customers, or an object that holds exactly one list',
			});
			return z.NEVER;
		}
		const totals = members.filter(([name]) => customerListTotals.includes(name));
		return { list, total: totals.map(([, value]) => value as unknown).find(Number.isSafeInteger) };
	})
	.pipe(z.object({ list: z.array(customer), total: z.number().optional() }))
	.transform(({ list, total }): CustomerPage => ({ customers: list, total }));
