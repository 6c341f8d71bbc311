import fc from 'fast-check';
import { answerOf, reading } from '../../shared/http/reading';
import {
	createCustomer,
	fitsInPath,
	getCustomer,
	listCustomers,
} from '../../../nodes/Simutek/api/customers';
import type { Customer, NewCustomer } from '../../../nodes/Simutek/api/customers';

const nordtryck: Customer = {
	number: 'K100421',
	name: 'Nordtryck AB',
	invoiceEmail: 'faktura@example.se',
	corporateIdentityNumber: '556677-8899',
	postalAddress: {
		address1: 'Storgatan 1',
		city: 'Stockholm',
		zipCode: '114 44',
		countryCode: 'SE',
	},
};

const bare: Customer = { name: 'Åkes Tryckeri' };

function readPage(body: unknown) {
	return reading(body, listCustomers({}, 1));
}

function queryOf(path: string): Record<string, string> {
	return Object.fromEntries(new URL(path, 'https://gks.example.se').searchParams);
}

describe('creating a customer', () => {
	const body: NewCustomer = {
		number: null,
		name: 'Nordtryck AB',
		invoiceEmail: null,
		corporateIdentityNumber: '556677-8899',
	};

	it('is asked for as documented', () => {
		const { method, path } = createCustomer(body);
		expect([method, path]).toEqual(['POST', '/api/v1/customers']);
	});

	it('accepts the answer without content', () => {
		expect(reading('', createCustomer(body))).toEqual({ kind: 'succeeded', answer: undefined });
	});

	it('says what to look for where nobody knows whether it was created', () => {
		expect(createCustomer(body).creates).toMatchObject({
			thing: 'customer',
			lookFor: 'the customer "Nordtryck AB" (556677-8899) in GKS',
		});
		expect(createCustomer({ ...body, number: 'K1' }).creates?.lookFor).toContain('number K1');
	});
});

describe('getting a customer', () => {
	it.each([
		['K100421', '/api/v1/customers/K100421'],
		['K 1/2', '/api/v1/customers/K%201%2F2'],
		['../admin', '/api/v1/customers/..%2Fadmin'],
		['K1?page=2#x', '/api/v1/customers/K1%3Fpage%3D2%23x'],
		['%2e%2e', '/api/v1/customers/%252e%252e'],
		['ÅÄÖ', '/api/v1/customers/%C3%85%C3%84%C3%96'],
		['a\\b@c;d', '/api/v1/customers/a%5Cb%40c%3Bd'],
	])('asks for the number %j and no other', (customerNumber, path) => {
		const request = getCustomer(customerNumber);
		expect([request.method, request.path]).toEqual(['GET', path]);
		expect(new URL(`https://gks.example.se${request.path}`).pathname).toBe(path);
	});

	it('keeps a number one segment of the path, which comes out as it went in', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (customerNumber) => {
				fc.pre(fitsInPath(customerNumber));
				const { path } = getCustomer(customerNumber);
				const { pathname, search, hash } = new URL(`https://gks.example.se${path}`);
				expect({ search, hash }).toEqual({ search: '', hash: '' });
				const segments = pathname.split('/').map(decodeURIComponent);
				expect(segments).toEqual(['', 'api', 'v1', 'customers', customerNumber]);
			}),
		);
	});

	it('tells the numbers that cannot stand in a path', () => {
		const steps = ['.', '..'];
		for (const number of ['.', '..', '...', 'K1', '%2e', '.a', '/']) {
			const { pathname } = new URL(`https://gks.example.se${getCustomer(number).path}`);
			expect([number, fitsInPath(number)]).toEqual([number, pathname === getCustomer(number).path]);
			expect(fitsInPath(number)).toBe(!steps.includes(number));
		}
	});

	it('names the number where there is no such customer', () => {
		expect(getCustomer('K9').hints?.[404]).toContain('GKS has no customer with the number "K9"');
	});

	it.each([
		[nordtryck],
		[{ number: 'K1', name: null, corporateIdentityNumber: null, postalAddress: null }],
		[{ number: 'K1', corporateIdentityNumber: 1 }],
		[{ ...nordtryck, creditLimit: 5000, postalAddress: { city: null, box: 12 } }],
	])('gives the customer as the API has it: %j', (customer) => {
		expect(answerOf(customer, getCustomer(String(customer.number)))).toEqual(customer);
		expect(answerOf([customer], getCustomer(String(customer.number)))).toEqual(customer);
	});

	it.each([
		['K100421', 'K100421'],
		['K100421', ' k100421 '],
		['K 1', 'K  1'],
		['K 1', 'K\u00A01'],
		['100421', 100421],
		['Å1', 'A\u030A1'],
	])('takes for the customer %j one with the number %j', (asked, number) => {
		expect(answerOf({ number }, getCustomer(asked))).toEqual({ number });
		expect(answerOf({ Number: number }, getCustomer(asked))).toEqual({ number });
	});

	it.each<[unknown, string]>([
		['', 'it is empty'],
		[{ ...nordtryck, number: 'K999' }, 'it is customer K999, although K1 was requested'],
		[{ number: 10 }, 'it is customer 10, although K1 was requested'],
		[bare, 'it is not a customer with a number, although K1 was requested'],
		[[], 'it is not a customer with a number'],
		[[{ number: 'K1' }, { number: 'K1' }], 'it is not a customer with a number'],
		['"K1"', 'it is not a customer with a number'],
	])('refuses %j and says why', (body, problem) => {
		expect(reading(body, getCustomer('K1'))).toMatchObject({
			kind: 'unreadable',
			problem: expect.stringContaining(problem) as string,
		});
	});
});

