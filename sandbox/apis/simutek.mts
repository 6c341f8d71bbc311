import type { Context } from 'openapi-backend';

import { empty, json, type Answer } from './answers.mts';
import type { Books, Customer } from './books.mts';
import { CLIENT } from './credentials.mts';
import type { ApiParts } from './description.mts';
import type { AccessTokens } from './identity.mts';
import { nextCustomerNumber } from './seed-customers.mts';
import type { SandboxSettings } from './settings.mts';
import { fieldErrors, type FieldError } from './validation-errors.mts';

const NO_ADDRESS = {
	address1: null,
	address2: null,
	address3: null,
	city: null,
	zipCode: null,
	state: null,
	countryCode: null,
};

/** GKS4: customers and sales orders. */
export function simutekApi(books: Books, settings: SandboxSettings, tokens: AccessTokens) {
	const findCustomer = (number: string): Customer | undefined =>
		books.customers.find((customer) => customer.number === number);
	const clientOf = ({ request }: Context) => tokens.clientOf(request.headers.authorization);

	return {
		file: 'simutek-gks4.yaml',
		operations: {
			createCustomer: ({ request }) => {
				const { number, postalAddress, ...rest } = request.requestBody;
				if (number !== null && findCustomer(number)) {
					return invalid([['number', 'A customer with this number already exists.']]);
				}
				const customer: Customer = {
					...rest,
					number: number ?? nextCustomerNumber(books.customers),
					postalAddress: postalAddress ? { ...NO_ADDRESS, ...postalAddress } : null,
				};
				books.customers.push(customer);
				books.customersCreated.push(customer);
				return empty(200);
			},
			listCustomers: ({ request }) => {
				const { page = 1, pageSize = 50, ...filters } = request.query;
				// Without filters no customer is looked at: there may be a hundred thousand.
				const isFiltered = Object.keys(filters).length > 0 && !settings.ignoreListFilters;
				const matching = !isFiltered
					? books.customers
					: books.customers.filter((customer) => matches(customer, filters));
				const items = matching.slice((page - 1) * pageSize, page * pageSize);
				const isArray =
					settings.customerListShape === 'array' && settings.simutekTemper === 'documented';
				return json(200, isArray ? items : { items, totalCount: matching.length, page, pageSize });
			},
			getCustomer: ({ request }) => {
				const customer = findCustomer(request.params.customerNumber);
				return customer
					? json(200, customer)
					: notFound('The customer with provided customer number was not found.');
			},
			createSalesOrder: ({ request }) => {
				const body = request.requestBody;
				if (!findCustomer(body.customerNumber)) {
					return notFound('The customer number was not found.');
				}
				const number = `SO${200001 + books.salesOrders.length}`;
				books.salesOrders.push({ number, name: body.name ?? 'Webshop order', body });
				return settings.salesOrderResponse === 'json' ? json(201, { number }) : empty(201);
			},
		},
		securitySchemes: { bearer: (context) => clientOf(context) === CLIENT },
		unauthorized: (context) =>
			clientOf(context) ? empty(403) : empty(401, { 'WWW-Authenticate': 'Bearer' }),
		invalid: ({ validation }) => invalid(fieldErrors(validation.errors).map(describe)),
		unsupportedMediaType: () => problem(415, '15.5.16', 'Unsupported Media Type'),
		notFound: () => empty(404),
		methodNotAllowed: () => empty(405),
	} satisfies ApiParts;
}

interface Filters {
	customerNumber?: string;
	number?: string;
	name?: string;
	corporateIdentityNumber?: string;
}

function matches(customer: Customer, filters: Filters): boolean {
	const { customerNumber, number = customerNumber, name, corporateIdentityNumber } = filters;
	return (
		(number === undefined || customer.number === number) &&
		(name === undefined || lowerCase(customer.name).includes(lowerCase(name))) &&
		(corporateIdentityNumber === undefined ||
			compact(customer.corporateIdentityNumber) === compact(corporateIdentityNumber))
	);
}

function lowerCase(text: string): string {
	return text.toLocaleLowerCase('sv');
}

function compact(corporateIdentityNumber: string): string {
	return corporateIdentityNumber.replace(/[\s-]/g, '');
}

/** The first name of a path tells where the request holds the field: body, query or path. */
function describe({ path: [, ...names], keyword, message }: FieldError): [string, string] {
	const field = names.join('.');
	if (field === '') return ['$', `The request body is not valid: ${message}.`];
	if (keyword === 'required') return [field, `The ${field} field is required.`];
	if (keyword === 'additionalProperties') return [field, `The ${field} field is unknown.`];
	return [field, `The ${field} field is not valid: it ${message}.`];
}

/** Problem details (RFC 9457); the type is a section of RFC 9110, as in ASP.NET. */
function problem(status: number, section: string, title: string, more: object = {}): Answer {
	return {
		status,
		contentType: 'application/problem+json; charset=utf-8',
		body: {
			type: `https://tools.ietf.org/html/rfc9110#section-${section}`,
			title,
			status,
			...more,
		},
	};
}

function notFound(detail: string): Answer {
	return problem(404, '15.5.5', 'Not Found', { detail });
}

function invalid(found: Array<[field: string, message: string]>): Answer {
	const fields = new Set(found.map(([field]) => field));
	const messagesOf = (field: string) =>
		found.filter(([name]) => name === field).map(([, message]) => message);
	return problem(400, '15.5.1', 'One or more validation errors occurred.', {
		detail: 'The request is not well-formed or there is a validation error.',
		errors: Object.fromEntries([...fields].map((field) => [field, messagesOf(field)])),
	});
}
