/** Every parameter of a node that takes a text, found in the node's own description. */
import { EXAMPLE_RUNS } from '../../exampleRuns.ts';

/** A property of a node, as n8n describes it to the editor. */
export interface Property {
	name: string;
	type: string;
	noDataExpression?: boolean;
	displayOptions?: { show?: Record<string, unknown[]> };
	options?: Property[];
	/** Of a group in a fixed collection. */
	values?: Property[];
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
		.map(({ path, isJson, shownWith }) => {
			const value = isJson ? `JSON.stringify({ field: ${expression} })` : expression;
			const changed = structuredClone(parameters) as Parameters;
			for (const [name, choice] of shownWith) put(changed, [...path.slice(0, -1), name], choice);
			put(changed, path, `={{ ${value} }}`);
			return { path: path.join('.'), parameters: changed };
		});
}

interface Place {
	path: string[];
	isJson: boolean;
	/** What has to be set beside it, or n8n takes it out. */
	shownWith: Array<[name: string, value: unknown]>;
}

function placesIn(
	{ name, type, options, noDataExpression, displayOptions }: Property,
	above: string[],
	parameters: Parameters,
): Place[] {
	const path = [...above, name];
	const show = above.length === 0 ? {} : (displayOptions?.show ?? {});
	const shownWith = Object.entries(show).map(([beside, [value]]): [string, unknown] => [
		beside,
		value,
	]);
	switch (type) {
		case 'collection':
			return (options ?? []).flatMap((option) => placesIn(option, path, parameters));
		case 'fixedCollection':
			return (options ?? []).flatMap(({ name: group, values = [] }) =>
				values.flatMap((value) => placesIn(value, [...path, group], parameters)),
			);
		case 'resourceLocator':
			return [{ path: [...path, 'value'], isJson: false, shownWith }];
		case 'resourceMapper':
			return Object.keys((parameters[name] as { value: object }).value).map((field) => ({
				path: [...path, 'value', field],
				isJson: false,
				shownWith,
			}));
		case 'json':
			return [{ path, isJson: true, shownWith }];
		case 'string':
		case 'options':
			return noDataExpression === true ? [] : [{ path, isJson: false, shownWith }];
		default:
			return [];
	}
}

function put(target: Parameters, [name = '', ...rest]: string[], value: unknown): void {
	if (rest.length === 0) target[name] = value;
	else put((target[name] ??= {}) as Parameters, rest, value);
}
