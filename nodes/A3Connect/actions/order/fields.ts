import type { INodeProperties } from 'n8n-workflow';
import { packageLocator } from '../../parameters';

/** What an order is asked for. */
export const orderFields: INodeProperties[] = [
	packageLocator,
	{
		displayName: 'Customer Number',
		name: 'customerNumber',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. 104200',
		description: 'The number of the customer at A3 that the order is placed for',
		hint: 'It is a number of A3, not the customer number in GKS',
	},
	{
		displayName: 'Fields',
		name: 'fields',
		type: 'resourceMapper',
		noDataExpression: true,
		default: { mappingMode: 'defineBelow', value: null },
		required: true,
		description: 'What the order says. The fields come from the package that is chosen above.',
		typeOptions: {
			loadOptionsDependsOn: ['package.value'],
			resourceMapper: {
				resourceMapperMethod: 'getOrderFields',
				mode: 'add',
				fieldWords: { singular: 'field', plural: 'fields' },
				addAllFields: true,
				supportAutoMap: true,
				noFieldsError: 'No fields to show yet. The notice below says why.',
			},
		},
	},
];

export const orderOptions: INodeProperties[] = [
	{
		displayName: 'Additional Data',
		name: 'additionalData',
		type: 'json',
		default: '{}',
		placeholder: 'e.g. { "alias": "anna.berg" }',
		description:
			'A JSON object of values by field name, for packages that are chosen by an expression. A value here counts before one in "Fields".',
	},
	{
		displayName: 'Send Values As',
		name: 'sendValuesAs',
		type: 'options',
		options: [
			{
				name: 'Strings',
				value: 'strings',
				description: 'Every value as a text, as in the examples of A3',
			},
			{
				name: 'Native',
				value: 'native',
				description: 'Numbers as numbers and yes or no as true or false',
			},
		],
		default: 'strings',
		description: 'How numbers and booleans are written in the order',
	},
];
