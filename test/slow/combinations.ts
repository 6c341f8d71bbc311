import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { Fault, OperationId } from '../../sandbox/apis/faults.mts';
import type { Books } from '../../sandbox/apis/books.mts';
import type { OnError } from '../engine/runWorkflow';
import { located } from '../located';

/** How many input items each combination has. */
export const ITEMS = 3;

export interface TestedOperation {
	node: 'simutek' | 'a3Connect';
	parameters: INodeParameters;
	/** The call of the API that the fault is put on. */
	operationId: OperationId;
	/** How often an item stands in the server's books; absent for an operation that only reads. */
	placed?: (books: Books, item: number) => number;
}

const options = { concurrency: 2 };
const newCustomer = {
	name: '={{ "Företag " + $json.index }}',
	corporateIdentityNumber: '={{ "559000-12" + (10 + $json.index) }}',
	options,
};
const orderFields: IDataObject = {
	firstname: 'Anna',
	lastname: 'Öberg',
	email: 'anna@example.se',
	userGroup1: 'Säljare',
	alias: '={{ "alias " + $json.index }}',
};
const newOrder = {
	package: located('101'),
	customerNumber: '204817',
	fields: { mappingMode: 'defineBelow', value: orderFields, matchingColumns: [], schema: [] },
	options,
};

const customersNamed = ({ customersCreated }: Books, item: number) =>
	customersCreated.filter(({ name }) => name === `Företag ${item}`).length;

export const OPERATIONS = {
	'customer: create': {
		node: 'simutek',
		parameters: { resource: 'customer', operation: 'create', ...newCustomer },
		operationId: 'createCustomer',
		placed: customersNamed,
	},
	'customer: findOrCreate': {
		node: 'simutek',
		parameters: { resource: 'customer', operation: 'findOrCreate', ...newCustomer },
		operationId: 'createCustomer',
		placed: customersNamed,
	},
	'customer: get': {
		node: 'simutek',
		parameters: {
			resource: 'customer',
			operation: 'get',
			customerNumber: located('={{ "K10042" + $json.index }}'),
			options,
		},
		operationId: 'getCustomer',
	},
	'customer: getAll': {
		node: 'simutek',
		parameters: { resource: 'customer', operation: 'getAll', limit: 1, options },
		operationId: 'listCustomers',
	},
	'salesOrder: create': {
		node: 'simutek',
		parameters: {
			resource: 'salesOrder',
			operation: 'create',
			customerNumber: located('K100421'),
			additionalFields: { name: '={{ "order " + $json.index }}' },
			options,
		},
		operationId: 'createSalesOrder',
		placed: ({ salesOrders }, item) =>
			salesOrders.filter(({ name }) => name === `order ${item}`).length,
	},
	'package: getAll': {
		node: 'a3Connect',
		parameters: { resource: 'package', operation: 'getAll', limit: 1, options },
		operationId: 'GetPackages',
	},
	'package: getSchema': {
		node: 'a3Connect',
		parameters: { resource: 'package', operation: 'getSchema', package: located('101'), options },
		operationId: 'GetPackageSchema',
	},
	'order: create': {
		node: 'a3Connect',
		parameters: { resource: 'order', operation: 'create', ...newOrder } as INodeParameters,
		operationId: 'CreateOrder',
		placed: ({ orders }, item) =>
			orders.filter(({ data }) => data.alias === `alias ${item}`).length,
	},
	'order: validate': {
		node: 'a3Connect',
		parameters: { resource: 'order', operation: 'validate', ...newOrder } as INodeParameters,
		operationId: 'GetPackageSchema',
	},
} satisfies Record<string, TestedOperation>;

type FaultKind = Fault extends infer Each
	? Each extends Fault
		? Omit<Each, 'operationId'>
		: never
	: never;

const elsewhere = 'http://127.0.0.1:9/elsewhere';

export const FAULTS: Record<string, FaultKind> = {
	'500, nothing done': { kind: 'status', status: 500, effect: 'none' },
	'500, done': { kind: 'status', status: 500, effect: 'done' },
	'503, nothing done': { kind: 'status', status: 503, effect: 'none' },
	'504, done': { kind: 'status', status: 504, effect: 'done' },
	'408, done': { kind: 'status', status: 408, effect: 'done' },
	'400': { kind: 'status', status: 400, effect: 'none' },
	'401': { kind: 'status', status: 401, effect: 'none' },
	'403': { kind: 'status', status: 403, effect: 'none' },
	'404': { kind: 'status', status: 404, effect: 'none' },
	'an HTML page with 200, done': { kind: 'html', effect: 'done' },
	'an HTML page with 502, nothing done': { kind: 'html', status: 502, effect: 'none' },
	'a reset before': { kind: 'resetBefore', effect: 'none' },
	'a reset after': { kind: 'resetAfter', effect: 'done' },
	'no answer, nothing done': { kind: 'hang', effect: 'none' },
	'no answer, done': { kind: 'hang', effect: 'done' },
	'half an answer': { kind: 'truncate', effect: 'done' },
	'a slow answer': { kind: 'slowDrip', effect: 'done', millisecondsPerByte: 1 },
	'a redirect, nothing done': { kind: 'redirect', location: elsewhere, effect: 'none' },
	'a redirect, done': { kind: 'redirect', location: elsewhere, status: 303, effect: 'done' },
	'429, seconds': { kind: 'retryAfter', status: 429, seconds: 0, form: 'seconds', effect: 'none' },
	'429, date': { kind: 'retryAfter', status: 429, seconds: 1, form: 'date', effect: 'none' },
	'503, Retry-After': {
		kind: 'retryAfter',
		status: 503,
		seconds: 0,
		form: 'seconds',
		effect: 'none',
	},
	'an empty answer, done': { kind: 'emptyBody', effect: 'done' },
	'another JSON, done': { kind: 'replaceBody', body: '{"unexpected":true}', effect: 'done' },
};

const MODES: OnError[] = ['stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'];

export interface Combination {
	operation: keyof typeof OPERATIONS;
	fault: string;
	onError: OnError;
	retryOnFail: boolean;
	/** How many calls the fault hits: one of them, or every one. */
	times: number;
}

/** Every operation with every fault in every mode, once and for ever, with and without retries. */
export function allCombinations(): Combination[] {
	const operations = Object.keys(OPERATIONS) as Array<keyof typeof OPERATIONS>;
	return operations.flatMap((operation) =>
		Object.keys(FAULTS).flatMap((fault) =>
			MODES.flatMap((onError) =>
				[false, true].flatMap((retryOnFail) =>
					[1, 1000].map((times) => ({ operation, fault, onError, retryOnFail, times })),
				),
			),
		),
	);
}
