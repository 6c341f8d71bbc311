import type { Customer, PostalAddress } from './books.mts';

// The lengths of FOUNDERS and TRADES have no common factor: the first 276 pairs differ.
const FOUNDERS = [
	'Björkbergs',
	'Lindgrens',
	'Åströms',
	'Bröderna Nilssons',
	'Söderhamns',
	'Västerås',
	'Hallands',
	'Öresunds',
	'Kungsholmens',
	'Sjöbloms',
	'Mälardalens',
	'Ekströms',
	'Norrlands',
	'Gävle',
	'Håkanssons',
	'Småländska',
	'Roslagens',
	'Wikströms',
	'Kiruna',
	'Skaraborgs',
	'Östgöta',
	'Dalarnas',
	'Fjällbacka',
];
const TRADES = [
	'Bageri AB',
	'Bygg & Montage AB',
	'Elservice AB',
	'Förlag AB',
	'Redovisning HB',
	'Måleri AB',
	'Trädgård AB',
	'Rörteknik AB',
	'Musikförening',
	'Optik AB',
	'Fastigheter AB',
	'Ostkooperativ ek. för.',
];
const STREETS = [
	'Storgatan',
	'Kyrkogatan',
	'Drottninggatan',
	'Järnvägsgatan',
	'Skolgatan',
	'Östra Hamngatan',
	'Industrivägen',
];
const PLACES = [
	['114 44', 'Stockholm'],
	['411 07', 'Göteborg'],
	['211 20', 'Malmö'],
	['753 20', 'Uppsala'],
	['722 11', 'Västerås'],
	['702 10', 'Örebro'],
	['582 22', 'Linköping'],
	['903 26', 'Umeå'],
	['972 31', 'Luleå'],
	['852 30', 'Sundsvall'],
	['802 50', 'Gävle'],
] as const;

const GENERATED_CUSTOMERS = 129;
const FIRST_NUMBER = 100401;

/** The customers that GKS4 knows from the start, the same in every start. */
export function seedCustomers(): Customer[] {
	return [...generateCustomers(GENERATED_CUSTOMERS), ...oddCustomers()];
}

/** As many ordinary customers as are asked for; the first of them are those of the start. */
export function generateCustomers(count: number): Customer[] {
	return Array.from({ length: count }, (_, index) => generate(index));
}

/** The number that a customer without one gets, counting on from the seed. */
export function nextCustomerNumber(customers: Customer[]): string {
	const taken = new Set(customers.map(({ number }) => number));
	let next = FIRST_NUMBER + GENERATED_CUSTOMERS;
	while (taken.has(`K${next}`)) next += 1;
	return `K${next}`;
}

function generate(index: number): Customer {
	const name = `${pick(FOUNDERS, index)} ${pick(TRADES, index)}`;
	return {
		number: `K${FIRST_NUMBER + index}`,
		name,
		corporateIdentityNumber: corporateIdentityNumber(index),
		invoiceEmail: index % 9 === 4 ? null : `faktura@${domain(name)}`,
		postalAddress: index % 13 === 7 ? null : address(index),
	};
}

function address(index: number): PostalAddress {
	const [zipCode, city] = pick(PLACES, index);
	return {
		address1: `${pick(STREETS, index)} ${1 + ((index * 7) % 88)}`,
		address2: index % 6 === 5 ? 'Garageinfart 2' : null,
		address3: null,
		city,
		zipCode,
		state: null,
		countryCode: index % 10 === 9 ? null : 'SE',
	};
}

/**
 * Ten digits, the last a Luhn check digit, written in the ways that people write them. High
 * numbers (559…), to keep clear of those of real companies.
 */
function corporateIdentityNumber(index: number): string {
	const nine = `559${String((910_007 + index * 487) % 1_000_000).padStart(6, '0')}`;
	const sum = [...nine].reduce((total, digit, position) => {
		const weighted = Number(digit) * (position % 2 === 0 ? 2 : 1);
		return total + (weighted > 9 ? weighted - 9 : weighted);
	}, 0);
	const checkDigit = (10 - (sum % 10)) % 10;
	const separator = pick(['-', '-', '-', '', ' '], index);
	return `${nine.slice(0, 6)}${separator}${nine.slice(6)}${checkDigit}`;
}

function domain(name: string): string {
	const letters = name
		.normalize('NFD')
		.toLowerCase()
		.replace(/[^a-z]/g, '');
	return `${letters}.example`;
}

function pick<Item>(items: readonly Item[], index: number): Item {
	return items[index % items.length] as Item;
}

/** Customers that careless clients stumble over. */
function oddCustomers(): Customer[] {
	const odd = (
		position: number,
		number: string,
		name: string,
		changes: Partial<Customer> = {},
	): Customer => ({
		number,
		name,
		corporateIdentityNumber: corporateIdentityNumber(GENERATED_CUSTOMERS + position),
		invoiceEmail: `ekonomi@${domain(name)}`,
		postalAddress: address(GENERATED_CUSTOMERS + position),
		...changes,
	});
	// Two offices of one company: the same name, the same identity written in two ways.
	const headOffice = odd(4, 'K100900', 'Nordisk Etikett AB');
	const compactIdentity = headOffice.corporateIdentityNumber.replace(/\D/g, '');
	return [
		odd(0, 'K 1/2', 'Halva Tryckeriet HB'),
		odd(1, 'Å-77', 'Åkessons Åkeri i Ånge AB'),
		odd(2, '..', 'Punkt Punkt Reklam AB'),
		odd(3, 'K#5?&=+%2F', 'Tecken & Form HB'),
		{ ...headOffice, corporateIdentityNumber: hyphenated(compactIdentity) },
		odd(5, 'K100901', headOffice.name, { corporateIdentityNumber: compactIdentity }),
		odd(6, 'NO-1', 'Fjordtrykk AS', {
			corporateIdentityNumber: '918 273 646',
			postalAddress: {
				address1: 'Storgata 5',
				address2: null,
				address3: null,
				city: 'Bodø',
				zipCode: '8006',
				state: 'Nordland',
				countryCode: 'NO',
			},
		}),
		odd(7, 'k100421', 'Gemena Bokstäver AB', { invoiceEmail: null, postalAddress: null }),
	];
}

function hyphenated(digits: string): string {
	return `${digits.slice(0, 6)}-${digits.slice(6)}`;
}