describe('listing customers', () => {
	it('asks for a page of the documented size, and for nothing that was not given', () => {
		expect(queryOf(listCustomers({}, 3).path)).toEqual({ page: '3', pageSize: '100' });
	});

	it('asks for the filters as they were entered, the identity number without what does not count', () => {
		const filters = {
			customerNumber: 'K 1&page=9',
			name: 'Åke & Söner + Co #1',
			corporateIdentityNumber: '556677-8899',
		};
		expect(queryOf(listCustomers(filters, 1).path)).toEqual({
			...filters,
			number: filters.customerNumber,
			corporateIdentityNumber: '5566778899',
			page: '1',
			pageSize: '100',
		});
	});

	it.each(['556677-8899', '556677–8899', '556677−8899', '556677\u00A0-\u00A08899'])(
		'asks for the identity number %j without signs that only people take for a dash or a space',
		(corporateIdentityNumber) => {
			const asked = queryOf(listCustomers({ corporateIdentityNumber }, 1).path);
			expect(asked.corporateIdentityNumber).toMatch(/^[\d -]+$/);
			expect(asked.corporateIdentityNumber!.replace(/[ -]/g, '')).toBe('5566778899');
		},
	);

	it.each<[string, unknown, number | undefined]>([
		['a bare list', [nordtryck, bare], undefined],
		['an object with items', { items: [nordtryck, bare] }, undefined],
		['data and a total', { data: [nordtryck, bare], total: 17 }, 17],
		['any name for the list', { kunder: [nordtryck, bare], page: 1, totalCount: 17 }, 17],
		['other cases', { Items: [nordtryck, bare], TotalCount: '17' }, 17],
		['a list one level down', { data: { items: [nordtryck, bare], total: 17 } }, 17],
		['a total beside the list', { total: 17, _embedded: { customers: [nordtryck, bare] } }, 17],
		['a list beside empty ones', { items: [nordtryck, bare], links: [], tags: ['a'] }, undefined],
		['a count of all', { count: 17, results: [nordtryck, bare] }, 17],
		['a count of the page', { count: 2, results: [nordtryck, bare] }, undefined],
		['a total that is not whole', { items: [nordtryck, bare], total: 1.5 }, undefined],
		['null beside the list', { items: [nordtryck, bare], errors: null, total: null }, undefined],
	])('reads %s', (_, body, total) => {
		expect(readPage(body)).toEqual({
			kind: 'succeeded',
			answer: { rows: [nordtryck, bare], leftOut: 0, total },
		});
	});

	it.each<[unknown]>([
		[[]],
		[{ items: [] }],
		[{ items: [], total: 0, links: [] }],
		[{ items: null, totalCount: 0 }],
		[{ items: [], links: [{ rel: 'self', href: '/api/v1/customers' }] }],
		['null'],
		[''],
	])('reads an empty list: %j', (body) => {
		expect(readPage(body)).toMatchObject({ answer: { rows: [] } });
	});

	it.each<[unknown, string]>([
		[{ items: [nordtryck], kunder: [bare] }, 'several lists, in "items" and "kunder"'],
		[{ data: { a: [nordtryck], b: [bare] } }, 'several lists, in "data.a" and "data.b"'],
		[{ total: 3 }, 'no list of objects'],
		[{}, 'no list of objects'],
		[['Databasen svarar inte'], 'no list of objects'],
		[{ ...nordtryck, contacts: [{ name: 'Eva' }] }, 'no list of objects'],
		[{ customer: { ...nordtryck, contacts: [{ name: 'Eva' }] } }, 'no list of objects'],
		[{ messages: ['Databasen svarar inte'] }, 'no list of objects'],
		['"text"', 'no list of objects'],
		[17, 'no list of objects'],
	])('refuses %j rather than find nobody in it', (body, problem) => {
		expect(readPage(body)).toMatchObject({
			kind: 'unreadable',
			problem: expect.stringContaining(problem) as string,
		});
	});

	it('refuses a failure that comes with an empty list', () => {
		expect(readPage({ success: false, data: [] })).toMatchObject({ kind: 'contradicted' });
	});

	it.each([
		{ ...nordtryck, name: null },
		{ number: 'K1' },
		{ number: 7, name: 17 },
		{ corporateIdentityNumber: { a: 1 } },
		{},
	])('gives a row as it came, whatever it is: %j', (row) => {
		expect(readPage([nordtryck, row])).toMatchObject({ answer: { rows: [nordtryck, row] } });
	});

	it.each([null, 'K1', 17, []])('leaves out %j, and says so', (row) => {
		const request = listCustomers({}, 1);
		const list = answerOf([nordtryck, row], request);
		expect(list).toMatchObject({ rows: [nordtryck], leftOut: 1 });
		expect(request.remarks?.(list)).toMatchObject([{ count: 1 }]);
	});
});
