import { differencesFrom } from '../../../nodes/Simutek/customer/differences';

const GIVEN = {
	number: null,
	name: 'Nordtryck AB',
	corporateIdentityNumber: '556677-8899',
	invoiceEmail: 'faktura@example.se',
	postalAddress: { city: 'Lund', zipCode: '222 21' },
};

describe('a customer that exists already', () => {
	it('differs in each field that was given otherwise, and in each line of the address', () => {
		const customer = {
			...GIVEN,
			name: 'Nordtryck',
			invoiceEmail: null,
			postalAddress: { city: 'Malmö', zipCode: '222 21' },
		};
		expect(differencesFrom(customer, GIVEN)).toEqual([
			'name',
			'invoiceEmail',
			'postalAddress.city',
		]);
	});

	it('does not differ in what looks the same, and in how its numbers are written', () => {
		const customer = { ...GIVEN, name: ' Nordtryck  AB', corporateIdentityNumber: '5566778899' };
		expect(differencesFrom({ ...customer, number: 'K1' }, GIVEN)).toEqual([]);
	});

	it('does not differ in what was not given, nor in what GKS does not tell', () => {
		const given = { ...GIVEN, invoiceEmail: null, postalAddress: {} };
		expect(differencesFrom({ ...GIVEN, number: 'K1' }, given)).toEqual([]);
		expect(differencesFrom({ number: 'K1', name: 'Nordtryck AB' }, GIVEN)).toEqual([]);
	});
});
