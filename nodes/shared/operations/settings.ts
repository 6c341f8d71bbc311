import type { INodeProperties } from 'n8n-workflow';
import type { ItemParameters } from '../parameters/itemParameters';
import { optional, wholeNumber } from '../parameters/rules';

/** How an execution asks an API. */
export interface Settings {
	/** How many items are worked on, and how many requests sent, at the same time. */
	concurrency: number;
	/** How often a request that may safely be sent again is sent again. */
	maxRetries: number;
	/** Milliseconds that one request may take. */
	timeout: number;
}

/** What counts where the user sets nothing. */
export const DEFAULT_SETTINGS: Settings = { concurrency: 10, maxRetries: 2, timeout: 60_000 };

const { concurrency, maxRetries, timeout } = DEFAULT_SETTINGS;

/** The options that every operation has. */
export const settingsOptions: INodeProperties[] = [
	{
		displayName: 'Max Parallel Requests',
		name: 'concurrency',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 100 },
		default: concurrency,
		placeholder: `e.g. ${concurrency}`,
		description:
			'How many items are worked on, and how many requests are sent, at the same time. The setting of the first item counts.',
	},
	{
		displayName: 'Max Retries',
		name: 'maxRetries',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 5 },
		default: maxRetries,
		placeholder: `e.g. ${maxRetries}`,
		description:
			'How often a request is sent again after a passing fault. What creates something is sent again only where the API surely did not act. The setting of the first item counts.',
	},
	{
		displayName: 'Timeout',
		name: 'timeout',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: timeout,
		placeholder: `e.g. ${timeout}`,
		description:
			'Milliseconds to wait for the answer to one request. The setting of the first item counts.',
	},
];

/** The settings of an execution, which its first item gives. */
export function readSettings(first: ItemParameters): Settings {
	return {
		concurrency: first.read('options.concurrency', optional(wholeNumber(1, 100))) ?? concurrency,
		maxRetries: first.read('options.maxRetries', optional(wholeNumber(0, 5))) ?? maxRetries,
		timeout: first.read('options.timeout', optional(wholeNumber(1, 3_600_000))) ?? timeout,
	};
}
