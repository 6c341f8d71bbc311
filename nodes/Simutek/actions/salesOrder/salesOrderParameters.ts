import { Failure } from '../../../shared/basis/failure';
import type { ItemParameters } from '../../../shared/parameters/itemParameters';
import { option } from '../../../shared/parameters/options';
import {
	choice,
	collection,
	jsonObject,
	labelOf,
	lines,
	optional,
	orDefault,
	text,
} from '../../../shared/parameters/parameter';
import { INFERRED } from '../../api/inferred';
import type { LANGUAGES, NewSalesOrder } from '../../api/salesOrders';
import { currencyCode, customerNumber, path as pathRule } from '../../parameters';

const { salesOrdersPath } = INFERRED;

const additionalField = collection({
	displayName: 'Additional Fields',
	name: 'additionalFields',
	placeholder: 'Add field',
	description: 'What the order says. All of it can be left out.',
});

const comment = additionalField(
	optional(
		lines({
			displayName: 'Comment',
			name: 'comment',
			rows: 3,
			placeholder: 'e.g. Leverans via lastkajen',
			description: 'What the customer says with the order, commonly instructions to the seller',
		}),
	),
);

const currency = additionalField(
	optional(
		text(
			{
				displayName: 'Currency',
				name: 'currency',
				default: 'SEK',
				placeholder: 'e.g. SEK',
				description: 'The currency of the amounts, as three capitals (ISO 4217)',
			},
			currencyCode,
		),
	),
);

const extraBodyFields = additionalField(
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

const language = additionalField(
	optional(
		choice({
			displayName: 'Language',
			name: 'language',
			choices: LANGUAGE_NAMES,
			default: 'sv',
			description: 'The language of the documents for the buyer, such as the order confirmation',
		}),
	),
);

const name = additionalField(
	optional(
		text({
			displayName: 'Name',
			name: 'name',
			placeholder: 'e.g. Webshop order 1042',
			description: 'A name to search for the order by. GKS calls it "Webshop order" without one.',
		}),
	),
);

const purchaseOrderNumber = additionalField(
	optional(
		text({
			displayName: 'Purchase Order Number',
			name: 'purchaseOrderNumber',
			placeholder: 'e.g. PO-2026-118',
			description: "The buyer's own number of the order. It also tells duplicates from others.",
		}),
	),
);

export const path = option(
	orDefault(
		text(
			{
				displayName: 'Path',
				name: 'path',
				default: salesOrdersPath,
				placeholder: `e.g. ${salesOrdersPath}`,
				description:
					'Where sales orders are created, below the base URL. Change it only if Simutek says so.',
			},
			pathRule,
		),
	),
);

/** The parameters that give a field of the body, by the field's name. */
const fields = { customerNumber, name, purchaseOrderNumber, language, currency, comment };

/** What a sales order is asked for. */
export const salesOrderParameters = [...Object.values(fields), extraBodyFields, path];

/**
 * Reads the body that creates a sales order; what is empty is left out.
 *
 * @throws {Failure} where a parameter is refused, or a field is given twice
 */
export function readSalesOrder(item: ItemParameters): NewSalesOrder {
	const given = Object.entries(fields)
		.map(([field, parameter]) => [field, item.read<string | undefined>(parameter)] as const)
		.filter(([, value]) => value !== undefined);
	const body = Object.fromEntries(given) as unknown as NewSalesOrder;
	const extra = item.read(extraBodyFields);
	const twice = Object.keys(extra).find((field) => Object.hasOwn(body, field));
	if (twice === undefined) return { ...body, ...extra };
	throw new Failure({
		message: `The parameter "${labelOf(extraBodyFields)}" gives "${twice}", which a parameter of its own gives already`,
		description: `Give "${twice}" in one place only. Nothing was sent for this item.`,
	});
}
