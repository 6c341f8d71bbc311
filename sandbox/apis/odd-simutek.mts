import { empty, json, text, type Answer } from './answers.mts';
import { gksRefusals } from './odd-refusals.mts';
import type { Oddity } from './oddity.mts';

type Row = Record<string, unknown>;

interface Page {
	items: unknown[];
	totalCount: number;
}

/** Changes the row of one customer, wherever it is listed. */
function rowOf(number: string, change: (row: Row) => unknown): (answer: Answer) => Answer {
	return (answer) => {
		const { items, ...more } = answer.body as Page;
		const rows = items.map((row) =>
			(row as Row | null)?.number === number ? change(row as Row) : row,
		);
		return { ...answer, body: { ...more, items: rows } };
	};
}

/** Puts the rows of a page into something else. */
function envelope(change: (rows: unknown[], total: number) => unknown) {
	return (answer: Answer): Answer => {
		const { items, totalCount } = answer.body as Page;
		return { ...answer, body: change(items, totalCount) };
	};
}

/** What a GKS4 may do otherwise than its description says. */
export const SIMUTEK_ODDITIES: readonly Oddity[] = [
	{
		on: 'listCustomers',
		is: 'pages of 40, however many are asked for',
		seen: 'always',
		asked: (path) =>
			path.replace(/([?&]pageSize=)(\d+)/, (_all, name: string, size: string) =>
				Number(size) > 40 && Number(size) <= 100 ? `${name}40` : `${name}${size}`,
			),
	},
	{
		on: 'listCustomers',
		is: '"K100403   " for a number',
		seen: 'always',
		answered: rowOf('K100403', (row) => ({ ...row, number: 'K100403   ' })),
	},
	{
		on: 'listCustomers',
		is: 'a name that is null',
		seen: 'always',
		answered: rowOf('K100405', (row) => ({ ...row, name: null })),
	},
	{
		on: 'listCustomers',
		is: 'a row without a name',
		seen: 'always',
		answered: rowOf('K100407', ({ name: _name, ...row }) => row),
	},
	{
		on: 'listCustomers',
		is: 'a name with double spaces, in NFD',
		seen: 'always',
		answered: rowOf('K100409', (row) => ({
			...row,
			name: String(row.name).normalize('NFD').replaceAll(' ', '  '),
		})),
	},
	{
		on: 'listCustomers',
		is: 'an identity number that is a number',
		seen: 'always',
		answered: rowOf('K100411', (row) => ({
			...row,
			corporateIdentityNumber: Number(String(row.corporateIdentityNumber).replace(/\D/g, '')),
		})),
	},
	{
		on: 'listCustomers',
		is: 'two customers with the same number',
		seen: 'always',
		answered: rowOf('K100413', (row) => ({ ...row, number: 'K100412' })),
	},
	{
		on: 'listCustomers',
		is: 'a row that is null',
		seen: 'always',
		answered: rowOf('K100415', () => null),
	},
	{
		on: 'listCustomers',
		is: '{ data: { items: […], total } }',
		answered: envelope((items, total) => ({ data: { items, total } })),
	},
	{
		on: 'listCustomers',
		is: '{ _embedded: { customers: […] }, totalElements }',
		answered: envelope((customers, totalElements) => ({ _embedded: { customers }, totalElements })),
	},
	{
		on: 'listCustomers',
		is: '{ items: […], links: [], totalCount }',
		answered: envelope((items, totalCount) => ({ items, links: [], totalCount })),
	},
	{
		on: 'listCustomers',
		is: '{ Items: […], TotalCount }',
		answered: envelope((Items, TotalCount) => ({ Items, TotalCount })),
	},
	{
		on: 'listCustomers',
		is: 'an array, so no total is told',
		answered: envelope((items) => items),
	},
	{
		on: 'listCustomers',
		to: 'emptyList',
		is: '204 for no customers',
		answered: () => empty(204),
	},
	{
		on: 'listCustomers',
		to: 'emptyList',
		is: 'null for no customers',
		answered: () => json(200, null),
	},
	{
		on: 'listCustomers',
		to: 'emptyList',
		is: '200 with no body for no customers',
		answered: () => empty(200),
	},
	{
		on: 'listCustomers',
		to: 'emptyList',
		is: '404 for no customers',
		answered: () => json(404, { title: 'Not Found', status: 404 }),
	},
	{
		on: 'getCustomer',
		seen: 'always',
		is: 'customer K100418 where K100417 is asked for',
		asked: (path) => path.replace(/K100417$/, 'K100418'),
	},
	{
		on: 'getCustomer',
		is: 'a number in small letters, with spaces after it',
		answered: (answer) => {
			const customer = answer.body as Row;
			return {
				...answer,
				body: { ...customer, number: `${String(customer.number).toLowerCase()}  ` },
			};
		},
	},
	{ on: 'createCustomer', is: '201 with no body', answered: () => empty(201) },
	{ on: 'createCustomer', is: '204 with no body', answered: () => empty(204) },
	{ on: 'createCustomer', is: 'null', answered: () => json(200, null) },
	{
		on: 'createCustomer',
		is: '200 {"success":false,"errors":["…"]}',
		seen: 'insteadOfActing',
		answered: () => json(200, { success: false, errors: ['Kundregistret är låst.'] }),
	},
	{ on: 'createSalesOrder', is: '"SO1" for an order', answered: () => json(201, 'SO1') },
	{ on: 'createSalesOrder', is: '10042 for an order', answered: () => json(201, 10042) },
	{
		on: 'createSalesOrder',
		is: '[{…}] for an order',
		answered: () => json(201, [{ number: 'SO1' }]),
	},
	{ on: 'createSalesOrder', is: 'SO1 as text', answered: () => text(200, 'SO1') },
	{
		on: 'createSalesOrder',
		is: '201 with Location and no body',
		answered: () => empty(201, { Location: '/api/v1/salesorders/SO1' }),
	},
	{ on: 'createSalesOrder', is: '204', answered: () => empty(204) },
	{
		on: 'createSalesOrder',
		is: '200 {"success":false,"errors":["…"]}',
		seen: 'insteadOfActing',
		answered: () => json(200, { success: false, errors: ['Kunden är spärrad.'] }),
	},
	{
		on: 'createSalesOrder',
		is: '200 {"error":"…"}',
		seen: 'insteadOfActing',
		answered: () => json(200, { error: 'Kunden är spärrad.' }),
	},
	...gksRefusals('listCustomers'),
	...gksRefusals('getCustomer'),
	...gksRefusals('createCustomer'),
	...gksRefusals('createSalesOrder'),
];
