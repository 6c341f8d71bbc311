import { spelledAs, textOf } from '../../../shared/basis/json';
import { Failure } from '../../../shared/basis/failure';
import type { JsonObject } from '../../../shared/basis/json';
import type { ItemParameters } from '../../../shared/parameters/itemParameters';
import { options } from '../../../shared/parameters/options';
import {
	choice,
	collection,
	jsonObject,
	labelOf,
	lines,
	text,
} from '../../../shared/parameters/parameter';
import type { Parameter } from '../../../shared/parameters/parameter';
import { jsonObject as jsonObjectRule } from '../../../shared/parameters/rules';
import { INFERRED } from '../../api/inferred';
import type { LANGUAGES, NewSalesOrder } from '../../api/salesOrders';
import { CURRENCIES, currencyCode, customerNumber, path as pathRule } from '../../parameters';

const { salesOrdersPath, salesOrderFields } = INFERRED;

const additionalFields = collection({
	displayName: 'Additional Fields',
	name: 'additionalFields',
	placeholder: 'Add field',
	description: 'Further order details, all of them optional',
});

const comment = additionalFields.optional(
	lines({
		displayName: 'Comment',
		name: 'comment',
		rows: 3,
		placeholder: 'e.g. Leverans via lastkajen',
		description: 'A comment from the customer, such as delivery instructions',
	}),
);

const currency = additionalFields.optional(
	choice({
		displayName: 'Currency',
		name: 'currency',
		choices: CURRENCIES,
		default: 'SEK',
		description:
			'The currency of the amounts. Choose it from the list, or give its code (ISO 4217) in an expression.',
		rule: currencyCode,
	}),
);

const extraBodyFields = additionalFields.orDefault(
	jsonObject({
		displayName: 'Extra Body Fields',
		name: 'extraBodyFields',
		placeholder: 'e.g. { "field": "value" }',
		description:
			'A JSON object with further fields of the request body, such as order rows in the form that Simutek gives you',
	}),
);

const LANGUAGE_NAMES = [
	{ name: 'English', value: 'en' },
	{ name: 'Norwegian', value: 'no' },
	{ name: 'Swedish', value: 'sv' },
] satisfies Array<{ name: string; value: (typeof LANGUAGES)[number] }>;

const language = additionalFields.optional(
	choice({
		displayName: 'Language',
		name: 'language',
		choices: LANGUAGE_NAMES,
		default: 'sv',
		description: 'The language of documents for the customer, such as the order confirmation',
	}),
);

const name = additionalFields.optional(
	text({
		displayName: 'Name',
		name: 'name',
		placeholder: 'e.g. Webshop order 1042',
		description: 'A name to find the order by. Default: "Webshop order".',
	}),
);

const purchaseOrderNumber = additionalFields.optional(
	text({
		displayName: 'Purchase Order Number',
		name: 'purchaseOrderNumber',
		placeholder: 'e.g. PO-2026-118',
		description: "The customer's own order number. Also used to detect duplicates.",
	}),
);

export const path = options.orDefault(
	text({
		displayName: 'Path',
		name: 'path',
		default: salesOrdersPath,
		placeholder: `e.g. ${salesOrdersPath}`,
		description:
			'The API path that creates sales orders, below the base URL. Change it only if Simutek tells you to.',
		rule: pathRule,
	}),
);

const fieldNames = options.orDefault(
	jsonObject({
		displayName: 'Field Names',
		name: 'fieldNames',
		placeholder: 'e.g. { "comment": "note" }',
		description: `A JSON object that renames fields of the request, in case your GKS spells them differently. Default: ${Object.entries(
			salesOrderFields,
		)
			.map(([field, spelled]) => (field === spelled ? field : `${field} as ${spelled}`))
			.join(', ')}.`,
		rule: fieldNamesRule,
	}),
);

/** The parameters that give a field of the body. */
const fields: Record<keyof typeof salesOrderFields, Parameter<string | undefined>> = {
	customerNumber,
	name,
	purchaseOrderNumber,
	language,
	currency,
	comment,
};

/** What a sales order is asked for. */
export const salesOrderParameters = [
	...Object.values(fields),
	extraBodyFields,
	fieldNames,
	path,
] as Parameter[];

/**
 * Reads a sales order to create; what is empty is left out of its body.
 *
 * @throws {Failure} where a parameter is refused, or a field is given twice
 */
export function readSalesOrder(item: ItemParameters): NewSalesOrder {
	const names = { ...salesOrderFields, ...item.read(fieldNames) } as Record<FieldName, string>;
	const extra = item.read(extraBodyFields);
	const body: JsonObject = {};
	for (const field of Object.keys(fields) as FieldName[]) {
		const value = item.read(fields[field]);
		if (value === undefined) continue;
		if (Object.hasOwn(body, names[field])) throw twice(labelOf(fieldNames), names[field]);
		body[names[field]] = value;
	}
	// A server that reads fields in any case, as .NET does, would find a field of another case twice.
	const given = new Set(Object.keys(body).map((field) => field.toLowerCase()));
	const again = Object.keys(extra).find((field) => given.has(field.toLowerCase()));
	if (again !== undefined) throw twice(labelOf(extraBodyFields), again);
	const whole = { ...body, ...extra };
	const told = spelledAs([names.name, names.purchaseOrderNumber], whole);
	return {
		customerNumber: item.read(customerNumber),
		name: textOf(told[names.name]),
		purchaseOrderNumber: textOf(told[names.purchaseOrderNumber]),
		body: whole,
	};
}

type FieldName = keyof typeof salesOrderFields;

/** Only of a field that is known, and each a text. */
function fieldNamesRule(given: unknown): ReturnType<typeof jsonObjectRule> {
	const names = jsonObjectRule(given);
	if ('expected' in names) return names;
	const isKnown = Object.entries(names.value).every(
		([field, name]) => Object.hasOwn(salesOrderFields, field) && textOf(name) !== undefined,
	);
	const known = Object.keys(salesOrderFields).join(', ');
	return isKnown ? names : { expected: `must rename only these fields, each to text: ${known}` };
}

function twice(parameter: string, field: string): Failure {
	return new Failure({
		message: `'${parameter}' contains '${field}', which another parameter contains too`,
		description: `Enter '${field}' in one place only. Nothing was sent for this item.`,
	});
}
