import { isEmpty } from '../shared/basis/json';
import { locator } from '../shared/parameters/parameter';
import { wholeNumber } from '../shared/parameters/rules';
import type { Rule } from '../shared/parameters/rules';

/** The id of a package (documented as an integer). */
export const packageId: Rule<number> = (given) => {
	if (isEmpty(given)) return { expected: 'is required' };
	const id = wholeNumber(0)(given);
	return 'value' in id ? id : { expected: 'must be the ID of a package, such as 101' };
};

/** Chooses a package from the list or by id. */
export const chosenPackage = locator({
	displayName: 'Package',
	name: 'package',
	required: true,
	description: 'The package. Choose it from the list, or enter its ID.',
	builderHint: {
		propertyHint:
			'Take the ID from "Get Many" of the resource "Package": { __rl: true, mode: "id", value: "101" }.',
	},
	searchListMethod: 'searchPackages',
	choose: 'Choose a package...',
	byId: {
		displayName: 'By ID',
		placeholder: 'e.g. 101',
		validation: { regex: '\\s*\\d*\\s*', errorMessage: 'This is not a package ID, such as 101' },
	},
	rule: packageId,
});
