import fc from 'fast-check';
import { bareIdentityNumber } from '../../../nodes/Simutek/api/corporateIdentityNumber';
import type { Customer } from '../../../nodes/Simutek/api/customers';
import { matchesFilters } from '../../../nodes/Simutek/customer/matching';

const customer = {
	number: 'K100421',
	name: 'Åkes Tryckeri AB',
	corporateIdentityNumber: '556677-8899',
};

describe('a corporate identity number', () => {
	it.each([
		['556677-8899'],
		['5566778899'],
		[' 5566 77 - 88 99 '],
		['556677\u00A0-\u00A08899'],
		['556677‐8899'],
		['556677‑8899'],
		['556677–8899'],
		['556677—8899'],
		['556677―8899'],
		['556677−8899'],
		['556677\u00AD8899'],
		['556677－8899'],
	])('%j is the same whatever its spaces and dashes', (corporateIdentityNumber) => {
		expect(bareIdentityNumber(corporateIdentityNumber)).toBe('5566778899');
		expect(matchesFilters(customer, { corporateIdentityNumber })).toBe(true);
	});

	it.each(['556677-8898', '16556677-8899', '556677', '556677/8899', '556677.8899'])(
		'%j is another',
		(corporateIdentityNumber) => {
			expect(matchesFilters(customer, { corporateIdentityNumber })).toBe(false);
		},
	);

	it('is the same in capitals or not, where it holds letters', () => {
		expect(bareIdentityNumber('no 987 654 321 mva')).toBe('NO987654321MVA');
	});

	it('is the same with dashes and spaces put in anywhere', () => {
		const digit = fc.constantFrom(...'0123456789');
		const mark = fc.constantFrom('', ' ', '-', '–', '\u00A0', '  ');
		fc.assert(
			fc.property(fc.array(fc.tuple(digit, mark), { minLength: 1 }), (parts) => {
				const bare = parts.map(([character]) => character).join('');
				expect(bareIdentityNumber(parts.flat().join(''))).toBe(bare);
			}),
		);
	});
});

describe('a customer', () => {
	it('matches where nothing is asked for', () => {
		expect(matchesFilters(customer, {})).toBe(true);
		expect(matchesFilters({ name: '' }, {})).toBe(true);
	});

	it('matches its exact number only', () => {
		expect(matchesFilters(customer, { customerNumber: 'K100421' })).toBe(true);
		for (const customerNumber of ['k100421', 'K10042', 'K1004211', '']) {
			expect(matchesFilters(customer, { customerNumber })).toBe(false);
		}
	});

	it.each<[unknown, string]>([
		['K100002   ', 'K100002'],
		['K100002', ' K100002 '],
		['K  1', 'K 1'],
		['K\u00A01', 'K 1'],
		['A\u030A1', 'Å1'],
		[100421, '100421'],
	])('has the number %j where %j is asked for', (number, customerNumber) => {
		expect(matchesFilters({ number }, { customerNumber })).toBe(true);
	});

	it('is the same by name and number whatever its spaces and its Unicode form', () => {
		const spaces = fc.constantFrom(' ', '  ', '\u00A0', '\t', ' \u2009 ');
		const form = fc.constantFrom('NFC', 'NFD');
		fc.assert(
			fc.property(spaces, spaces, form, (inside, around, unicode) => {
				const written = `${around}Åkes Förlag${around}`.replace(' ', inside).normalize(unicode);
				expect(matchesFilters({ name: written }, { name: 'Åkes Förlag' })).toBe(true);
				expect(matchesFilters({ name: 'Åkes Förlag' }, { name: written })).toBe(true);
				expect(matchesFilters({ number: written }, { customerNumber: 'Åkes Förlag' })).toBe(true);
			}),
		);
	});

	it.each([
		'Åkes Tryckeri AB',
		'tryck',
		'ÅKES',
		'åkes',
		'A\u030Akes',
		'a\u030Akes tryckeri',
		' AB',
	])('matches %j anywhere in its name', (name) => {
		expect(matchesFilters(customer, { name })).toBe(true);
		expect(matchesFilters({ ...customer, name: customer.name.normalize('NFD') }, { name })).toBe(
			true,
		);
	});

	it.each(['Akes', 'ÅkesTryckeri', 'Åkes Tryckeri AB 2', 'Äkes'])('does not match %j', (name) => {
		expect(matchesFilters(customer, { name })).toBe(false);
	});

	it.each<Customer>([
		{ name: 'A' },
		{ name: 'A', number: null, corporateIdentityNumber: null },
		{ number: {}, corporateIdentityNumber: [] },
		{},
	])('without number and identity number matches none: %j', (nameless) => {
		expect(matchesFilters(nameless, { customerNumber: 'K1' })).toBe(false);
		expect(matchesFilters(nameless, { corporateIdentityNumber: '556677-8899' })).toBe(false);
		expect(matchesFilters(nameless, { corporateIdentityNumber: '-' })).toBe(false);
	});

	it('has to match every filter', () => {
		const filters = {
			customerNumber: 'K100421',
			name: 'åkes',
			corporateIdentityNumber: '5566778899',
		};
		expect(matchesFilters(customer, filters)).toBe(true);
		for (const wrong of [
			{ customerNumber: 'K1' },
			{ name: 'x' },
			{ corporateIdentityNumber: '1' },
		]) {
			expect(matchesFilters(customer, { ...filters, ...wrong })).toBe(false);
		}
	});
});
