import type { INodeProperties } from 'n8n-workflow';
import type { ItemParameters } from '../parameters/itemParameters';
import { wholeNumber, yesOrNo } from '../parameters/rules';

/** What every "Get Many" offers. */
export const listingProperties: INodeProperties[] = [
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 50,
		placeholder: 'e.g. 50',
		displayOptions: { show: { returnAll: [false] } },
		description: 'Max number of results to return',
	},
];

/** How many results an item wants. */
export function readLimit(item: ItemParameters): number {
	return item.read('returnAll', yesOrNo)
		? Number.POSITIVE_INFINITY
		: item.read('limit', wholeNumber(1));
}
