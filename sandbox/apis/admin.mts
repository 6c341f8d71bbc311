import { empty, json, type Answer } from './answers.mts';
import type { Books } from './books.mts';
import type { ApiParts } from './description.mts';
import type { Fault } from './faults.mts';
import { generateCustomers } from './seed-customers.mts';
import type { SandboxSettings } from './settings.mts';
import { fieldErrors } from './validation-errors.mts';

/** What the administration acts upon. */
export interface Administered {
	books: Books;
	settings: SandboxSettings;
	injectFault(fault: Fault): void;
	expireTokens(): void;
	oddities(): Record<string, string[]>;
	reset(): void;
}

/** The sandbox's own API: books, settings and faults. */
export function adminApi(sandbox: Administered, index: () => Record<string, string>): ApiParts {
	const refuse = (status: number, ...errors: string[]): Answer => json(status, { errors });
	return {
		file: 'admin.yaml',
		operations: {
			getIndex: () => json(200, index()),
			getBooks: () => json(200, sandbox.books),
			countBooks: () => json(200, countsOf(sandbox.books)),
			replaceCustomers: ({ request }) => {
				sandbox.books.customers = generateCustomers(request.requestBody.count);
				return empty(204);
			},
			reset: () => {
				sandbox.reset();
				return empty(204);
			},
			getOddities: () => json(200, sandbox.oddities()),
			expireTokens: () => {
				sandbox.expireTokens();
				return empty(204);
			},
			changeSettings: ({ request }) => {
				Object.assign(sandbox.settings, request.requestBody);
				return json(200, sandbox.settings);
			},
			injectFault: ({ request }) => {
				sandbox.injectFault(request.requestBody);
				return empty(204);
			},
		},
		invalid: ({ validation }) =>
			refuse(
				400,
				...fieldErrors(validation.errors).map(({ path: [, ...names], message }) =>
					`${names.join('.')} ${message}`.trim(),
				),
			),
		unsupportedMediaType: () => refuse(415, 'The body must be application/json.'),
		notFound: () => empty(404),
		methodNotAllowed: () => empty(405),
	};
}

/** How much stands in the books, for whoever has no need to read it. */
function countsOf({ customers, salesOrders, orders, requests, tokensIssued }: Books) {
	const requestsOf: Record<string, number> = {};
	for (const { operationId } of requests) {
		if (operationId !== null) requestsOf[operationId] = (requestsOf[operationId] ?? 0) + 1;
	}
	return {
		customers: customers.length,
		salesOrders: salesOrders.length,
		orders: orders.length,
		tokensIssued,
		requests: requestsOf,
	};
}
