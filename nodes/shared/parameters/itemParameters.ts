import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeParameters,
	NodeParameterValueType,
} from 'n8n-workflow';
import { excerpt } from '../basis/excerpt';
import { Failure, lined } from '../basis/failure';
import { isEmpty, isJsonObject } from '../basis/json';
import { hasExpression, itemReader } from './itemReferences';
import { labelOf } from './parameter';
import type { Collection, Parameter } from './parameter';
import { jsonObject } from './rules';
import type { Rule } from './rules';

/** What a parameter holds for an input item. */
type Source = (index: number) => unknown;

/** The parameters of one input item. */
export interface ItemParameters {
	/** The item's index among the input items, from 0. */
	readonly index: number;
	/**
	 * A parameter, checked.
	 *
	 * @throws {Failure} naming each parameter of the item that is missing or cannot be used, what was
	 * expected and what was given
	 */
	read<Value>(parameter: Parameter<Value>): Value;
	/** Whether the user has entered something, be it an expression that gives nothing for this item. */
	isEntered(parameter: Parameter): boolean;
}

/** The parameters of a node in one execution. */
export class NodeParameters {
	/** What the user has entered, expressions as they are written. */
	private readonly entered: INodeParameters;

	private readonly inputs: INodeExecutionData[];

	private isInput: boolean | undefined;

	private readonly sources = new Map<Parameter, Source>();

	/** @param all what the operation asks for */
	constructor(
		private readonly context: IExecuteFunctions,
		private readonly all: Parameter[],
	) {
		this.entered = context.getNode().parameters;
		this.inputs = context.getInputData();
	}

	/** The parameters of the input item with an index, from 0. */
	ofItem(index: number): ItemParameters {
		return {
			index,
			read: (parameter) => {
				const result = this.result(parameter, index);
				if ('value' in result) return result.value;
				throw this.refusal(parameter, index);
			},
			isEntered: (parameter) => this.isEntered(parameter, index),
		};
	}

	/** A parameter's value, or what is wrong with it as a sentence. */
	private result<Value>(parameter: Parameter<Value>, index: number) {
		return checked(parameter.rule, this.given(parameter, index), labelOf(parameter));
	}

	/** All that is wrong with an item's parameters, where that is known of one of them. */
	private refusal(wrong: Parameter, index: number): Failure {
		const asked = this.all.includes(wrong) ? this.all : [wrong, ...this.all];
		// What is shown beside a certain choice only may not be asked for.
		const problems = asked
			.filter((one) => one === wrong || one.property.displayOptions?.show === undefined)
			.flatMap((one) => {
				const result = this.result(one, index);
				return 'problem' in result ? [result.problem] : [];
			});
		return refused(problems, index);
	}

	private isEntered(parameter: Parameter, index: number): boolean {
		const { collection, property } = parameter;
		if (collection === undefined) return !isEmpty(this.entered[property.name]);
		const whole = wholeOf(this.entered, collection);
		if (whole === undefined) {
			const holder = this.entered[collection.property.name];
			return !isEmpty(memberOf(holder, collection, property.name));
		}
		// What an expression names is entered, whatever it gives for this item.
		return hasExpression(whole.entered)
			? Object.hasOwn(this.collected(collection, whole, index)(index), property.name)
			: !isEmpty(this.given(parameter, index));
	}

	private given(parameter: Parameter, index: number): unknown {
		const known = this.sources.get(parameter);
		if (known !== undefined) return known(index);
		const source = this.sourceOf(parameter, index);
		this.sources.set(parameter, source);
		return source(index);
	}

	/** n8n is asked no more often than it has to be, as each time costs more than all else here. */
	private sourceOf({ collection, property: { name } }: Parameter, first: number): Source {
		if (collection === undefined) return this.ask(name, this.entered[name], first);
		const whole = wholeOf(this.entered, collection);
		if (whole !== undefined) {
			const collected = this.collected(collection, whole, first);
			return (index) => collected(index)[name];
		}
		const { property: holder, group } = collection;
		const path = [holder.name, ...(group === undefined ? [] : [group.name]), name].join('.');
		return this.ask(path, memberOf(this.entered[holder.name], collection, name), first);
	}

