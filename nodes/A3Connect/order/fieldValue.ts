import { isEmpty } from '../../shared/basis/json';
import { booleanText, mustBeGiven, valueKind } from '../api/inferred';
import type { ValueKind } from '../api/inferred';
import type { OrderValue } from '../api/orders';
import type { OrderDataItem } from '../api/packages';
import { dayOf } from './dates';
import { nearest } from './nearest';

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

const SHOWN_VALUES = 20;

const EXPECTED: Readonly<Record<ValueKind, string>> = {
	text: 'a text',
	integer: 'a whole number',
	decimal: 'a number with a point before its decimals',
	boolean: 'true or false',
	date: 'a day of the calendar as yyyy-mm-dd, or a date and time',
};

/** Reads what was given for a field as the value that is sent. It never throws. */
export function readFieldValue(
	field: OrderDataItem,
	given: unknown,
	settings: ValueSettings,
): FieldReading {
	if (isEmpty(given)) {
		if (!mustBeGiven(field)) return { value: undefined };
		return { rule: 'required', message: `"${field.name}" is required and has no default value` };
	}
	const allowedValues = field.allowedValues ?? [];
	if (allowedValues.length > 0) return readAllowedValue(field, given, allowedValues, settings);
	const kind = valueKind(field.type) ?? 'text';
	const text = asText(kind, given, settings.timeZone);
	const value = text === undefined ? undefined : asSent(kind, text, settings);
	return value === undefined ? wrongKind(field, kind, given) : { value };
}

function readAllowedValue(
	field: OrderDataItem,
	given: unknown,
	allowedValues: string[],
	settings: ValueSettings,
): FieldReading {
	const kind = valueKind(field.type) ?? 'text';
	const spellings = [
		asText('text', given, settings.timeZone),
		asText(kind, given, settings.timeZone),
	];
	const text = spellings.find((spelling) => spelling && allowedValues.includes(spelling));
	if (text !== undefined) {
		const sent = asSent(kind, text, settings);
		return { value: String(sent) === text ? sent : text };
	}
	const shown = allowedValues.slice(0, SHOWN_VALUES).map((value) => `"${value}"`);
	const more = allowedValues.length - shown.length;
	const list = `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
	const closest = nearest(spellings[0] ?? '', allowedValues);
	return {
		rule: 'allowedValues',
		message: `"${field.name}" must be one of ${list}, but is ${show(given)}${closest === undefined ? '' : `. The nearest is "${closest}"`}`,
		allowedValues,
	};
}

function wrongKind(field: OrderDataItem, kind: ValueKind, given: unknown): FieldReading {
	return {
		rule: kind,
		message: `"${field.name}" must be ${EXPECTED[kind]}, but is ${show(given)}`,
	};
}

/** What was given as a text of a kind; undefined where it is not of that kind. */
function asText(kind: ValueKind, given: unknown, timeZone: string): string | undefined {
	if (kind === 'date') return dayOf(given, timeZone);
	if (typeof given === 'boolean')
		return kind === 'text' || kind === 'boolean' ? booleanText(given) : undefined;
	const text = typeof given === 'number' ? digits(given) : given;
	if (typeof text !== 'string') return undefined;
	if (kind === 'text') return text;
	const trimmed = text.trim();
	if (kind === 'boolean') {
		const lowered = trimmed.toLowerCase();
		return lowered === booleanText(true) || lowered === booleanText(false) ? lowered : undefined;
	}
	const pattern = kind === 'integer' ? /^[+-]?\d+$/ : /^[+-]?\d+(\.\d+)?$/;
	return pattern.test(trimmed) ? trimmed.replace('+', '') : undefined;
}

/** A number without an exponent; undefined where it has lost digits before it came here. */
function digits(given: number): string | undefined {
	if (!Number.isFinite(given) || Math.abs(given) > Number.MAX_SAFE_INTEGER) return undefined;
	const plain = String(given);
	return plain.includes('e')
		? given.toLocaleString('en', { useGrouping: false, maximumFractionDigits: 20 })
		: plain;
}

/** A text as it is sent; undefined where a native number could not hold it exactly. */
function asSent(kind: ValueKind, text: string, settings: ValueSettings): OrderValue | undefined {
	if (settings.sendValuesAs === 'strings' || kind === 'text' || kind === 'date') return text;
	if (kind === 'boolean') return text === booleanText(true);
	const number = Number(text);
	return Math.abs(number) <= Number.MAX_SAFE_INTEGER ? number : undefined;
}

function show(given: unknown): string {
	if (typeof given === 'string') return `"${given.slice(0, 80)}"`;
	if (typeof given === 'object') return Array.isArray(given) ? 'a list' : 'an object';
	return String(given);
}
