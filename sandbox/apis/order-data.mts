import type { ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import { Ajv2020 } from 'ajv/dist/2020.js';

import type { OrderDataItem, OrderSchema } from './seed-packages.mts';
import type { SandboxSettings } from './settings.mts';
import { fieldErrors } from './validation-errors.mts';

interface Kind {
	/** JSON Schema of a value that travels as a string. */
	text: object;
	/** JSON Schema of a value that travels as its own JSON type. */
	native: object;
	/** The native value of an allowed value, which is always described as a string. */
	parse: (text: string) => unknown;
}

const TEXT: Kind = {
	text: { type: 'string', minLength: 1 },
	native: { type: 'string', minLength: 1 },
	parse: String,
};

// The vendor lists no types: these are inferred, in any case. Any other type is taken as text.
const KINDS = new Map<string, Kind>([
	[
		'integer',
		{
			text: { type: 'string', pattern: '^[+-]?\\d+$' },
			native: { type: 'integer' },
			parse: Number,
		},
	],
	[
		'decimal',
		{
			text: { type: 'string', pattern: '^[+-]?\\d+(\\.\\d+)?$' },
			native: { type: 'number' },
			parse: Number,
		},
	],
	[
		'boolean',
		{
			text: { type: 'string', enum: ['true', 'false'] },
			native: { type: 'boolean' },
			parse: (text) => text === 'true',
		},
	],
	[
		'date',
		{
			text: { type: 'string', format: 'date' },
			native: { type: 'string', format: 'date' },
			parse: String,
		},
	],
]);

const ajv = formats.default(new Ajv2020({ allErrors: true, ownProperties: true, strict: false }));

/** Ajv takes longer to compile a schema than to validate a thousand orders by it. */
const validators = new WeakMap<OrderSchema, Map<string, ValidateFunction>>();

function validatorOf(
	schema: OrderSchema,
	valueTypes: SandboxSettings['a3ValueTypes'],
): ValidateFunction {
	const compiled = validators.get(schema) ?? new Map<string, ValidateFunction>();
	validators.set(schema, compiled);
	const validate = compiled.get(valueTypes) ?? ajv.compile(dataSchema(schema, valueTypes));
	compiled.set(valueTypes, validate);
	return validate;
}

function dataSchema(
	{ data: items }: OrderSchema,
	valueTypes: SandboxSettings['a3ValueTypes'],
): object {
	const fields = items ?? [];
	return {
		type: 'object',
		properties: Object.fromEntries(
			fields.map((item) => [item.name, valueSchema(item, valueTypes)]),
		),
		required: fields.filter(isNeeded).map(({ name }) => name),
		additionalProperties: false,
	};
}

/** Why the data of an order does not fit its package, in Swedish. Empty: it fits. */
export function orderDataErrors(
	data: Record<string, unknown>,
	schema: OrderSchema,
	valueTypes: SandboxSettings['a3ValueTypes'],
): string[] {
	const validate = validatorOf(schema, valueTypes);
	validate(data);
	const messages = new Map<string, string>();
	for (const { path, keyword, message } of fieldErrors(validate.errors)) {
		const field = path.join('.');
		if (!messages.has(field)) messages.set(field, describe(field, keyword, message));
	}
	return [...messages.values()];
}

/** The data of an order with the package's default values for what was not sent. */
export function withDefaults(
	data: Record<string, unknown>,
	{ data: items }: OrderSchema,
): Record<string, unknown> {
	const defaults = (items ?? [])
		.filter(({ defaultValue }) => hasText(defaultValue))
		.map(({ name, defaultValue }) => [name, defaultValue]);
	return { ...Object.fromEntries(defaults), ...data };
}

function isNeeded({ required, defaultValue }: OrderDataItem): boolean {
	return required && !hasText(defaultValue);
}

function hasText(value: string | null | undefined): boolean {
	return value !== null && value !== undefined && value !== '';
}

function valueSchema(
	{ type, allowedValues }: OrderDataItem,
	valueTypes: SandboxSettings['a3ValueTypes'],
): object {
	const kind = KINDS.get(type.toLowerCase()) ?? TEXT;
	const isRestricted = allowedValues && allowedValues.length > 0;
	const strings = { ...kind.text, ...(isRestricted && { enum: allowedValues }) };
	const native = { ...kind.native, ...(isRestricted && { enum: allowedValues.map(kind.parse) }) };
	return { strings, native, any: { anyOf: [strings, native] } }[valueTypes];
}

function describe(field: string, keyword: string, message: string): string {
	if (keyword === 'required') return `Fältet "${field}" måste anges.`;
	if (keyword === 'additionalProperties') return `Fältet "${field}" finns inte i paketet.`;
	return `Fältet "${field}" har ett ogiltigt värde (${message}).`;
}
