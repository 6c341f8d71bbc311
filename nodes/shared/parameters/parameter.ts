import type { INodeProperties } from 'n8n-workflow';
import { isEmpty } from '../basis/json';
import type { Rule } from './rules';
import * as rules from './rules';

/** A parameter of an operation: what the editor shows of it and how it is read, in one value. */
export interface Parameter<Value = unknown> {
	readonly property: INodeProperties;
	/** The collection that it stands in, if any: its name is part of the parameter's path. */
	readonly collection?: INodeProperties;
	/** What it may hold. */
	readonly rule: Rule<Value>;
}

/** What the editor shows of a parameter, whatever it holds. */
export type Shown = Omit<INodeProperties, 'type' | 'default' | 'options' | 'typeOptions'>;

/** A text on one line, or what a rule for texts makes of it. */
export function text(
	{ default: initial = '', ...shown }: Shown & { default?: string },
	rule: Rule<string> = rules.text,
): Parameter<string> {
	return { property: { ...shown, type: 'string', default: initial }, rule };
}

/** A text of several lines. */
export function lines({ rows, ...shown }: Shown & { rows: number }): Parameter<string> {
	const property: INodeProperties = {
		...shown,
		type: 'string',
		typeOptions: { rows },
		default: '',
	};
	return { property, rule: rules.lines };
}

/** A whole number from `least` to `most`. */
export function wholeNumber({
	least,
	most,
	default: initial,
	...shown
}: Shown & { least: number; most?: number; default: number }): Parameter<number> {
	const typeOptions = { minValue: least, ...(most !== undefined && { maxValue: most }) };
	return {
		property: { ...shown, type: 'number', typeOptions, default: initial },
		rule: rules.wholeNumber(least, most),
	};
}

/** A switch. */
export function yesOrNo({
	default: initial,
	...shown
}: Shown & { default: boolean }): Parameter<boolean> {
	return { property: { ...shown, type: 'boolean', default: initial }, rule: rules.yesOrNo };
}

/** One of a few choices. */
export function choice<const Choice extends string>({
	choices,
	default: initial,
	...shown
}: Shown & {
	choices: Array<{ name: string; value: Choice; description?: string }>;
	default: NoInfer<Choice>;
}): Parameter<Choice> {
	return {
		property: { ...shown, type: 'options', options: choices, default: initial },
		rule: rules.oneOf(...choices.map(({ value }) => value)),
	};
}

/** A JSON object, entered as text or given by an expression. */
export function jsonObject(shown: Shown): Parameter<Record<string, unknown>> {
	return { property: { ...shown, type: 'json', default: '{}' }, rule: rules.jsonObject };
}

/** Something that is chosen from a list that is searched, or given by what identifies it. */
export function locator<Value>(
	{
		fromList,
		byId,
		...shown
	}: Shown & {
		fromList: { placeholder: string; searchListMethod: string };
		byId: { displayName: string; placeholder: string };
	},
	rule: Rule<Value>,
): Parameter<Value> {
	const { placeholder, searchListMethod } = fromList;
	return {
		property: {
			...shown,
			type: 'resourceLocator',
			default: { mode: 'list', value: '' },
			modes: [
				{
					displayName: 'From List',
					name: 'list',
					type: 'list',
					placeholder,
					typeOptions: { searchListMethod, searchable: true, searchFilterRequired: false },
				},
				{ ...byId, name: 'id', type: 'string' },
			],
		},
		rule,
	};
}

/** Lets a parameter be empty: it is then not sent at all. */
export function optional<Value>(parameter: Parameter<Value>): Parameter<Value | undefined> {
	return { ...parameter, rule: rules.optional(parameter.rule) };
}

/** Lets a parameter be empty: its default then counts. */
export function orDefault<Value>(parameter: Parameter<Value>): Parameter<Value> {
	const { rule, property } = parameter;
	return { ...parameter, rule: (given) => rule(isEmpty(given) ? property.default : given) };
}

/** Prepares the parameters of a collection, which the user adds one by one. */
export function collection(shown: Shown) {
	const itself: INodeProperties = { ...shown, type: 'collection', default: {} };
	return <Value>(parameter: Parameter<Value>): Parameter<Value> => ({
		...parameter,
		collection: itself,
	});
}

/**
 * Parameters as the editor shows them: each collection where its first parameter stands, with all that
 * belong to it by their labels.
 */
export function shownProperties(parameters: Parameter[]): INodeProperties[] {
	const collected = new Map<INodeProperties, INodeProperties[]>();
	for (const { collection: holder, property } of parameters) {
		if (holder !== undefined) collected.set(holder, [...(collected.get(holder) ?? []), property]);
	}
	return [...new Set(parameters.map(({ collection: holder, property }) => holder ?? property))].map(
		(property) => {
			const options = collected
				.get(property)
				?.sort((one, other) => one.displayName.localeCompare(other.displayName, 'en'));
			return options === undefined ? property : { ...property, options };
		},
	);
}

/** A parameter as people see it in the editor: `Options → Timeout`. */
export function labelOf({ collection: holder, property }: Parameter): string {
	const { displayName } = property;
	return holder === undefined ? displayName : `${holder.displayName} → ${displayName}`;
}
