import { collection } from './parameter';

/** The options of every operation. */
export const options = collection({
	displayName: 'Options',
	name: 'options',
	placeholder: 'Add option',
	description: 'How the work is done, for those who want it otherwise than usual',
});
