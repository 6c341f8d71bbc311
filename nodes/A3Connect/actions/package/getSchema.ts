import type { Operation } from '../../../shared/operations/operation';
import { getPackageSchema } from '../../api/packages';
import { chosenPackage } from '../../parameters';

export const getSchema: Operation = {
	name: 'Get Schema',
	action: 'Get the schema of a package',
	description: 'Get the products of a package and the fields that an order of it has',
	parameters: [chosenPackage],

	start:
		({ send }) =>
		async (item) =>
			await send(getPackageSchema(item.read(chosenPackage))),
};
