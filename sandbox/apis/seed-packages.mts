/** One data field of a package, as A3 describes it. */
export interface OrderDataItem {
	name: string;
	type: string;
	defaultValue?: string | null;
	required: boolean;
	allowedValues?: string[] | null;
}

/** What a package holds, and the data fields that an order of it needs. */
export interface OrderSchema {
	predefinedPackageID: number;
	name: string;
	products?: string[] | null;
	data?: OrderDataItem[] | null;
}

/** The customer numbers that A3 knows. The last but one must not be read as a number. */
export const A3_CUSTOMER_NUMBERS: readonly string[] = [
	'204817',
	'204822',
	'KF-3301',
	'0012345',
	'Å 12/7',
];

function field(
	name: string,
	type: string,
	required: boolean,
	defaultValue: string | null = null,
	allowedValues: string[] = [],
): OrderDataItem {
	return { name, type, defaultValue, required, allowedValues };
}

/** The packages that may be ordered. */
export const PACKAGES: readonly OrderSchema[] = [
	{
		predefinedPackageID: 101,
		name: 'Mobilabonnemang Företag Flex',
		products: ['Mobil Flex 20 GB', 'SIM-kort', 'Mobil anknytning'],
		data: [
			field('firstname', 'String', true),
			field('lastname', 'String', true),
			field('email', 'String', true),
			field('userGroup1', 'String', true, null, ['Ekonomi', 'Fält', 'Ledning', 'Säljare']),
			field('alias', 'String', false),
			field('desiredActivationDate', 'Date', false),
		],
	},
	{
		predefinedPackageID: 102,
		name: 'Fiber Kontor',
		products: ['Fiberanslutning', 'Router', 'Fast IP-adress'],
		data: [
			field('streetAddress', 'String', true),
			field('postalCode', 'String', true),
			field('city', 'String', true),
			field('floor', 'Integer', false),
			field('bandwidth', 'Integer', true, '250', ['100', '250', '500', '1000']),
			field('contractMonths', 'Integer', true, '24'),
			field('installationByTechnician', 'Boolean', true, 'true'),
			field('fixedAddress', 'Boolean', false, 'false'),
			field('desiredDeliveryDate', 'Date', true),
		],
	},
	{
		predefinedPackageID: 103,
		name: 'Växel Bas',
		products: ['Molnväxel', 'Telefonist', 'Kösystem'],
		data: [
			field('mainNumber', 'String', true),
			field('numberOfQueues', 'Integer', true),
			field('recordCalls', 'Boolean', true),
			field('language', 'String', true, 'Svenska', ['Svenska', 'Norsk', 'English']),
			field('openingHours', 'String', false),
			field('voicemailEmail', 'String', false),
		],
	},
	{
		predefinedPackageID: 104,
		name: 'Reservrouter 4G',
		products: null,
		data: null,
	},
	{
		predefinedPackageID: 105,
		name: 'Extra SIM-kort',
		products: [],
		data: [],
	},
	{
		predefinedPackageID: 106,
		name: 'Nummerflytt',
		products: ['Nummerflytt'],
		data: [
			field('portedNumber', 'PhoneNumber', true),
			field('donorOperator', 'String', true, null, ['Tele2', 'Telenor', 'Telia', 'Tre']),
			field('desiredPortingDate', 'Date', true),
		],
	},
	{
		predefinedPackageID: 107,
		name: 'Provpaket med "udda" fält & tecken',
		data: [
			{ name: 'name', type: 'String', required: true },
			{ name: 'toString', type: 'String', required: true, allowedValues: null },
			{ name: 'a.b [c]', type: 'String', required: true, defaultValue: null },
			{ name: 'å', type: 'String', required: false, defaultValue: null, allowedValues: null },
			{ name: 'customerNumber', type: 'Integer', required: false, allowedValues: [] },
		],
	},
	{
		predefinedPackageID: 108,
		name: 'Mobilt bredband',
		products: ['Mobilt bredband 100 GB'],
		data: [
			field('costCentre', 'string', true),
			field('monthlyCeiling', 'Decimal', true),
			field('discountPercent', 'decimal', false, '12.5', ['0', '12.5', '25']),
			field('startDate', 'DATE', true),
			field('roaming', 'BOOLEAN', true, 'false'),
			field('numberOfCards', 'integer', true, '1', ['1', '2', '3']),
		],
	},
];
