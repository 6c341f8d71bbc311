import { listingParameters, readLimit } from '../../../shared/operations/listing';
import type { Operation } from '../../../shared/operations/operation';
import { getPackages } from '../../api/packages';

export const getAll: Operation = {
	name: 'Get Many',
	action: 'Get many packages',
	description: 'List the packages that the API token may order',
	parameters: listingParameters,

	start:
		({ send }) =>
		async (item) => {
			const limit = readLimit(item);
			const { rows } = await send(getPackages());
			return rows.slice(0, limit);
		},
};
