import { comparable } from '../../shared/basis/comparable';
import type { ValueKind } from '../api/inferred';
import { onlyOnes } from './onlyOnes';
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
	const byMeaning: Partial<Record<ValueKind, Map<string, string | undefined>>> = {};

	/** What a value says as one of a kind, so that what says the same can be found. */
	function meaning(as: ValueKind, value: unknown): string | undefined {
		const text = textOf(as, value, timeZone);
		return as === 'text' && text !== undefined ? comparable(text) : text;
	}

	function valueMeant(as: ValueKind, given: unknown): string | undefined {
		const wanted = meaning(as, given);
		if (wanted === undefined) return undefined;
		const values = (byMeaning[as] ??= onlyOnes(exact, (value) => meaning(as, value)));
		return values.get(wanted);
	}

	return (given) => {
		const text = textOf('text', given, timeZone);
		if (text !== undefined && exact.has(text)) return text;
		return (
			valueMeant('text', given) ?? valueMeant(typeof given === 'boolean' ? 'boolean' : kind, given)
		);
	};
}
