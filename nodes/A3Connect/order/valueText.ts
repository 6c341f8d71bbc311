import { digitsOf, isExact, keepsDigits } from '../../shared/basis/exactNumbers';
import { booleanText } from '../api/inferred';
import type { ValueKind } from '../api/inferred';
import type { OrderValue } from '../api/orders';
import { dayOf } from './dates';

const WRITTEN = {
	integer: /^[+-]?\d+$/,
	decimal: /^[+-]?\d+(\.\d+)?$/,
};

/** A number as JSON writes it, which has neither a plus nor zeros before it. */
const JSON_NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?$/;

/**
 * What was given, as a text of a kind: a boolean in small letters, a day as `yyyy-mm-dd`, a number in
 * its digits, with the zeros and the plus that a text has before them.
 *
 * @param timeZone the IANA name of the workflow's time zone, for the day of an instant
 * @returns undefined where it is not of that kind
 */
export function textOf(kind: ValueKind, given: unknown, timeZone: string): string | undefined {
	if (kind === 'date') return dayOf(given, timeZone);
	if (typeof given === 'boolean')
		return kind === 'text' || kind === 'boolean' ? booleanText(given) : undefined;
	const text = typeof given === 'number' ? digitsOf(given) : given;
	if (typeof text !== 'string') return undefined;
	if (kind === 'text') return text;
	const trimmed = text.trim();
	if (kind !== 'boolean') return WRITTEN[kind].test(trimmed) ? trimmed : undefined;
	const lowered = trimmed.toLowerCase();
	return lowered === booleanText(true) || lowered === booleanText(false) ? lowered : undefined;
}

/**
 * A text of a kind as the JSON value that it stands for.
 *
 * @returns undefined where that would say something else: 0701 is no number, and no number holds
 * 20 digits
 */
export function nativeValue(kind: ValueKind, text: string): OrderValue | undefined {
	if (kind === 'text' || kind === 'date') return text;
	if (kind === 'boolean') return text === booleanText(true);
	const number = Number(text);
	return JSON_NUMBER.test(text) && isExact(number) && keepsDigits(text) ? number : undefined;
}
