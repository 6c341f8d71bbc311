import type { IExecuteFunctions, INodeProperties, NodeParameterValueType } from 'n8n-workflow';
import { excerpt } from './bodyText';
import { Failure } from './failure';

/** What a parameter may hold: gives the value as the API takes it, or says what was expected. */
export type Rule<Value> = (given: unknown) => { value: Value } | { expected: string };

/** The parameters of one input item. Every reading names parameter and item when it fails. */
export class ItemParameters {
	constructor(
		private readonly context: IExecuteFunctions,
		/** The item's index among the input items, from 0. */
		readonly index: number,
		private readonly properties: INodeProperties[],
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
			message: `The parameter "${labels(names, this.properties).join(' → ')}" ${result.expected}, but is ${show(given)}`,
			description: `Item ${this.index} gives "${path}" a value that cannot be sent. Nothing was sent for this item.`,
		});
	}

	/** A parameter as n8n gives it, a resource locator's value taken out of it; null where it is not set. */
	raw(path: string): NodeParameterValueType | object {
		return this.context.getNodeParameter(path, this.index, null, { extractValue: true });
	}
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
