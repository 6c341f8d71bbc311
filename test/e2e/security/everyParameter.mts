/** Every parameter of a node that takes a text, found in the node's own description. */
import { located } from '../../../sandbox/lab/workflow.mts';

/** A property of a node, as n8n describes it to the editor. */
export interface Property {
	name: string;
	type: string;
	noDataExpression?: boolean;
	displayOptions?: { show?: Record<string, unknown[]> };
	options?: Property[];
}

type Parameters = Record<string, unknown>;

/** An operation with parameters that it succeeds with. */
export interface OperationCase {
	node: 'simutek' | 'a3Connect';
	parameters: Parameters & { resource: string; operation: string };
}

/** The fields of package 101, as the editor maps them. */
const FIELDS = {
	firstname: 'Linnea',
	lastname: 'Sjöberg',
	email: 'linnea.sjoberg@tryckeriet.example',
	userGroup1: 'Ledning',
	alias: 'linnea',
};

const order = {
	package: located('101'),
	customerNumber: '204822',
	fields: { mappingMode: 'defineBelow', value: FIELDS },
};
const customer = { name: 'Tryck & Ton AB', corporateIdentityNumber: '556677-8899' };

export const OPERATIONS: OperationCase[] = [
	{ node: 'simutek', parameters: { resource: 'customer', operation: 'create', ...customer } },
	{ node: 'simutek', parameters: { resource: 'customer', operation: 'findOrCreate', ...customer } },
	{
		node: 'simutek',
		parameters: { resource: 'customer', operation: 'get', customerNumber: located('K100421') },
	},
	{
		node: 'simutek',
		parameters: { resource: 'customer', operation: 'getAll', returnAll: false, limit: 1 },
	},
	{
		node: 'simutek',
		parameters: {
			resource: 'salesOrder',
			operation: 'create',
			customerNumber: located('K100421'),
		},
	},
	{
		node: 'a3Connect',
		parameters: { resource: 'package', operation: 'getAll', returnAll: false, limit: 1 },
	},
	{
		node: 'a3Connect',
		parameters: { resource: 'package', operation: 'getSchema', package: located('101') },
	},
	{ node: 'a3Connect', parameters: { resource: 'order', operation: 'create', ...order } },
	{ node: 'a3Connect', parameters: { resource: 'order', operation: 'validate', ...order } },
];

/**
 * Puts an expression into every parameter that takes a text, into one at a time.
 *
 * @param properties the node's own
 * @param expression what to put there, without its `={{ }}`
 * @returns the parameter's path, and all parameters with the expression in it
 */
export function withEachText(
	{ parameters }: OperationCase,
	properties: Property[],
	expression: string,
): Array<{ path: string; parameters: Parameters }> {
	const shown = properties.filter(({ displayOptions }) =>
		(['resource', 'operation'] as const).every((name) =>
			displayOptions?.show?.[name]?.includes(parameters[name]),
		),
	);
	return shown
		.flatMap((property) => placesIn(property, []))
		.map(({ path, isJson }) => {
			const value = isJson ? `JSON.stringify({ field: ${expression} })` : expression;
			const changed = structuredClone(parameters) as Parameters;
			put(changed, path, `={{ ${value} }}`);
			return { path: path.join('.'), parameters: changed };
		});
}

interface Place {
	path: string[];
	isJson: boolean;
}

function placesIn({ name, type, options, noDataExpression }: Property, above: string[]): Place[] {
	const path = [...above, name];
	switch (type) {
		case 'collection':
			return (options ?? []).flatMap((option) => placesIn(option, path));
		case 'resourceLocator':
			return [{ path: [...path, 'value'], isJson: false }];
		case 'resourceMapper':
			return Object.keys(FIELDS).map((field) => ({
				path: [...path, 'value', field],
				isJson: false,
			}));
		case 'json':
			return [{ path, isJson: true }];
		case 'string':
		case 'options':
			return noDataExpression === true ? [] : [{ path, isJson: false }];
		default:
			return [];
	}
}

function put(target: Parameters, [name = '', ...rest]: string[], value: unknown): void {
	if (rest.length === 0) target[name] = value;
	else put((target[name] ??= {}) as Parameters, rest, value);
}
