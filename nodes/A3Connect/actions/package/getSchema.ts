import type { Operation } from '../../../shared/operations/operation';
import { getPackageSchema } from '../../api/packages';
import { chosenPackage } from '../../parameters';

export const getSchema: Operation = {
	name: 'Get Schema',
	action: 'Get package schema',
	description: 'Get the products of a package and the fields of its orders',
	parameters: [chosenPackage],

	start:
		({ send }) =>
		async (item) =>
			await send(getPackageSchema(item.read(chosenPackage))),
};
