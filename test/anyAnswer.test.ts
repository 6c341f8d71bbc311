import fc from 'fast-check';
import { createOrder } from '../nodes/A3Connect/api/orders';
import { getOrderSchema, getPackages, getPackageSchema } from '../nodes/A3Connect/api/packages';
import { mapperFields } from '../nodes/A3Connect/order/mapperFields';
import { orderBuilder } from '../nodes/A3Connect/order/buildOrder';
import { createCustomer, getCustomer, listCustomers } from '../nodes/Simutek/api/customers';
import { createSalesOrder } from '../nodes/Simutek/api/salesOrders';
import { simutek } from '../nodes/Simutek/api/service';
import { identityOf, matchesFilters } from '../nodes/Simutek/customer/matching';
import { Failure } from '../nodes/shared/basis/failure';
import type { ApiRequest } from '../nodes/shared/http/apiRequest';
import { explain } from '../nodes/shared/http/explain';
import { readAnswer } from '../nodes/shared/http/readAnswer';

const customer = {
	number: 'K1',
	name: 'Nordtryck AB',
	invoiceEmail: null,
	corporateIdentityNumber: '556677-8899',
	postalAddress: { city: 'Umeå' },
};
const field = {
	name: 'alias',
	type: 'String',
	defaultValue: 'a',
	required: true,
	allowedValues: ['a', 'b'],
};
const salesOrder = { customerNumber: 'K1', body: { customerNumber: 'K1' } };
const order = { predefinedPackageID: 101, customerNumber: '104200', data: {} };

/** Every request with an answer as documented, and what has to hold for what is read in an answer. */
const CALLS: Record<string, Call> = {
	'a list of packages': call(getPackages(), [{ predefinedPackageID: 101, name: 'A' }]),
	'a schema': call(
		getPackageSchema(101),
		{ predefinedPackageID: 101, name: 'A', products: ['x'], data: [field] },
		({ predefinedPackageID }) => expect(Number(predefinedPackageID)).toBe(101),
	),
	'a schema to order by': call(
		getOrderSchema(101),
		{ predefinedPackageID: 101, name: 'A', products: ['x'], data: [field] },
		(schema) => {
			expect(schema.predefinedPackageID).toBe(101);
			mapperFields(schema);
			const build = orderBuilder(schema, { timeZone: 'UTC', sendValuesAs: 'strings' });
			const built = build('104200', { alias: 'a' });
			if (built.valid) expect(built.request.predefinedPackageID).toBe(101);
		},
	),
	'an order': call(createOrder(order), { orderID: 1, orderNumber: 'A3-1' }, (created) =>
		expect(typeof created).toBe('object'),
	),
	'a list of customers': call(
		listCustomers({}, 1),
		{ items: [customer], totalCount: 1 },
		({ rows }) => {
			for (const row of rows) {
				identityOf(row);
				matchesFilters(row, { customerNumber: 'K1', name: 'x', corporateIdentityNumber: '1' });
			}
		},
	),
	'a customer': call(getCustomer('K1'), customer, ({ number }) =>
		expect(String(number).trim().toUpperCase()).toBe('K1'),
	),
	'a new customer': call(
		createCustomer({ ...customer, postalAddress: { city: 'Umeå' } }),
		customer,
	),
	'a sales order': call(createSalesOrder('/x', salesOrder), { number: 'SO1' }, (created) =>
		expect(typeof created).toBe('object'),
	),
};

interface Call {
	documented: unknown;
	/** Reads an answer, and checks what comes of it. */
	check: (body: string, location: string | undefined) => void;
}

function call<Answer>(
	request: ApiRequest<Answer>,
	documented: unknown,
	holds: (answer: Answer) => void = () => undefined,
): Call {
	return {
		documented,
		check: (body, location) => {
			const outcome = readAnswer({ body, location }, request);
			if (outcome.kind === 'succeeded') {
				request.remarks?.(outcome.answer);
				holds(outcome.answer);
				return;
			}
			const failure = explain(outcome, request, simutek, 'https://gks.example.se');
			expect(failure).toBeInstanceOf(Failure);
			expect(failure.mayExist).toBe(request.creates !== undefined);
		},
	};
}

/** Every place in a JSON value. */
function places(value: unknown): string[][] {
	if (typeof value !== 'object' || value === null) return [[]];
	const below = Object.entries(value).flatMap(([name, part]) =>
		places(part).map((place) => [name, ...place]),
	);
	return [[], ...below];
}

/** A JSON value with another in one of its places. */
function replaced(value: unknown, [name, ...rest]: string[], by: unknown): unknown {
	if (name === undefined) return by;
	const copy = structuredClone(value) as Record<string, unknown>;
	copy[name] = replaced(copy[name], rest, by);
	return copy;
}

/** What real systems answer with, beside any JSON. */
const oddValue = fc.oneof(
	fc.constantFrom<unknown>(
		null,
		'',
		0,
		-1,
		'0',
		'true',
		'True',
		1,
		105,
		'K999',
		'k1 ',
		[],
		{},
		[null],
		false,
	),
	fc.jsonValue(),
);

describe.each(Object.entries(CALLS))('%s', (_, { documented, check }) => {
	it('is read as documented', () => {
		check(JSON.stringify(documented), undefined);
	});

	it('with any value in any place gives a result, a doubt or an error, and never another one', () => {
		const place = fc.constantFrom(...places(documented));
		const location = fc.option(fc.string(), { nil: undefined });
		fc.assert(
			fc.property(place, oddValue, fc.boolean(), location, (where, value, upper, address) => {
				const body = JSON.stringify(replaced(documented, where, value));
				const spelled = upper
					? body.replace(
							/"(\w)(\w*)":/g,
							(_all, one: string, rest: string) => `"${one.toUpperCase()}${rest}":`,
						)
					: body;
				check(spelled, address);
			}),
			{ numRuns: 300 },
		);
	});

	it('as any text or any JSON gives a result, a doubt or an error', () => {
		const body = fc.oneof(
			fc.string({ unit: 'binary' }),
			fc.json(),
			fc.string().map((text) => `<html>${text}`),
		);
		fc.assert(
			fc.property(body, (text) => check(text, undefined)),
			{ numRuns: 200 },
		);
	});
});
