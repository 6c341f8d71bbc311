import type { Operation } from '../../../shared/operations/operation';
import { getPackageSchema } from '../../api/packages';
import { packageId, packageLocator } from '../../parameters';

export const getSchema: Operation = {
	name: 'Get Schema',
	action: 'Get the schema of a package',
	description: 'Get the products of a package and the fields that an order of it has',
	properties: [packageLocator],

	start:
		({ send }) =>
		async (item) =>
			await send(getPackageSchema(item.read('package', packageId))),
};
