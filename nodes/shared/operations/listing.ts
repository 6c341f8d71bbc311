import type { ItemParameters } from '../parameters/itemParameters';
import { wholeNumber, yesOrNo } from '../parameters/parameter';

const returnAll = yesOrNo({
	displayName: 'Return All',
	name: 'returnAll',
	default: false,
	description: 'Whether to return all results or only up to a given limit',
});

const limit = wholeNumber({
	displayName: 'Limit',
	name: 'limit',
	least: 1,
	default: 50,
	placeholder: 'e.g. 50',
	displayOptions: { show: { returnAll: [false] } },
	description: 'Max number of results to return',
});

/** What every "Get Many" asks for. */
export const listingParameters = [returnAll, limit];

/** How many results an item wants. */
export function readLimit(item: ItemParameters): number {
	return item.read(returnAll) ? Number.POSITIVE_INFINITY : item.read(limit);
}
