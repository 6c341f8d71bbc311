import { textOf } from '../../../shared/basis/json';
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
import { INFERRED } from '../../api/inferred';
import type { LANGUAGES, NewSalesOrder } from '../../api/salesOrders';
import { currencyCode, customerNumber, path as pathRule } from '../../parameters';

const { salesOrdersPath, salesOrderFields } = INFERRED;

const additionalFields = collection({
	displayName: 'Additional Fields',
	name: 'additionalFields',
	placeholder: 'Add field',
	description: 'What the order says. All of it can be left out.',
});

const comment = additionalFields.optional(
	lines({
		displayName: 'Comment',
		name: 'comment',
		rows: 3,
		placeholder: 'e.g. Leverans via lastkajen',
		description: 'What the customer says with the order, commonly instructions to the seller',
	}),
);

const currency = additionalFields.optional(
	text({
		displayName: 'Currency',
		name: 'currency',
		default: 'SEK',
		placeholder: 'e.g. SEK',
		description: 'The currency of the amounts, as three capitals (ISO 4217)',
		rule: currencyCode,
	}),
);

const extraBodyFields = additionalFields.orDefault(
	jsonObject({
		displayName: 'Extra Body Fields',
		name: 'extraBodyFields',
		placeholder: 'e.g. { "field": "value" }',
		description:
			'A JSON object of further fields for the body of the request, for example order rows as Simutek describes them to you',
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
		description: 'The language of the documents for the buyer, such as the order confirmation',
	}),
);

const name = additionalFields.optional(
	text({
		displayName: 'Name',
		name: 'name',
		placeholder: 'e.g. Webshop order 1042',
		description: 'A name to search for the order by. GKS calls it "Webshop order" without one.',
	}),
);

const purchaseOrderNumber = additionalFields.optional(
	text({
		displayName: 'Purchase Order Number',
		name: 'purchaseOrderNumber',
		placeholder: 'e.g. PO-2026-118',
		description: "The buyer's own number of the order. It also tells duplicates from others.",
	}),
);

export const path = options.orDefault(
	text({
		displayName: 'Path',
		name: 'path',
		default: salesOrdersPath,
		placeholder: `e.g. ${salesOrdersPath}`,
		description:
			'Where sales orders are created, below the base URL. Change it only if Simutek says so.',
		rule: pathRule,
	}),
);

const fieldNames = options.orDefault(
	jsonObject({
		displayName: 'Field Names',
		name: 'fieldNames',
		placeholder: 'e.g. { "comment": "note" }',
		description: `A JSON object of other names for the fields of the request, where this GKS spells them otherwise. Without it: ${Object.entries(
			salesOrderFields,
		)
			.map(([field, spelled]) => (field === spelled ? field : `${field} as ${spelled}`))
			.join(', ')}.`,
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
	const names = readFieldNames(item.read(fieldNames));
	const extra = item.read(extraBodyFields);
	const body: JsonObject = {};
	for (const field of Object.keys(fields) as FieldName[]) {
		const value = item.read(fields[field]);
		if (value === undefined) continue;
		if (Object.hasOwn(body, names[field])) throw twice(labelOf(fieldNames), names[field]);
		body[names[field]] = value;
	}
	const again = Object.keys(extra).find((field) => Object.hasOwn(body, field));
	if (again !== undefined) throw twice(labelOf(extraBodyFields), again);
	const whole = { ...body, ...extra };
	return {
		customerNumber: item.read(customerNumber),
		name: textOf(whole[names.name]),
		purchaseOrderNumber: textOf(whole[names.purchaseOrderNumber]),
		body: whole,
	};
}

type FieldName = keyof typeof salesOrderFields;

/** @throws {Failure} where a field is not known, or its name is no text */
function readFieldNames(given: JsonObject): Record<FieldName, string> {
	for (const [field, name] of Object.entries(given)) {
		if (Object.hasOwn(salesOrderFields, field) && textOf(name) !== undefined) continue;
		throw new Failure({
			message: `The parameter "${labelOf(fieldNames)}" names ${JSON.stringify(field)} ${JSON.stringify(name)}, which cannot be`,
			description: `It can name ${Object.keys(salesOrderFields).join(', ')}, each by a text. Nothing was sent for this item.`,
		});
	}
	return { ...salesOrderFields, ...(given as Partial<Record<FieldName, string>>) };
}

function twice(parameter: string, field: string): Failure {
	return new Failure({
		message: `The parameter "${parameter}" gives "${field}", which another parameter gives already`,
		description: `Give "${field}" in one place only. Nothing was sent for this item.`,
	});
}
