/** @jest-environment ./test/SandboxEnvironment.mjs */
import type { IDataObject, INodeParameters, INodeProperties } from 'n8n-workflow';
import { propertiesOf } from '../../nodes/shared/operations/nodeProperties';
import { located } from '../located';
import { A3_CONNECT, EVERY_OPERATION, SIMUTEK } from '../nodes';
import { NORDTRYCK, requestsFor, runA3Connect, runSimutek } from './vendors';

const ORDER = { package: located('104'), customerNumber: '204817' };

/** Each bad value comes out of the item, as n8n itself refuses a required parameter left empty. */
const VALUE = '={{ $json.value }}';

/** Parameters that each operation succeeds with, but for the one that is bad. */
const GOOD: Record<string, object> = {
	'Simutek GKS, customer: create': NORDTRYCK,
	'Simutek GKS, customer: findOrCreate': NORDTRYCK,
	'Simutek GKS, customer: get': { customerNumber: located('K100421') },
	'Simutek GKS, customer: getAll': {},
	'Simutek GKS, salesOrder: create': { customerNumber: located('K100421') },
	'A3 Connect, order: create': ORDER,
	'A3 Connect, order: validate': ORDER,
	'A3 Connect, package: getAll': {},
	'A3 Connect, package: getSchema': { package: located('101') },
};

const NEW_LINE = 'K100421\nX-Evil: yes';
const NUL = 'a\u0000b';
const LONE_SURROGATE = 'K\ud800';
const NO_NUMBER = ['', null, NEW_LINE, LONE_SURROGATE];
const NO_LINE = [NUL, 'a\nb', {}];
const NO_CHOICE = ['perhaps', 2];
const NO_OBJECT = ['{', '[1]', '"text"', 7];

/** What cannot be sent, by the path of a parameter, in every operation that has it. */
const BAD: Record<string, unknown[]> = {
	name: ['', '  ', null, NUL, 'a\nb', LONE_SURROGATE, {}],
	corporateIdentityNumber: ['', null, 'unknown', '55\u00006677', ['556677-8899']],
	customerNumber: [' ', ...NO_NUMBER],
	package: ['', 'Mobil', '-1', '1.5', '101&x=1', null],
	returnAll: NO_CHOICE,
	limit: [0, -1, 1.5, 'many', null, 1e300],
	'additionalFields.number': [NEW_LINE, {}],
	'additionalFields.invoiceEmail': [
		...['faktura.example.se', 'a@b', 'a@b.se\r\nBcc: x@y.se', 'a b@c.se'],
	],
	'additionalFields.language': ['swe', 'SV'],
	'additionalFields.currency': ['sek', 'SKE', 'SEK; DROP'],
	'additionalFields.purchaseOrderNumber': ['PO\u0000', 'PO\r\nX: y'],
	'additionalFields.name': NO_LINE,
	'additionalFields.comment': [NUL, {}],
	'additionalFields.extraBodyFields': NO_OBJECT,
	'postalAddress.address1': NO_LINE,
	'postalAddress.address2': NO_LINE,
	'postalAddress.address3': NO_LINE,
	'postalAddress.city': ['Ume\u0007å', []],
	'postalAddress.zipCode': NO_LINE,
	'postalAddress.state': NO_LINE,
	'postalAddress.countryCode': ['Sverige', 'se', 'XQ', '../'],
	'filters.name': [NUL, {}],
	'filters.customerNumber': [NEW_LINE],
	'filters.corporateIdentityNumber': ['none', NEW_LINE],
	'options.concurrency': [0, 101, 'ten'],
	'options.maxRetries': [-1, 6, 'twice'],
	'options.timeout': [0, -5, 'soon'],
	'options.returnCreated': ['ja', 1],
	'options.sendValuesAs': ['string', true],
	'options.additionalData': NO_OBJECT,
	'options.skipDuplicates': NO_CHOICE,
	'options.duplicateKey': NO_LINE,
	'options.duplicateScope': ['everywhere', true],
	'options.path': [
		...['api/v1', '//evil.example', '@evil.example/', '/../a', '/a?b=c', '/a#b', '/a b'],
		...['/%2e%2e/x', '/a\\b'],
	],
};

/** What is read only where it decides something: what it takes for that. */
const READ_WITH: Record<string, object> = {
	'options.duplicateKey': { skipDuplicates: true },
	'options.duplicateScope': { skipDuplicates: true, duplicateKey: 'A' },
};

