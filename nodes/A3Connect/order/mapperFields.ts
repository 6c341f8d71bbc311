import type { FieldType, ResourceMapperField } from 'n8n-workflow';
import { booleanText, mustBeGiven, valueKind } from '../api/inferred';
import type { ValueKind } from '../api/inferred';
import type { OrderDataItem, OrderSchema } from '../api/packages';
import { fieldsOf } from './buildOrder';

const FIELD_TYPES: Readonly<Record<ValueKind, FieldType>> = {
	text: 'string',
	integer: 'number',
	decimal: 'number',
	boolean: 'options',
	date: 'dateTime',
};

/** A choice, as n8n shows a switch that nobody has touched as on. */
const YES_OR_NO = [
	{ name: 'Yes', value: booleanText(true) },
	{ name: 'No', value: booleanText(false) },
];

/** The fields of an order as n8n's resource mapper shows them. */
export function mapperFields(schema: OrderSchema): ResourceMapperField[] {
	return fieldsOf(schema).map((field) => {
		const choices = choicesOf(field);
		return {
			id: field.name,
			displayName: label(field, choices),
			required: mustBeGiven(field),
			defaultMatch: false,
			canBeUsedToMatch: false,
			display: true,
			readOnly: false,
			removed: false,
			...typeAndOptions(field, choices),
			defaultValue: null,
		};
	});
}

function typeAndOptions(field: OrderDataItem, choices: Choices) {
	if (choices === undefined) return { type: FIELD_TYPES[valueKind(field.type) ?? 'text'] };
	const options = choices.map(({ name, value, isDefault }) => ({
		name: isDefault ? `${name} (default)` : name,
		value,
	}));
	return { type: 'options' as const, options };
}

/** What can be chosen, and which of it the server takes where nothing is. */
function choicesOf({ type, allowedValues, defaultValue }: OrderDataItem) {
	const isBoolean = valueKind(type) === 'boolean';
	const values = allowedValues?.map((value) => ({ name: value, value })) ?? [];
	const choices = values.length > 0 ? values : isBoolean ? YES_OR_NO : undefined;
	const standard = isBoolean ? defaultValue?.toLowerCase() : defaultValue;
	return choices?.map((choice) => ({
		...choice,
		isDefault: standard === (isBoolean ? choice.value.toLowerCase() : choice.value),
	}));
}

type Choices = ReturnType<typeof choicesOf>;

/** n8n cuts a long label off, so it says no more than what is shown nowhere else. */
function label({ name, type, defaultValue }: OrderDataItem, choices: Choices): string {
	const isShown = choices?.some(({ isDefault }) => isDefault);
	const notes = [
		valueKind(type) === undefined ? `${type} as text` : '',
		defaultValue && !isShown ? `default: ${defaultValue}` : '',
	].filter(Boolean);
	return notes.length === 0 ? name : `${name} (${notes.join(', ')})`;
}
