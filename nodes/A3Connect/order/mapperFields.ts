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
	return fieldsOf(schema).map((field) => ({
		id: field.name,
		displayName: label(field),
		required: mustBeGiven(field),
		defaultMatch: false,
		canBeUsedToMatch: false,
		display: true,
		readOnly: false,
		removed: false,
		...typeAndOptions(field),
		defaultValue: null,
	}));
}

function typeAndOptions({ type, allowedValues }: OrderDataItem) {
	if (allowedValues && allowedValues.length > 0) {
		const options = allowedValues.map((value) => ({ name: value, value }));
		return { type: 'options' as const, options };
	}
	const kind = valueKind(type) ?? 'text';
	return { type: FIELD_TYPES[kind], ...(kind === 'boolean' && { options: YES_OR_NO }) };
}

function label({ name, type, defaultValue }: OrderDataItem): string {
	const isBoolean = valueKind(type) === 'boolean';
	const choice = isBoolean && YES_OR_NO.find(({ value }) => value === defaultValue?.toLowerCase());
	const notes = [
		valueKind(type) === undefined ? `type ${type}, sent as text` : '',
		defaultValue ? `default: ${choice ? choice.name : defaultValue}` : '',
	].filter(Boolean);
	return notes.length === 0 ? name : `${name} (${notes.join('; ')})`;
}
