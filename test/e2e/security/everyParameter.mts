/** Every parameter of a node that takes a text, found in the node's own description. */
import { EXAMPLE_RUNS } from '../../exampleRuns.ts';

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

/** Every operation with the parameters of its example run. */
export const OPERATIONS: OperationCase[] = EXAMPLE_RUNS.map(
	({ node, resource, operation, parameters }) => ({
		node,
		parameters: { resource, operation, ...parameters(0) },
	}),
);

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
		.flatMap((property) => placesIn(property, [], parameters))
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

function placesIn(
	{ name, type, options, noDataExpression }: Property,
	above: string[],
	parameters: Parameters,
): Place[] {
	const path = [...above, name];
	switch (type) {
		case 'collection':
			return (options ?? []).flatMap((option) => placesIn(option, path, parameters));
		case 'resourceLocator':
			return [{ path: [...path, 'value'], isJson: false }];
		case 'resourceMapper':
			return Object.keys((parameters[name] as { value: object }).value).map((field) => ({
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
