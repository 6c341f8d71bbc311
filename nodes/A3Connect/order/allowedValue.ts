import { comparable } from '../../shared/basis/comparable';
import type { ValueKind } from '../api/inferred';
import { textOf } from './valueText';

/**
 * Prepares the search for the allowed value that is meant by what is given for a field.
 *
 * @param kind what the values of the field are
 * @param timeZone the IANA name of the workflow's time zone, for the day of an instant
 * @returns a function that gives the value as the API spells it: the very text, else the only one that
 * looks the same or, for days and booleans, means the same. Undefined where there is none
 */
export function allowedValueFinder(
	kind: ValueKind,
	allowedValues: readonly string[],
	timeZone: string,
): (given: unknown) => string | undefined {
	const exact = new Set(allowedValues);
	let alike: Map<string, string | undefined> | undefined;

	/** What a value looks like, and what it means as each of some kinds. */
	function meanings(value: unknown, kinds: readonly ValueKind[]): string[] {
		const text = textOf('text', value, timeZone);
		const meant = kinds.map((each) => [each, textOf(each, value, timeZone)] as const);
		return [
			...(text === undefined ? [] : [`looks like ${comparable(text)}`]),
			...meant.flatMap(([each, of]) => (of === undefined ? [] : [`is the ${each} ${of}`])),
		];
	}

	return (given) => {
		const text = textOf('text', given, timeZone);
		if (text !== undefined && exact.has(text)) return text;
		alike ??= valueOfMeaning(exact, (value) => meanings(value, kindsOf(kind)));
		const found = meanings(given, [typeof given === 'boolean' ? 'boolean' : kind]);
		return found.map((meaning) => alike?.get(meaning)).find((value) => value !== undefined);
	};
}

/** As what a value may mean something beside what it looks like: a boolean is one for texts too. */
function kindsOf(kind: ValueKind): ValueKind[] {
	return kind === 'date' ? ['date', 'boolean'] : ['boolean'];
}

/** The value that has a meaning; undefined where several have it. */
function valueOfMeaning(values: Iterable<string>, meaningsOf: (value: string) => string[]) {
	const found = new Map<string, string | undefined>();
	for (const value of values) {
		for (const meaning of meaningsOf(value)) {
			found.set(meaning, found.has(meaning) ? undefined : value);
		}
	}
	return found;
}
