import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeParameters,
	INodeProperties,
	NodeParameterValueType,
} from 'n8n-workflow';
import { excerpt } from '../http/bodyText';
import { Failure } from '../basis/failure';
import { hasExpression, itemReader } from './itemReferences';

type ParameterValue = NodeParameterValueType | object;

type ParameterSource = (index: number) => ParameterValue;

/** What a parameter may hold: gives the value as the API takes it, or says what was expected. */
export type Rule<Value> = (given: unknown) => { value: Value } | { expected: string };

/** The parameters of a node in one execution. */
export class NodeParameters {
	/** What the user has entered, expressions as they are written. */
	private readonly entered: INodeParameters;

	private readonly inputs: INodeExecutionData[];

	/** How each parameter is read for an item, by its path. */
	private readonly sources = new Map<string, ParameterSource>();

	constructor(
		private readonly context: IExecuteFunctions,
		readonly properties: INodeProperties[],
	) {
		this.entered = context.getNode().parameters;
		this.inputs = context.getInputData();
	}

	/**
	 * The parameters of one input item.
	 *
	 * @param index the item's index among the input items, from 0
	 */
	ofItem(index: number): ItemParameters {
		return new ItemParameters(this, index);
	}

	/** A parameter as n8n gives it for an item. */
	raw(path: string, index: number): ParameterValue {
		const known = this.sources.get(path);
		if (known !== undefined) return known(index);
		const source = this.sourceOf(path, index);
		this.sources.set(path, source);
		return source(index);
	}

	/** n8n is asked no more often than it has to be, as each time costs more than all else here. */
	private sourceOf(path: string, first: number): ParameterSource {
		const ask: ParameterSource = (index) =>
			this.context.getNodeParameter(path, index, null, { extractValue: true });
		const { entered, rest } = follow(this.entered, path.split('.'));
		if (!hasExpression(entered)) {
			const value = ask(first);
			return () => value;
		}
		const read = rest.length === 0 ? itemReader(entered) : undefined;
		if (read === undefined) return ask;
		return (index) => {
			const found = read(this.inputs[index]!.json);
			return found === undefined ? ask(index) : withoutLocator(found.value);
		};
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

/** Goes down a path as far as there are objects on it; an expression may stand for a whole one. */
function follow(entered: unknown, path: string[]): { entered: unknown; rest: string[] } {
	const [name, ...rest] = path;
	if (name === undefined || typeof entered !== 'object' || entered === null) {
		return { entered, rest: path };
	}
	return follow((entered as Record<string, unknown>)[name], rest);
}

/** What a resource locator points to, as n8n takes it out. */
function withoutLocator(value: unknown): ParameterValue {
	const isLocator = typeof value === 'object' && value !== null && '__rl' in value;
	return (isLocator ? (value as { value?: unknown }).value : value) as ParameterValue;
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
