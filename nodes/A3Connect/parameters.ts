import type { INodeProperties } from 'n8n-workflow';
import type { Rule } from '../shared/parameters/itemParameters';
import { isEmpty, wholeNumber } from '../shared/parameters/rules';

/** The id of a package (documented as an integer). */
export const packageId: Rule<number> = (given) =>
	isEmpty(given) ? { expected: 'is required' } : wholeNumber(0)(given);

/** Chooses a package from the list or by id. */
export const packageLocator: INodeProperties = {
	displayName: 'Package',
	name: 'package',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The package that the order is about. Choose it from the list, or give its ID.',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Choose a package...',
			typeOptions: {
				searchListMethod: 'searchPackages',
				searchable: true,
				searchFilterRequired: false,
			},
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 101',
		},
	],
};
