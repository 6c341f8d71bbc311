/**
 * How each operation is run, in one place: what every operation has to stand is tried with these
 * parameters (bad values, the failure contract, every fault, hostile texts in a real n8n), and the
 * output schemas are made from them.
 */
import type { INodeParameters } from 'n8n-workflow';
import type { Books } from '../sandbox/apis/books.mts';
import type { OperationId } from '../sandbox/apis/faults.mts';
import { located } from './located';

export interface ExampleRun {
	node: 'simutek' | 'a3Connect';
	resource: string;
	operation: string;
	/** Parameters that the operation succeeds with, for the item with this index. */
	parameters: (index: number) => INodeParameters;
	/** The call that the operation is there for: faults are put on it. */
	operationId: OperationId;
	/** Parameters that make an item fail in place of those above, and what is said of it. */
	fails: { given: INodeParameters; message: RegExp; statusCode?: number };
	/** How often what an item creates is in the sandbox's books; absent where nothing is created. */
	placed?: (books: Books, index: number) => number;
}

const newCustomer = (index: number) => ({
	name: `Företag ${index}`,
	corporateIdentityNumber: `559000-12${10 + index}`,
});

const customersNamed = ({ customersCreated }: Books, index: number) =>
	customersCreated.filter(({ name }) => name === `Företag ${index}`).length;

const newOrder = (index: number): INodeParameters => ({
	package: located('101'),
	customerNumber: '204817',
	fields: {
		mappingMode: 'defineBelow',
		value: {
			firstname: 'Anna',
			lastname: 'Öberg',
			email: 'anna@example.se',
			userGroup1: 'Säljare',
			alias: `alias ${index}`,
		},
		matchingColumns: [],
		schema: [],
	},
});

export const EXAMPLE_RUNS: ExampleRun[] = [
	{
		node: 'simutek',
		resource: 'customer',
		operation: 'create',
		parameters: newCustomer,
		operationId: 'createCustomer',
		fails: {
			given: { additionalFields: { number: 'K100421' } },
			message: /Could not create the customer: Simutek GKS answered 400/,
			statusCode: 400,
		},
		placed: customersNamed,
	},
	{
		node: 'simutek',
		resource: 'customer',
		operation: 'findOrCreate',
		parameters: newCustomer,
		operationId: 'createCustomer',
		fails: { given: { name: '' }, message: /'Name' is required/ },
		placed: customersNamed,
	},
	{
		node: 'simutek',
		resource: 'customer',
		operation: 'get',
		parameters: (index) => ({ customerNumber: located(`K10042${index}`) }),
		operationId: 'getCustomer',
		fails: {
			given: { customerNumber: located('K999') },
			message: /Could not get the customer K999: Simutek GKS answered 404/,
			statusCode: 404,
		},
	},
	{
		node: 'simutek',
		resource: 'customer',
		operation: 'getAll',
		parameters: () => ({ limit: 1 }),
		operationId: 'listCustomers',
		fails: {
			given: { limit: 0 },
			message: /'Limit' must be a whole number of at least 1, but is 0/,
		},
	},
	{
		node: 'simutek',
		resource: 'salesOrder',
		operation: 'create',
		parameters: (index) => ({
			customerNumber: located('K100421'),
			additionalFields: { name: `order ${index}` },
		}),
		operationId: 'createSalesOrder',
		fails: {
			given: { customerNumber: located('K999') },
			message: /Could not create the sales order: Simutek GKS answered 404/,
			statusCode: 404,
		},
		placed: ({ salesOrders }, index) =>
			salesOrders.filter(({ name }) => name === `order ${index}`).length,
	},
	{
		node: 'a3Connect',
		resource: 'order',
		operation: 'create',
		parameters: newOrder,
		operationId: 'CreateOrder',
		fails: {
			given: { customerNumber: '1' },
			message: /Could not create the order: A3 Connect answered 404/,
			statusCode: 404,
		},
		placed: ({ orders }, index) =>
			orders.filter(({ data }) => data.alias === `alias ${index}`).length,
	},
	{
		node: 'a3Connect',
		resource: 'order',
		operation: 'validate',
		parameters: newOrder,
		operationId: 'GetPackageSchema',
		fails: {
			given: { customerNumber: ' ' },
			message: /'Customer Number' is required/,
		},
	},
	{
		node: 'a3Connect',
		resource: 'package',
		operation: 'getAll',
		parameters: () => ({ limit: 1 }),
		operationId: 'GetPackages',
		fails: { given: { limit: 'many' }, message: /'Limit' must be a whole number/ },
	},
	{
		node: 'a3Connect',
		resource: 'package',
		operation: 'getSchema',
		parameters: () => ({ package: located('101') }),
		operationId: 'GetPackageSchema',
		fails: {
			given: { package: located('999') },
			message: /schema of package 999: A3 Connect answered 404/,
			statusCode: 404,
		},
	},
];

/** The name of an operation in tests and documents, such as "customer: findOrCreate". */
export function nameOf({ resource, operation }: { resource: string; operation: string }): string {
	return `${resource}: ${operation}`;
}

/**
 * The example run of an operation.
 *
 * @throws where there is none
 */
export function exampleOf(node: string, resource: string, operation: string): ExampleRun {
	const found = EXAMPLE_RUNS.find(
		(each) => each.node === node && each.resource === resource && each.operation === operation,
	);
	if (found === undefined) {
		throw new Error(`test/exampleRuns.ts has no run of ${node}, ${resource}: ${operation}.`);
	}
	return found;
}

/** What of a parameter says how it is entered, and is no value. */
const HOW_ENTERED = ['__rl', 'mode', 'mappingMode', 'matchingColumns', 'schema'];

/**
 * Parameters of the same form, with each value taken out of the input item: `={{ $json.name }}`. With
 * the parameters themselves as items, each item has its own.
 */
export function takenFromItem(parameters: INodeParameters, from = '$json'): INodeParameters {
	const taken = Object.entries(parameters).map(([name, value]) => {
		const place = `${from}.${name}`;
		if (HOW_ENTERED.includes(name)) return [name, value];
		const isGroup = typeof value === 'object' && value !== null;
		return [name, isGroup ? takenFromItem(value as INodeParameters, place) : `={{ ${place} }}`];
	});
	return Object.fromEntries(taken) as INodeParameters;
}
