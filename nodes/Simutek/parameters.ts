import { locator } from '../shared/parameters/parameter';
import { text, textThat } from '../shared/parameters/rules';
import type { Rule } from '../shared/parameters/rules';

/** What Unicode names beside the countries. */
const NO_COUNTRIES = ['EU', 'EZ', 'QO', 'UN', 'XA', 'XB', 'ZZ'];

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/** ISO 4217, as Unicode's data has it. */
export const CURRENCIES = named('currency', Intl.supportedValuesOf('currency'));

/** ISO 3166-1 alpha-2 (inferred from the documented example `SE`), as Unicode's data has it. */
export const COUNTRIES = named(
	'region',
	LETTERS.flatMap((first) => LETTERS.map((second) => first + second)).filter(
		(code) => !NO_COUNTRIES.includes(code),
	),
);

export const currencyCode = oneOfCodes(
	CURRENCIES,
	'must be a currency code in capitals (ISO 4217), such as SEK',
);

export const countryCode = oneOfCodes(
	COUNTRIES,
	'must be a country code of two capitals (ISO 3166), such as SE',
);

/** Identity numbers differ from country to country, so only what holds no digit at all is refused. */
export const corporateIdentityNumber = textThat(
	(value) => /\d/.test(value),
	'must be a corporate identity number, such as 556677-8899',
);

/** A path below the base URL. It stands behind the host, so it must begin with a slash. */
export const path = textThat(
	(value) =>
		/^(\/[\w~!$&'()*+,;=:@%.-]+)+\/?$/.test(value) && !/(^|\/)(\.|%2e){1,2}(\/|$)/i.test(value),
	'must be a path that begins with a slash, such as /api/v1/salesorders',
);

/** Chooses a customer from the list or by number. */
export const customerNumber = locator({
	displayName: 'Customer',
	name: 'customerNumber',
	required: true,
	description: 'The customer in GKS. Choose it from the list, or enter its customer number.',
	builderHint: {
		propertyHint:
			'Take the number from "Find or Create" of the resource "Customer": { __rl: true, mode: "id", value: expr("{{ $json.number }}") }.',
	},
	searchListMethod: 'searchCustomers',
	choose: 'Choose a customer...',
	byId: { displayName: 'By Number', placeholder: 'e.g. K100421' },
	rule: text,
});

/** Codes that have an English name, by that name. */
function named(type: 'currency' | 'region', codes: string[]) {
	const names = new Intl.DisplayNames('en', { type, fallback: 'none' });
	return codes
		.flatMap((value) => {
			const name = names.of(value);
			return name === undefined ? [] : [{ name: `${name} (${value})`, value }];
		})
		.sort((one, other) => one.name.localeCompare(other.name, 'en'));
}

function oneOfCodes(choices: Array<{ value: string }>, expected: string): Rule<string> {
	const codes = new Set(choices.map(({ value }) => value));
	return textThat((value) => codes.has(value), expected);
}
