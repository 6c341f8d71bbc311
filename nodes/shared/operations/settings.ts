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
		'The most requests to send at the same time. How many are sent follows how well the API keeps up. The setting of the first item counts.',
});

const maxRetries = setting({
	displayName: 'Max Retries',
	name: 'maxRetries',
	least: 0,
	most: 5,
	description:
		'How often a request is sent again after a passing fault. What creates something is sent again only where the API surely did not act. The setting of the first item counts.',
});

const timeout = setting({
	displayName: 'Timeout',
	name: 'timeout',
	least: 1,
	most: 3_600_000,
	description:
		'Milliseconds to wait for the answer to one request. The setting of the first item counts.',
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
