import { isEmpty } from '../../shared/basis/json';
import { mustBeGiven, valueKind } from '../api/inferred';
import type { ValueKind } from '../api/inferred';
import type { OrderValue } from '../api/orders';
import type { OrderDataItem } from '../api/packages';
import { allowedValueFinder } from './allowedValue';
import { nativeValue, textOf } from './valueText';

/** What a value breaks. */
export type ViolationRule = 'required' | 'allowedValues' | 'unknownField' | ValueKind;

/** Why the value of one field cannot be ordered. */
export interface Violation {
	field: string;
	rule: ViolationRule;
	message: string;
	allowedValues?: string[];
}

export interface ValueSettings {
	/** The IANA name of the workflow's time zone: the day of an instant depends on it. */
	timeZone: string;
	/** Whether integers, decimals and booleans are sent as texts or as what they are in JSON. */
	sendValuesAs: 'strings' | 'native';
}

/** The value to send, undefined where the field is left out, or what is wrong with what was given. */
export type FieldReading = { value: OrderValue | undefined } | Omit<Violation, 'field'>;

/** Reads what was given for a field as the value that is sent. It never throws. */
export type FieldReader = (given: unknown) => FieldReading;

const SHOWN_VALUES = 20;

const EXPECTED: Readonly<Record<ValueKind, string>> = {
	text: 'text',
	integer: 'a whole number',
	decimal: 'a number with a decimal point',
	boolean: 'true or false',
	date: 'a real date, such as 2027-05-31',
};

/** Prepares the reading of one field: what does not depend on a value is done once. */
export function fieldReader(field: OrderDataItem, settings: ValueSettings): FieldReader {
	const allowedValues = field.allowedValues ?? [];
	const read =
		allowedValues.length > 0
			? choiceReader(field, allowedValues, settings)
			: freeReader(field, settings);
	return (given) => {
		if (!isEmpty(given)) return read(given);
		if (!mustBeGiven(field)) return { value: undefined };
		return { rule: 'required', message: `'${field.name}' is required and has no default value` };
	};
}

function freeReader({ name, type }: OrderDataItem, settings: ValueSettings): FieldReader {
	const kind = valueKind(type) ?? 'text';
	const refuse = (given: unknown, why = '') => ({
		rule: kind,
		message: `'${name}' must be ${EXPECTED[kind]}, but is ${show(given)}${why}`,
	});
	return (given) => {
		const text = textOf(kind, given, settings.timeZone);
		if (text === undefined) return refuse(given);
		if (settings.sendValuesAs === 'strings') return { value: text };
		const value = nativeValue(kind, text);
		return value === undefined
			? refuse(given, ". As a number it would change. Set 'Send Values As' to 'Strings' to keep it")
			: { value };
	};
}

function choiceReader(
	{ name, type }: OrderDataItem,
	allowedValues: string[],
	{ timeZone, sendValuesAs }: ValueSettings,
): FieldReader {
	const kind = valueKind(type) ?? 'text';
	const find = allowedValueFinder(kind, allowedValues, timeZone);
	const list = listOf(allowedValues);
	return (given) => {
		const text = find(given);
		if (text !== undefined) {
			const native = sendValuesAs === 'native' ? nativeValue(kind, text) : undefined;
			return { value: native !== undefined && String(native) === text ? native : text };
		}
		return {
			rule: 'allowedValues',
			message: `'${name}' must be one of ${list}, but is ${show(given)}`,
			allowedValues,
		};
	};
}

function listOf(allowedValues: string[]): string {
	const shown = allowedValues.slice(0, SHOWN_VALUES).map((value) => `"${value}"`);
	const more = allowedValues.length - shown.length;
	return `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

function show(given: unknown): string {
	if (typeof given === 'string') return `"${given.slice(0, 80)}"`;
	if (typeof given === 'object') return Array.isArray(given) ? 'a list' : 'an object';
	return String(given);
}
