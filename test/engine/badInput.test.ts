/** @jest-environment ./test/SandboxEnvironment.mjs */
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { requestsFor, runA3Connect, runSimutek } from './vendors';

const locator = (value: unknown) => ({ __rl: true, mode: 'id', value });

const CUSTOMER = {
	resource: 'customer',
	operation: 'create',
	name: 'Nordtryck AB',
	corporateIdentityNumber: '556677-8899',
};
const SALES_ORDER = {
	resource: 'salesOrder',
	operation: 'create',
	customerNumber: locator('K100421'),
};
const ORDER = {
	resource: 'order',
	operation: 'create',
	package: locator('104'),
	customerNumber: '204817',
};
const GET_MANY = { resource: 'customer', operation: 'getAll' };

/** Each bad value comes out of the item, as n8n itself refuses a required parameter left empty. */
const VALUE = '={{ $json.value }}';
const NEW_LINE = 'K100421\nX-Evil: yes';
const LONE_SURROGATE = 'K\ud800';

type Bad = [label: string, parameters: object, values: unknown[]];

const additional = (name: string) => ({ additionalFields: { [name]: VALUE } });
const option = (name: string) => ({ options: { [name]: VALUE } });
const filter = (name: string) => ({ ...GET_MANY, filters: { [name]: VALUE } });

const SIMUTEK: Bad[] = [
	['Name', { ...CUSTOMER, name: VALUE }, ['', '  ', null, 'A\u0000B', 'A\nB', LONE_SURROGATE, {}]],
	[
		'Corporate Identity Number',
		{ ...CUSTOMER, corporateIdentityNumber: VALUE },
		['', null, 'unknown', '55\u00006677', ['556677-8899']],
	],
	['Additional Fields → Customer Number', { ...CUSTOMER, ...additional('number') }, [NEW_LINE, {}]],
	[
		'Additional Fields → Invoice Email',
		{ ...CUSTOMER, ...additional('invoiceEmail') },
		['faktura.example.se', 'a@b', 'a@b.se\r\nBcc: x@y.se', 'a b@c.se'],
	],
	[
		'Postal Address → Country Code',
		{ ...CUSTOMER, postalAddress: { countryCode: VALUE } },
		['Sverige', 'se', 'XQ', '../'],
	],
	['Postal Address → City', { ...CUSTOMER, postalAddress: { city: VALUE } }, ['Ume\u0007å', []]],
	['Options → Return Created Customer', { ...CUSTOMER, ...option('returnCreated') }, ['ja', 1]],
	[
		'Customer',
		{ ...SALES_ORDER, customerNumber: locator(VALUE) },
		['', null, NEW_LINE, LONE_SURROGATE],
	],
	[
		'Customer',
		{ resource: 'customer', operation: 'get', customerNumber: locator(VALUE) },
		['', null, NEW_LINE, LONE_SURROGATE],
	],
	['Additional Fields → Language', { ...SALES_ORDER, ...additional('language') }, ['swe', 'SV']],
	[
		'Additional Fields → Currency',
		{ ...SALES_ORDER, ...additional('currency') },
		['sek', 'SKE', 'SEK; DROP'],
	],
	[
		'Additional Fields → Purchase Order Number',
		{ ...SALES_ORDER, ...additional('purchaseOrderNumber') },
		['PO\u0000', 'PO\r\nX: y'],
	],
	['Additional Fields → Name', { ...SALES_ORDER, ...additional('name') }, ['a\nb', {}]],
	['Additional Fields → Comment', { ...SALES_ORDER, ...additional('comment') }, ['a\u0000', {}]],
	[
		'Additional Fields → Extra Body Fields',
		{ ...SALES_ORDER, ...additional('extraBodyFields') },
		['{', '[1]', '"text"', 7],
	],
	[
		'Options → Path',
		{ ...SALES_ORDER, ...option('path') },
		[
			'api/v1',
			'//evil.example',
			'@evil.example/',
			'/../a',
			'/a?b=c',
			'/a#b',
			'/a b',
			'/%2e%2e/x',
			'/a\\b',
		],
	],
	['Limit', { ...GET_MANY, limit: VALUE }, [0, -1, 1.5, 'many', null, 1e300]],
	['Return All', { ...GET_MANY, returnAll: VALUE }, ['perhaps', 2]],
	['Filters → Name', filter('name'), ['a\u0000', {}]],
	['Filters → Customer Number', filter('customerNumber'), [NEW_LINE]],
	['Filters → Corporate Identity Number', filter('corporateIdentityNumber'), ['none', NEW_LINE]],
	['Options → Max Parallel Requests', { ...GET_MANY, ...option('concurrency') }, [0, 101, 'ten']],
	['Options → Timeout', { ...GET_MANY, ...option('timeout') }, [0, -5, 'soon']],
];

const A3: Bad[] = [
	['Package', { ...ORDER, package: locator(VALUE) }, ['', 'Mobil', '-1', '1.5', '101&x=1', null]],
	['Customer Number', { ...ORDER, customerNumber: VALUE }, ['', ' ', null, NEW_LINE]],
	['Options → Additional Data', { ...ORDER, ...option('additionalData') }, ['{', '[]', 'x', 7]],
	['Options → Send Values As', { ...ORDER, ...option('sendValuesAs') }, ['string', true]],
	['Limit', { resource: 'package', operation: 'getAll', limit: VALUE }, [0, 'all']],
	['Package', { resource: 'package', operation: 'getSchema', package: locator(VALUE) }, ['x', '']],
];

beforeEach(() => sandbox.reset());

describe.each([
	['Simutek GKS', runSimutek, SIMUTEK],
	['A3 Connect', runA3Connect, A3],
] as const)('%s: a value that cannot be sent', (_, run, cases) => {
	it.each(
		cases.flatMap(([label, parameters, values]) =>
			values.map((value) => [label, JSON.stringify(value), parameters, value] as const),
		),
	)(
		'%s = %s is named with its item, and nothing is asked of the API',
		async (label, _shown, parameters, value) => {
			const { error } = await run(parameters as INodeParameters, {
				items: [{ value } as IDataObject],
			});
			expect(error?.message).toContain(`The parameter "${label}" `);
			expect(`${error?.message} ${error?.description}`).toMatch(/item 0/i);
			expect(sandbox.books.requests).toEqual([]);
		},
	);
});

describe('A3 Connect: fields that do not fit the package', () => {
	it.each([
		['an unknown field', { emial: 'x' }],
		['a list', { firstname: ['Anna'] }],
		['a value that is not allowed', { userGroup1: "Säljare' OR 1=1" }],
		['no day', { desiredActivationDate: 'tomorrow' }],
	])('%s is named, and no order is sent', async (_, value) => {
		const { error } = await runA3Connect({
			...ORDER,
			package: locator('101'),
			fields: { mappingMode: 'defineBelow', value, matchingColumns: [], schema: [] },
		} as INodeParameters);
		expect(`${error?.message} ${error?.description}`).toContain(`"${Object.keys(value)[0]}"`);
		expect(error?.description).toContain('values to send (fields)');
		expect(error?.message).toContain('[item 0]');
		expect(requestsFor('CreateOrder')).toBe(0);
	});
});
