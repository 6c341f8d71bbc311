import type {
	IExecuteFunctions,
	INodeParameters,
	INodeProperties,
	NodeParameterValueType,
} from 'n8n-workflow';
import { excerpt } from './bodyText';
import { Failure } from './failure';

type ParameterValue = NodeParameterValueType | object;

/** What a parameter may hold: gives the value as the API takes it, or says what was expected. */
export type Rule<Value> = (given: unknown) => { value: Value } | { expected: string };

/** The parameters of a node in one execution. */
export class NodeParameters {
	/** What the user has entered, expressions as they are written. */
	private readonly entered: INodeParameters;

	/** What is the same for every item, by its path. */
	private readonly fixed = new Map<string, ParameterValue>();

	constructor(
		private readonly context: IExecuteFunctions,
		readonly properties: INodeProperties[],
	) {
		this.entered = context.getNode().parameters;
	}

	/**
	 * The parameters of one input item.
	 *
	 * @param index the item's index among the input items, from 0
	 */
	ofItem(index: number): ItemParameters {
		return new ItemParameters(this, index);
	}

	/** A parameter as n8n gives it for an item. n8n is asked once for what has no expression in it. */
	raw(path: string, index: number): ParameterValue {
		const known = this.fixed.get(path);
		if (known !== undefined) return known;
		const value = this.context.getNodeParameter(path, index, null, { extractValue: true });
		if (!hasExpression(valueAt(this.entered, path.split('.')))) this.fixed.set(path, value);
		return value;
	}
}

/** The parameters of one input item. Every reading names parameter and item when it fails. */
export class ItemParameters {
	constructor(
		private readonly node: NodeParameters,
		readonly index: number,
	) {}

	/**
	 * A parameter, checked.
	 *
	 * @param path the parameter's name, behind the names of its collections: `filters.name`
	 * @throws {Failure} naming the parameter, what was expected and what was given
	 */
	read<Value>(path: string, rule: Rule<Value>): Value {
		const given = this.raw(path);
		const result = rule(given);
		if ('value' in result) return result.value;
		const names = path.split('.');
		throw new Failure({
			message: `The parameter "${labels(names, this.node.properties).join(' → ')}" ${result.expected}, but is ${show(given)}`,
			description: `Item ${this.index} gives "${path}" a value that cannot be sent. Nothing was sent for this item.`,
		});
	}

	/** A parameter as n8n gives it, a resource locator's value taken out of it; null where it is not set. */
	raw(path: string): ParameterValue {
		return this.node.raw(path, this.index);
	}
}

function valueAt(value: unknown, [name, ...rest]: string[]): unknown {
	if (name === undefined || typeof value !== 'object' || value === null) return value;
	return valueAt((value as Record<string, unknown>)[name], rest);
}

/** Whether n8n evaluates something in a value: a text that begins with "=", however deep. */
function hasExpression(value: unknown): boolean {
	if (typeof value === 'string') return value.startsWith('=');
	return typeof value === 'object' && value !== null && Object.values(value).some(hasExpression);
}

function labels([name, ...rest]: string[], properties: INodeProperties[]): string[] {
	if (name === undefined) return [];
	const property = properties.find((candidate) => candidate.name === name);
	const inside = (property?.options ?? []) as INodeProperties[];
	return [property?.displayName ?? name, ...labels(rest, inside)];
}

function show(given: unknown): string {
	if (given === undefined || given === null || given === '') return 'empty';
	return excerpt(
		typeof given === 'string' ? `"${given}"` : (JSON.stringify(given) ?? typeof given),
		80,
	);
}
