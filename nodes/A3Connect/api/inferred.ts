/**
 * Everything about A3 Connect's API that its documentation does not state and that this package
 * reads between its lines. A correction is made here and nowhere else.
 */

/** What a field's value has to be. */
export type ValueKind = 'text' | 'integer' | 'decimal' | 'boolean' | 'date';

/**
 * The spellings of `OrderDataItem.type`, in any case. The documentation says "the kind of value" and
 * gives no list; these are the names that .NET and JSON have.
 */
const KINDS: Readonly<Record<ValueKind, readonly string[]>> = {
	text: ['string', 'text'],
	integer: ['integer', 'int', 'int16', 'int32', 'int64', 'long', 'short'],
	decimal: ['decimal', 'double', 'float', 'single', 'number', 'numeric'],
	boolean: ['boolean', 'bool'],
	date: ['date', 'datetime', 'dateonly'],
};

/**
 * The kind of value that a type asks for.
 *
 * @returns undefined for a type that is not known: its values are sent as text
 */
export function valueKind(type: string | null | undefined): ValueKind | undefined {
	const spelled = (type ?? '').trim().toLowerCase();
	if (spelled === '') return 'text';
	return (Object.keys(KINDS) as ValueKind[]).find((kind) => KINDS[kind].includes(spelled));
}

/** How a boolean is spelled in the text that is sent; every documented example of a value is a text. */
export function booleanText(value: boolean): string {
	return value ? 'true' : 'false';
}

/** A required field that has a default value may be left out: the server fills it in. */
export function mustBeGiven(field: {
	required?: boolean | null | undefined;
	defaultValue?: string | null | undefined;
}): boolean {
	return field.required === true && !field.defaultValue;
}
