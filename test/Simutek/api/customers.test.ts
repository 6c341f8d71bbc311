import fc from 'fast-check';
import { readAnswer } from '../../../nodes/shared/http/readAnswer';
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
	return readAnswer(JSON.stringify(body), listCustomers({}, 1).answer);
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
		expect(readAnswer('', createCustomer(body).answer)).toEqual({ answer: undefined });
	});

	it('says what to look for where nobody knows whether it was created', () => {
		expect(createCustomer(body).creates).toEqual({
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
		[bare],
		[{ ...bare, number: null, corporateIdentityNumber: null, postalAddress: null }],
		[{ ...nordtryck, creditLimit: 5000, postalAddress: { city: null, box: 12 } }],
	])('gives the customer as the API has it: %j', (customer) => {
		expect(readAnswer(JSON.stringify(customer), getCustomer('K1').answer)).toEqual({
			answer: customer,
		});
	});

	it.each([
		['', 'It is empty.'],
		['[]', 'the whole'],
		['{"name":"A","corporateIdentityNumber":1}', 'corporateIdentityNumber'],
		['{"number":100421,"name":"A"}', 'number'],
	])('refuses %j and says where it is wrong', (body, place) => {
		expect(readAnswer(body, getCustomer('K1').answer)).toEqual({
			problem: expect.stringContaining(place) as string,
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

	it.each([
		['a bare list', [nordtryck, bare], undefined],
		['an object with items', { items: [nordtryck, bare] }, undefined],
		['data and a total', { data: [nordtryck, bare], total: 17 }, 17],
		['any name for the list', { kunder: [nordtryck, bare], page: 1, totalCount: 17 }, 17],
		['a total that is no number', { items: [nordtryck, bare], total: '17' }, undefined],
		['a total that is not whole', { items: [nordtryck, bare], total: 1.5 }, undefined],
		['null beside the list', { items: [nordtryck, bare], errors: null, total: null }, undefined],
	])('reads %s', (_, body, total) => {
		expect(readPage(body)).toEqual({ answer: { customers: [nordtryck, bare], total } });
	});

	it.each([[[]], [{ items: [] }], [{ items: [], total: 0 }]])('reads an empty list: %j', (body) => {
		expect(readPage(body)).toMatchObject({ answer: { customers: [] } });
	});

	it.each([
		[{ items: [nordtryck], errors: [] }, 'exactly one list'],
		[{ total: 0 }, 'exactly one list'],
		[{}, 'exactly one list'],
		[{ data: { items: [nordtryck] } }, 'exactly one list'],
		['text', 'expected a list of customers'],
		[17, 'expected a list of customers'],
		[null, 'expected a list of customers'],
	])('refuses %j rather than find nobody in it', (body, problem) => {
		expect(readPage(body)).toEqual({ problem: expect.stringContaining(problem) as string });
	});

	it('names which customer and which of its fields is wrong', () => {
		for (const body of [
			[nordtryck, { ...bare, number: 7 }],
			{ items: [nordtryck, { number: 7 }] },
		]) {
			expect(readPage(body)).toEqual({ problem: expect.stringContaining('1.number') as string });
		}
	});
});
