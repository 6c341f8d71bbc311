import type { INodeProperties } from 'n8n-workflow';
import { INFERRED } from '../../api/inferred';

const { salesOrdersPath } = INFERRED;

export const salesOrderFields: INodeProperties = {
	displayName: 'Additional Fields',
	name: 'additionalFields',
	type: 'collection',
	placeholder: 'Add field',
	default: {},
	description: 'What the order says. All of it can be left out.',
	options: [
		{
			displayName: 'Comment',
			name: 'comment',
			type: 'string',
			typeOptions: { rows: 3 },
			default: '',
			placeholder: 'e.g. Leverans via lastkajen',
			description: 'What the customer says with the order, commonly instructions to the seller',
		},
		{
			displayName: 'Currency',
			name: 'currency',
			type: 'string',
			default: 'SEK',
			placeholder: 'e.g. SEK',
			description: 'The currency of the amounts, as three capitals (ISO 4217)',
		},
		{
			displayName: 'Extra Body Fields',
			name: 'extraBodyFields',
			type: 'json',
			default: '{}',
			placeholder: 'e.g. { "field": "value" }',
			description:
				'A JSON object of further fields for the body of the request, for example order rows as Simutek describes them to you',
		},
		{
			displayName: 'Language',
			name: 'language',
			type: 'options',
			options: [
				{ name: 'English', value: 'en' },
				{ name: 'Norwegian', value: 'no' },
				{ name: 'Swedish', value: 'sv' },
			],
			default: 'sv',
			description: 'The language of the documents for the buyer, such as the order confirmation',
		},
		{
			displayName: 'Name',
			name: 'name',
			type: 'string',
			default: '',
			placeholder: 'e.g. Webshop order 1042',
			description: 'A name to search for the order by. GKS calls it "Webshop order" without one.',
		},
		{
			displayName: 'Purchase Order Number',
			name: 'purchaseOrderNumber',
			type: 'string',
			default: '',
			placeholder: 'e.g. PO-2026-118',
			description: "The buyer's own number of the order. It also tells duplicates from others.",
		},
	],
};

export const pathOption: INodeProperties = {
	displayName: 'Path',
	name: 'path',
	type: 'string',
	default: salesOrdersPath,
	placeholder: `e.g. ${salesOrdersPath}`,
	description:
		'Where sales orders are created, below the base URL. Change it only if Simutek says so.',
};