/** What is read only once the API was asked what there is, but before anything is created. */
const READ_AFTER_LOOKING: Record<string, string[]> = {
	'customer: findOrCreate': ['options.returnCreated'],
	'order: create': ['options.skipDuplicates', 'options.duplicateKey', 'options.duplicateScope'],
};
const LOOKING = ['getAccessToken', 'listCustomers', 'GetPackageSchema'];

/** What is read only of an item that is in doubt, by which time something was sent. */
const READ_LATER = ['options.resendUncertain'];

interface Parameter {
	path: string;
	label: string;
	/** The parameter of the node with the bad value in it. */
	entered: object;
}

/** Every parameter of an operation that a user enters one value in. */
function parametersIn(properties: INodeProperties[]): Parameter[] {
	return properties.flatMap(({ name, displayName, type, options = [] }): Parameter[] => {
		switch (type) {
			case 'collection':
				return parametersIn(options as INodeProperties[]).map((inner) => ({
					path: `${name}.${inner.path}`,
					label: `${displayName} → ${inner.label}`,
					entered: { [name]: { ...inner.entered, ...READ_WITH[`${name}.${inner.path}`] } },
				}));
			case 'resourceMapper':
				return [];
			default: {
				const entered = { [name]: type === 'resourceLocator' ? located(VALUE) : VALUE };
				return [{ path: name, label: displayName, entered }];
			}
		}
	});
}

beforeEach(() => sandbox.reset());

describe.each([
	{ ...SIMUTEK, run: runSimutek },
	{ ...A3_CONNECT, run: runA3Connect },
])('$type.description.displayName: a value that cannot be sent', ({ type, operations, run }) => {
	const cases = operations.flatMap(({ resource, operation, definition }) =>
		parametersIn(propertiesOf(definition))
			.filter(({ path }) => !READ_LATER.includes(path))
			.flatMap(({ path, label, entered }) =>
				(BAD[path] ?? [`nothing in BAD for ${path}`]).map((value) => {
					const good = GOOD[`${type.description.displayName}, ${resource}: ${operation}`];
					const parameters = { resource, operation, ...good, ...entered };
					const name = `${resource}: ${operation}`;
					const place = `${name}, ${label} = ${JSON.stringify(value)}`;
					const allowed = READ_AFTER_LOOKING[name]?.includes(path) === true ? LOOKING : [];
					return { place, label, parameters, value, allowed };
				}),
			),
	);

	it.each(cases)(
		'$place is named with its item, and nothing is sent',
		async ({ label, parameters, value, allowed }) => {
			const { error } = await run(parameters as INodeParameters, {
				items: [{ value } as IDataObject],
			});
			expect(error?.message).toContain(`The parameter "${label}" `);
			expect(`${error?.message} ${error?.description}`).toMatch(/item 0/i);
			const asked = sandbox.books.requests.map(({ operationId }) => String(operationId));
			expect(asked.filter((operationId) => !allowed.includes(operationId))).toEqual([]);
		},
	);
});

describe('The lists of bad values', () => {
	it('hold every operation, and every parameter of each', () => {
		const paths = [SIMUTEK, A3_CONNECT]
			.flatMap(({ operations }) => operations)
			.flatMap(({ definition }) => parametersIn(propertiesOf(definition)))
			.map(({ path }) => path);
		expect(Object.keys(GOOD).sort()).toEqual(EVERY_OPERATION);
		expect(new Set([...Object.keys(BAD), ...READ_LATER])).toEqual(new Set(paths));
	});
});

describe('A3 Connect: fields that do not fit the package', () => {
	it.each([
		['an unknown field', { emial: 'x' }],
		['a list', { firstname: ['Anna'] }],
		['a value that is not allowed', { userGroup1: "Säljare' OR 1=1" }],
		['no day', { desiredActivationDate: 'tomorrow' }],
	])('%s is named, and no order is sent', async (_, value) => {
		const { error } = await runA3Connect({
			resource: 'order',
			operation: 'create',
			...ORDER,
			package: located('101'),
			fields: { mappingMode: 'defineBelow', value, matchingColumns: [], schema: [] },
		} as INodeParameters);
		expect(`${error?.message} ${error?.description}`).toContain(`"${Object.keys(value)[0]}"`);
		expect(error?.description).toContain('values to send (fields)');
		expect(error?.message).toContain('[item 0]');
		expect(requestsFor('CreateOrder')).toBe(0);
	});
});
