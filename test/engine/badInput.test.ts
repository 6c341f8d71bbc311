/** @jest-environment ./test/SandboxEnvironment.mjs */
import type {
	IDataObject,
	INodeParameters,
	INodeProperties,
	INodePropertyCollection,
} from 'n8n-workflow';
import { propertiesOf } from '../../nodes/shared/operations/nodeProperties';
import { exampleOf } from '../exampleRuns';
import { located } from '../located';
import { A3_CONNECT, SIMUTEK } from '../nodes';
import { beginAnew, requestsFor, runA3Connect, runSimutek } from './vendors';

/** Each bad value comes out of the item, as n8n itself refuses a required parameter left empty. */
const VALUE = '={{ $json.value }}';

const NEW_LINE = 'K100421\nX-Evil: yes';
const NUL = 'a\u0000b';
const LONE_SURROGATE = 'K\ud800';

/** What cannot be sent, whatever the parameter is called, by what the editor shows of it. */
function badValuesFor({ type, typeOptions, required }: INodeProperties): unknown[] {
	const { rows, minValue = 0, maxValue } = typeOptions ?? {};
	switch (type) {
		case 'string': {
			const empty = required === true ? ['', '  ', null] : [];
			return [NUL, LONE_SURROGATE, {}, ...(rows === undefined ? [NEW_LINE] : []), ...empty];
		}
		case 'resourceLocator':
			return ['', null, NEW_LINE, LONE_SURROGATE, {}];
		case 'number':
			return [minValue - 1, 0.5, 'many', 1e300, ...(maxValue === undefined ? [] : [maxValue + 1])];
		case 'boolean':
			return ['perhaps', 2];
		case 'options':
			return ['everywhere', true];
		case 'json':
			return ['{', '[1]', '"text"', 7];
		default:
			throw new Error(`No bad values are known for parameters of the type ${type}.`);
	}
}

/** What else cannot be sent, as the parameter has a rule of its own, by its path. */
const BAD: Record<string, unknown[]> = {
	corporateIdentityNumber: ['unknown', ['556677-8899']],
	customerNumber: [' '],
	package: ['Mobil', '-1', '1.5', '101&x=1'],
	limit: [0, null],
	'additionalFields.invoiceEmail': [
		...['faktura.example.se', 'a@b', 'a@b.se\r\nBcc: x@y.se', 'a b@c.se'],
	],
	'additionalFields.language': ['swe', 'SV'],
	'additionalFields.currency': ['sek', 'SKE', 'SEK; DROP'],
	'postalAddress.address.countryCode': ['Sverige', 'se', 'XQ', '../'],
	'filters.corporateIdentityNumber': ['none'],
	'options.timeout': [-5],
	'options.sendValuesAs': ['string'],
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
	'order: create': [
		...['customerNumber', 'options.skipDuplicates'],
		...['options.duplicateKey', 'options.duplicateScope'],
	],
	'order: validate': ['customerNumber'],
};
const LOOKING = ['getAccessToken', 'listCustomers', 'GetPackageSchema'];

interface Parameter {
	path: string;
	label: string;
	bad: unknown[];
	/** The parameter of the node with the bad value in it. */
	entered: object;
}

/** Every parameter of an operation that a user enters one value in. */
function parametersIn(properties: INodeProperties[]): Parameter[] {
	return properties.flatMap((property): Parameter[] => {
		const { name, displayName, type, options = [] } = property;
		switch (type) {
			case 'collection':
				return parametersIn(options as INodeProperties[]).map((inner) => ({
					...inner,
					path: `${name}.${inner.path}`,
					label: `${displayName} → ${inner.label}`,
					entered: { [name]: { ...inner.entered, ...READ_WITH[`${name}.${inner.path}`] } },
				}));
			case 'fixedCollection': {
				const [group] = options as INodePropertyCollection[];
				return parametersIn(group!.values).map((inner) => ({
					...inner,
					path: `${name}.${group!.name}.${inner.path}`,
					label: `${displayName} → ${inner.label}`,
					entered: { [name]: { [group!.name]: inner.entered } },
				}));
			}
			case 'resourceMapper':
				return [];
			default: {
				const entered = { [name]: type === 'resourceLocator' ? located(VALUE) : VALUE };
				return [{ path: name, label: displayName, bad: badValuesFor(property), entered }];
			}
		}
	});
}

beforeEach(beginAnew);

describe.each([
	{ ...SIMUTEK, run: runSimutek },
	{ ...A3_CONNECT, run: runA3Connect },
])('$type.description.displayName: a value that cannot be sent', ({ type, operations, run }) => {
	const cases = operations.flatMap(({ resource, operation, definition }) => {
		const good = exampleOf(type.description.name, resource, operation).parameters(0);
		return parametersIn(propertiesOf(definition)).flatMap(({ path, label, bad, entered }) =>
			[...bad, ...(BAD[path] ?? [])].map((value) => {
				const parameters = { resource, operation, ...good, ...entered };
				const name = `${resource}: ${operation}`;
				const place = `${name}, ${label} = ${JSON.stringify(value)}`;
				const allowed = READ_AFTER_LOOKING[name]?.includes(path) === true ? LOOKING : [];
				return { place, label, parameters, value, allowed };
			}),
		);
	});

	it.each(cases)(
		'$place is named with its item, and nothing is sent',
		async ({ label, parameters, value, allowed }) => {
			const { error } = await run(parameters as INodeParameters, {
				items: [{ value } as IDataObject],
			});
			expect(error?.message).toContain(`'${label}' `);
			expect(`${error?.message} ${error?.description}`).toMatch(/item 0/i);
			const asked = sandbox.books.requests.map(({ operationId }) => String(operationId));
			expect(asked.filter((operationId) => !allowed.includes(operationId))).toEqual([]);
		},
	);
});

it('The lists name parameters that there are', () => {
	const paths = [SIMUTEK, A3_CONNECT]
		.flatMap(({ operations }) => operations)
		.flatMap(({ definition }) => parametersIn(propertiesOf(definition)))
		.map(({ path }) => path);
	const listed = [BAD, READ_WITH].flatMap((list) => Object.keys(list));
	const late = Object.values(READ_AFTER_LOOKING).flat();
	expect([...listed, ...late].filter((path) => !paths.includes(path))).toEqual([]);
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
			package: located('101'),
			customerNumber: '204817',
			fields: { mappingMode: 'defineBelow', value, matchingColumns: [], schema: [] },
		} as INodeParameters);
		expect(`${error?.message} ${error?.description}`).toContain(`'${Object.keys(value)[0]}'`);
		expect(error?.description).toContain("'Values to Send'");
		expect(error?.message).toContain('[item 0]');
		expect(requestsFor('CreateOrder')).toBe(0);
	});
});
