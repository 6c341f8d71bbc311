import { isEmpty } from '../shared/basis/json';
import { locator } from '../shared/parameters/parameter';
import { wholeNumber } from '../shared/parameters/rules';
import type { Rule } from '../shared/parameters/rules';

/** The id of a package (documented as an integer). */
export const packageId: Rule<number> = (given) =>
	isEmpty(given) ? { expected: 'is required' } : wholeNumber(0)(given);

/** Chooses a package from the list or by id. */
export const chosenPackage = locator({
	displayName: 'Package',
	name: 'package',
	required: true,
	description: 'The package that the order is about. Choose it from the list, or give its ID.',
	builderHint: {
		propertyHint:
			'Take the ID from "Get Many" of the resource "Package": { __rl: true, mode: "id", value: "101" }.',
	},
	searchListMethod: 'searchPackages',
	choose: 'Choose a package...',
	byId: { displayName: 'By ID', placeholder: 'e.g. 101' },
	rule: packageId,
});
