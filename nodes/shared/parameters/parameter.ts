import type { INodeProperties } from 'n8n-workflow';
import { isEmpty } from '../basis/json';
import type { Rule } from './rules';
import * as rules from './rules';

/** A parameter of an operation: what the editor shows of it and how it is read, in one value. */
export interface Parameter<Value = unknown> {
	readonly property: INodeProperties;
	readonly collection?: Collection;
	/** What it may hold. */
	readonly rule: Rule<Value>;
}

/** What the editor shows parameters in, which the user adds one by one or as a group. */
export interface Collection {
	readonly property: INodeProperties;
	/** The group that its parameters are added as, if any. */
	readonly group?: { name: string; displayName: string };
}

/** What the editor shows of a parameter, whatever it holds. */
export type Shown = Omit<INodeProperties, 'type' | 'default' | 'options' | 'typeOptions'>;

/** A text on one line, or what a rule for texts makes of it. */
export function text({
	rule = rules.text,
	...shown
}: Shown & { default?: string; rule?: Rule<string> }): Parameter<string> {
	return { property: { default: '', ...shown, type: 'string' }, rule };
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
	...shown
}: Shown & { least: number; most?: number; default: number }): Parameter<number> {
	const typeOptions = { minValue: least, ...(most !== undefined && { maxValue: most }) };
	const property: INodeProperties = { ...shown, type: 'number', typeOptions };
	return { property, rule: rules.wholeNumber(least, most) };
}

/** A switch. */
export function yesOrNo(shown: Shown & { default: boolean }): Parameter<boolean> {
	return { property: { ...shown, type: 'boolean' }, rule: rules.yesOrNo };
}

/** One of a few choices, or what a rule takes where an expression gives it. */
export function choice<const Choice extends string>({
	choices,
	rule = rules.oneOf(...choices.map(({ value }) => value)),
	...shown
}: Shown & {
	choices: Array<{ name: string; value: Choice; description?: string }>;
	default: NoInfer<Choice>;
	rule?: Rule<Choice>;
}): Parameter<Choice> {
	const property: INodeProperties = { ...shown, type: 'options', options: choices };
	return { property, rule };
}

/** A JSON object, entered as text or given by an expression. */
export function jsonObject({
	rule = rules.jsonObject,
	...shown
}: Shown & { rule?: Rule<Record<string, unknown>> }): Parameter<Record<string, unknown>> {
	return { property: { ...shown, type: 'json', default: '{}' }, rule };
}

/** Something that is chosen from a list that is searched, or given by what identifies it. */
export function locator<Value>({
	rule,
	searchListMethod,
	choose,
	byId: { validation, ...byId },
	...shown
}: Shown & {
	rule: Rule<Value>;
	searchListMethod: string;
	/** What the list asks to do before something is chosen. */
	choose: string;
	byId: {
		displayName: string;
		placeholder: string;
		/** What it has to look like, an empty one too, and what the editor says otherwise. */
		validation?: { regex: string; errorMessage: string };
	};
}): Parameter<Value> {
	const typeOptions = { searchListMethod, searchable: true, searchFilterRequired: false };
	return {
		property: {
			...shown,
			type: 'resourceLocator',
			default: { mode: 'list', value: '' },
			modes: [
				{ displayName: 'From List', name: 'list', type: 'list', placeholder: choose, typeOptions },
				{
					...byId,
					name: 'id',
					type: 'string',
					...(validation && { validation: [{ type: 'regex', properties: validation }] }),
				},
			],
		},
		rule,
	};
}

/** Prepares the parameters of a collection, which the user adds one by one. */
export function collection(shown: Shown) {
	return parametersIn({ property: { ...shown, type: 'collection', default: {} } });
}

/** Prepares the parameters of a group, which the user adds all at once. */
export function group({
	of: inside,
	...shown
}: Shown & { of: { name: string; displayName: string } }) {
	return parametersIn({
		property: { ...shown, type: 'fixedCollection', default: {} },
		group: inside,
	});
}

function parametersIn(itself: Collection) {
	return {
		/** A parameter that has to hold something where it was added, see `isEntered`. */
		required: <Value>(parameter: Parameter<Value>): Parameter<Value> => ({
			...parameter,
			collection: itself,
		}),
		/** A parameter that is undefined where it was not added or is empty. */
		optional: <Value>({ property, rule }: Parameter<Value>): Parameter<Value | undefined> => ({
			property,
			collection: itself,
			rule: rules.optional(rule),
		}),
		/** A parameter whose default counts where it was not added or is empty. */
		orDefault: <Value>({ property, rule }: Parameter<Value>): Parameter<Value> => ({
			property,
			collection: itself,
			rule: (given) => rule(isEmpty(given) ? property.default : given),
		}),
	};
}

/**
 * Parameters as the editor shows them: each collection where its first parameter stands, with all that
 * belong to it.
 */
export function shownProperties(parameters: Parameter[]): INodeProperties[] {
	const members = new Map<Collection, INodeProperties[]>();
	for (const { collection: holder, property } of parameters) {
		if (holder !== undefined) members.set(holder, [...(members.get(holder) ?? []), property]);
	}
	const shown = new Set(parameters.map(({ collection: holder, property }) => holder ?? property));
	return [...shown].map((one) => ('property' in one ? filled(one, members.get(one)!) : one));
}

/** What is added one by one stands by its labels; a group stays in its order, as an address does. */
function filled(
	{ property, group: inside }: Collection,
	members: INodeProperties[],
): INodeProperties {
	if (inside !== undefined) return { ...property, options: [{ ...inside, values: members }] };
	const byLabel = (one: INodeProperties, other: INodeProperties) =>
		one.displayName.localeCompare(other.displayName, 'en');
	return { ...property, options: members.sort(byLabel) };
}

/** A parameter as people see it in the editor: `Options → Timeout`. */
export function labelOf({ collection: holder, property }: Parameter): string {
	const { displayName } = property;
	return holder === undefined ? displayName : `${holder.property.displayName} → ${displayName}`;
}
