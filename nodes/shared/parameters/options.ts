import { collection } from './parameter';

/** Puts a parameter among the options that every operation has. */
export const option = collection({
	displayName: 'Options',
	name: 'options',
	placeholder: 'Add option',
	description: 'How the work is done, for those who want it otherwise than usual',
});
