import { z } from 'zod';
import { comparableInAnyCase } from '../../shared/basis/comparable';
import { isJsonObject, spelledAs, textOf } from '../../shared/basis/json';
import type { JsonObject } from '../../shared/basis/json';
import { queryString } from '../../shared/http/apiRequest';
import type { ApiRequest } from '../../shared/http/apiRequest';
import { leftOutOf, listAnswer } from '../../shared/http/listAnswer';
import type { List } from '../../shared/http/listAnswer';
import { bareIdentityNumber } from './corporateIdentityNumber';
import { INFERRED } from './inferred';

/** The largest page that the list of customers gives (documented). */
const MAX_PAGE_SIZE = 100;

const { customersPath, customerListQuery } = INFERRED;

/** The fields that customers are told apart by (documented), in any case. */
const IDENTIFYING_FIELDS = ['number', 'name', 'corporateIdentityNumber'] as const;

/**
 * A customer as GKS gives it: the fields of the body that creates one (documented), and any more, each
 * as it came: a number may be text or number, and any field null or missing. `textOf` reads them.
 */
export type Customer = JsonObject & {
	[Field in (typeof IDENTIFYING_FIELDS)[number]]?: unknown;
};

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

/**
 * `POST /api/v1/customers`: 200 without content (documented). Where there is some, it may tell the number,
 * under one of its two names, or the address (inferred).
 */
export function createCustomer(body: NewCustomer): ApiRequest<JsonObject | undefined> {
	const identity = body.number === null ? body.corporateIdentityNumber : `number ${body.number}`;
	return {
		method: 'POST',
		path: '/api/v1/customers',
		body,
		purpose: 'create the customer',
		creates: { thing: 'customer', lookFor: `the customer "${body.name}" (${identity}) in GKS` },
		answer: z
			.unknown()
			.transform((answer) =>
				isJsonObject(answer) ? spelledAs(customerListQuery.customerNumber, answer) : undefined,
			),
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
		answer: customerWith(customerNumber),
		hints: { 404: customerNotFoundHint(customerNumber) },
	};
}

/** What stands for the number in the address of a customer; undefined where it is no such address. */
export function numberAt(location: unknown): string | undefined {
	const [, number] = /\/customers\/([\w%~.-]+)\/?$/i.exec(String(location)) ?? [];
	try {
		return number && decodeURIComponent(number);
	} catch {
		return undefined;
	}
}

export function customerNotFoundHint(customerNumber: string): string {
	return `GKS has no customer with the number "${customerNumber}". Look up the number in GKS, or choose the customer from the list.`;
}

/**
 * Whether a customer number can stand in a path: the two dot segments cannot, in any spelling, as
 * every URL parser takes them for steps in the path (WHATWG URL).
 */
export function fitsInPath(customerNumber: string): boolean {
	return customerNumber !== '.' && customerNumber !== '..';
}

/**
 * The customer of a number, in upper or lower case, whatever its spaces. Another is no answer to the
 * question: GKS was asked for something else than was meant.
 */
function customerWith(customerNumber: string) {
	return z.unknown().transform((answer, context): Customer => {
		const [only] = Array.isArray(answer) && answer.length === 1 ? answer : [answer as unknown];
		const customer = isJsonObject(only) ? spelledAs(IDENTIFYING_FIELDS, only) : {};
		const number = textOf(customer.number);
		if (comparableInAnyCase(number ?? '') === comparableInAnyCase(customerNumber)) return customer;
		context.addIssue({
			code: 'custom',
			message:
				number === undefined
					? `it is not a customer with a number, although ${customerNumber} was requested`
					: `it is customer ${number}, although ${customerNumber} was requested`,
		});
		return z.NEVER;
	});
}

/** The list of customers: its filters and sizes are documented, its path and spelling inferred. */
export function listCustomers(filters: CustomerFilters, page: number): ApiRequest<List> {
	const { corporateIdentityNumber, ...others } = filters;
	const wanted = {
		...others,
		corporateIdentityNumber: corporateIdentityNumber && bareIdentityNumber(corporateIdentityNumber),
	};
	const spelled = Object.entries(wanted).flatMap(([filter, value]) =>
		customerListQuery[filter as keyof typeof wanted].map((name) => [name, value] as const),
	);
	return {
		method: 'GET',
		path: `${customersPath}${queryString({
			...Object.fromEntries(spelled),
			[customerListQuery.page]: page,
			[customerListQuery.pageSize]: MAX_PAGE_SIZE,
		})}`,
		purpose: 'list customers',
		answer: listAnswer(IDENTIFYING_FIELDS),
		remarks: leftOutOf('the list of customers'),
	};
}
