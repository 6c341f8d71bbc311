import { collection } from './parameter';

/** The options of every operation. */
export const options = collection({
	displayName: 'Options',
	name: 'options',
	placeholder: 'Add option',
	description: 'Optional; the defaults suit most workflows',
});
