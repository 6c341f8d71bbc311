import { isEmpty } from '../basis/json';
import { changedNumberIn, changingNumberIn, isExact } from '../basis/exactNumbers';

/** What a value may be: gives it as the API takes it, or says what was expected. */
export type Rule<Value> = (given: unknown) => { value: Value } | { expected: string };

const CONTROL_CHARACTER = /[\p{Cc}\p{Zl}\p{Zp}]/u;
const CONTROL_CHARACTER_BUT_LINE_BREAKS = /[^\P{Cc}\n\r\t]/u;
const LONE_SURROGATE = /\p{Surrogate}/u;
const NO_TEXT = 'must be text without control characters';

function readText(given: unknown, forbidden: RegExp): string | undefined {
	const text = typeof given === 'number' && isExact(given) ? String(given) : given;
	if (typeof text !== 'string') return undefined;
	const trimmed = text.trim();
	return forbidden.test(trimmed) || LONE_SURROGATE.test(trimmed) ? undefined : trimmed;
}

/** A text on one line; spaces around it do not count. A number is taken as its digits. */
export const text: Rule<string> = (given) => {
	if (isEmpty(given)) return { expected: 'is required' };
	const value = readText(given, CONTROL_CHARACTER);
	return value === undefined ? { expected: `${NO_TEXT} or line breaks` } : { value };
};

/** A text of several lines. */
export const lines: Rule<string> = (given) => {
	const value = readText(given, CONTROL_CHARACTER_BUT_LINE_BREAKS);
	return value === undefined ? { expected: NO_TEXT } : { value };
};

/** Lets a parameter be empty: it is then not sent at all. */
export function optional<Value>(rule: Rule<Value>): Rule<Value | undefined> {
	return (given) => (isEmpty(given) ? { value: undefined } : rule(given));
}

/** A text that passes a test. */
export function textThat(passes: (value: string) => boolean, expected: string): Rule<string> {
	return (given) => {
		const result = text(given);
		return 'expected' in result || passes(result.value) ? result : { expected };
	};
}

/** One of a few texts. */
export function oneOf<Choice extends string>(...choices: Choice[]): Rule<Choice> {
	return (given) => {
		const value = choices.find((choice) => choice === given);
		return value === undefined ? { expected: `must be one of ${choices.join(', ')}` } : { value };
	};
}

/** A whole number in a range, also as digits in a text. */
export function wholeNumber(least: number, most = Number.MAX_SAFE_INTEGER): Rule<number> {
	const range =
		most === Number.MAX_SAFE_INTEGER ? `of at least ${least}` : `from ${least} to ${most}`;
	return (given) => {
		const value = typeof given === 'string' && /^\s*\d+\s*$/.test(given) ? Number(given) : given;
		const fits = Number.isSafeInteger(value) && Number(value) >= least && Number(value) <= most;
		return fits ? { value: Number(value) } : { expected: `must be a whole number ${range}` };
	};
}

/** Yes or no, also as the text `true` or `false`. */
export const yesOrNo: Rule<boolean> = (given) => {
	if (given === true || given === 'true') return { value: true };
	if (given === false || given === 'false') return { value: false };
	return { expected: 'must be true or false' };
};

/**
 * A JSON object, as an object or as its text; empty where nothing is given. Numbers that JavaScript
 * would change are refused.
 */
export const jsonObject: Rule<Record<string, unknown>> = (given) => {
	if (isEmpty(given)) return { value: {} };
	const value = typeof given === 'string' ? parseJson(given) : given;
	if (typeof value !== 'object' || value === null || Array.isArray(value)) {
		return { expected: 'must be a JSON object, such as {"name": "value"}' };
	}
	const changed = typeof given === 'string' ? changingNumberIn(given) : changedNumberIn(value);
	return changed === undefined
		? { value: value as Record<string, unknown> }
		: {
				expected: `must not contain the number ${changed}, which cannot be sent exactly unless it is in quotes`,
			};
};

function parseJson(given: string): unknown {
	try {
		return JSON.parse(given);
	} catch {
		return undefined;
	}
}

/** An e-mail address, roughly: the API itself has the last word. */
export const emailAddress = textThat(
	(value) => /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(value),
	'must be an email address, such as faktura@example.se',
);
