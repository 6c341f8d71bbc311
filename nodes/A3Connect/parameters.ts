import { isEmpty } from '../shared/basis/json';
import { locator } from '../shared/parameters/parameter';
import { wholeNumber } from '../shared/parameters/rules';
import type { Rule } from '../shared/parameters/rules';

/** The id of a package (documented as an integer). */
export const packageId: Rule<number> = (given) =>
	isEmpty(given) ? { expected: 'is required' } : wholeNumber(0)(given);

/** Chooses a package from the list or by id. */
export const chosenPackage = locator(
	{
		displayName: 'Package',
		name: 'package',
		required: true,
		description: 'The package that the order is about. Choose it from the list, or give its ID.',
		fromList: { placeholder: 'Choose a package...', searchListMethod: 'searchPackages' },
		byId: { displayName: 'By ID', placeholder: 'e.g. 101' },
	},
	packageId,
);
