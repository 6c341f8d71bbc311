import { locator } from '../shared/parameters/parameter';
import { text, textThat } from '../shared/parameters/rules';

const currencies = new Set(Intl.supportedValuesOf('currency'));
const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

/** What Unicode names beside the countries. */
const NO_COUNTRIES = new Set(['EU', 'EZ', 'QO', 'UN', 'XA', 'XB', 'ZZ']);

/** ISO 4217, as Unicode's data has it. */
export const currencyCode = textThat(
	(value) => currencies.has(value),
	'must be a currency code as in ISO 4217, in capitals, for example SEK',
);

/** ISO 3166-1 alpha-2 (inferred from the documented example `SE`). */
export const countryCode = textThat(
	(value) =>
		/^[A-Z]{2}$/.test(value) && regions.of(value) !== undefined && !NO_COUNTRIES.has(value),
	'must be a country code of two capitals as in ISO 3166, for example SE',
);

/** Identity numbers differ from country to country, so only what holds no digit at all is refused. */
export const corporateIdentityNumber = textThat(
	(value) => /\d/.test(value),
	'must hold the digits of a corporate identity number, for example 556677-8899',
);

/** A path below the base URL. It stands behind the host, so it must begin with a slash. */
export const path = textThat(
	(value) =>
		/^(\/[\w~!$&'()*+,;=:@%.-]+)+\/?$/.test(value) && !/(^|\/)(\.|%2e){1,2}(\/|$)/i.test(value),
	'must be a path that begins with a slash, for example /api/v1/salesorders',
);

/** Chooses a customer from the list or by number. */
export const customerNumber = locator(
	{
		displayName: 'Customer',
		name: 'customerNumber',
		required: true,
		description: 'The customer in GKS. Choose it from the list, or give its customer number.',
		fromList: { placeholder: 'Choose a customer...', searchListMethod: 'searchCustomers' },
		byId: { displayName: 'By Number', placeholder: 'e.g. K100421' },
	},
	text,
);
