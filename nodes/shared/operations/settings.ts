import { DEFAULT_SETTINGS } from '../http/settings';
import type { Settings } from '../http/settings';
import type { ItemParameters } from '../parameters/itemParameters';
import { options } from '../parameters/options';
import { wholeNumber } from '../parameters/parameter';

const concurrency = setting({
	displayName: 'Max Parallel Requests',
	name: 'concurrency',
	least: 1,
	most: 1000,
	description:
		'Max number of requests to send at the same time. The node sends fewer when the API slows down. Read from the first item.',
});

const maxRetries = setting({
	displayName: 'Max Retries',
	name: 'maxRetries',
	least: 0,
	most: 5,
	description:
		'How often to resend a request after a temporary problem. A request that creates something is resent only if the API certainly did not act. Read from the first item.',
});

const timeout = setting({
	displayName: 'Timeout',
	name: 'timeout',
	least: 1,
	most: 3_600_000,
	description: 'Milliseconds to wait for the answer to a request. Read from the first item.',
});

/** The options that every operation has. */
export const settings = [concurrency, maxRetries, timeout];

/** The settings of an execution, which its first item gives. */
export function readSettings(first: ItemParameters): Settings {
	return {
		concurrency: first.read(concurrency),
		maxRetries: first.read(maxRetries),
		timeout: first.read(timeout),
	};
}

function setting(shown: {
	displayName: string;
	name: keyof Settings;
	least: number;
	most: number;
	description: string;
}) {
	const initial = DEFAULT_SETTINGS[shown.name];
	return options.orDefault(
		wholeNumber({ ...shown, default: initial, placeholder: `e.g. ${initial}` }),
	);
}