	/** n8n looks into what is entered one by one, not into what an expression gives for all of it. */
	private collected(collection: Collection, { path, entered }: Whole, first: number) {
		const { displayName } = collection.property;
		const ask = this.ask(path, entered, first);
		return (index: number): Record<string, unknown> => {
			const inside = (given: unknown) => {
				const result = checked(jsonObject, given, displayName);
				if ('problem' in result) throw refused([result.problem], index);
				return result.value;
			};
			const holder = inside(ask(index));
			const { group } = collection;
			return inside((group && holder[group.name]) ?? holder);
		};
	}

	/** What holds for one item holds for all. */
	private readsInput(index: number): boolean {
		this.isInput ??= readsInputItem(this.context, index);
		return this.isInput;
	}

	private ask(path: string, entered: unknown, first: number): Source {
		// What n8n extracts of it, it does not find in a collection that shows parameters by conditions.
		const extractValue = isLocator(entered);
		const ask: Source = (index) =>
			this.context.getNodeParameter(path, index, null, { extractValue });
		if (!hasExpression(entered)) {
			const value = ask(first);
			return () => value;
		}
		const read = itemReader(entered);
		if (read === undefined || !this.readsInput(first)) return ask;
		return (index) => {
			const found = read(this.inputs[index]!.json);
			return found === undefined ? ask(index) : withoutLocator(found.value);
		};
	}
}

/**
 * Whether `$json` is the input item. Where n8n calls a tool within its agent it is the agent's item, while
 * the input item holds what the model gave.
 */
export function readsInputItem(context: IExecuteFunctions, index: number): boolean {
	return context.getWorkflowDataProxy(index).$json === context.getInputData()[index]?.json;
}

/** Where one value stands for all that a collection holds. */
interface Whole {
	path: string;
	entered: unknown;
}

/** The expression or the JSON text that stands for a collection, or for the group in it, if one does. */
function wholeOf(entered: INodeParameters, { property, group }: Collection): Whole | undefined {
	const { name } = property;
	const collected: unknown = entered[name];
	if (typeof collected === 'string') return { path: name, entered: collected };
	const inside = group && isJsonObject(collected) ? collected[group.name] : undefined;
	return group === undefined || isEmpty(inside) || isJsonObject(inside)
		? undefined
		: { path: `${name}.${group.name}`, entered: inside };
}

/** What a collection holds of one of its parameters; the name of a group may be left out. */
function memberOf(collected: unknown, { group }: Collection, name: string): unknown {
	const holder = collected as Record<string, unknown> | null | undefined;
	const inside = group && (holder?.[group.name] as Record<string, unknown> | undefined);
	return (inside ?? holder)?.[name];
}

function checked<Value>(rule: Rule<Value>, given: unknown, label: string) {
	const result = rule(given);
	if ('value' in result) return result;
	const butIs = isEmpty(given) ? '' : `, but is ${show(given)}`;
	return { problem: `'${label}' ${result.expected}${butIs}` };
}

function refused(problems: string[], item: number): Failure {
	return new Failure({
		message: lined(`${problems.length} parameters are missing or cannot be used`, problems),
		description: `Nothing was sent for item ${item}.`,
	});
}

/** What a resource locator points to, as n8n takes it out. */
function withoutLocator(value: unknown): unknown {
	return isLocator(value) ? value.value : value;
}

function isLocator(value: unknown): value is { value?: NodeParameterValueType } {
	return typeof value === 'object' && value !== null && '__rl' in value;
}

function show(given: unknown): string {
	return excerpt(
		typeof given === 'string' ? `"${given}"` : (JSON.stringify(given) ?? typeof given),
		80,
	);
}
