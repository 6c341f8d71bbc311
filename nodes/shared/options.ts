import type { INodeProperties } from 'n8n-workflow';
import { wholeNumber } from './rules';

export const DEFAULT_CONCURRENCY = 10;

/** Milliseconds that one request may take where the user sets nothing. */
export const DEFAULT_TIMEOUT = 60_000;

export const concurrency = wholeNumber(1, 100);

export const timeout = wholeNumber(1, 3_600_000);

export const concurrencyOption: INodeProperties = {
	displayName: 'Max Parallel Requests',
	name: 'concurrency',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 100 },
	default: DEFAULT_CONCURRENCY,
	description:
		'How many items are worked on at the same time. The setting of the first item counts.',
};

export const timeoutOption: INodeProperties = {
	displayName: 'Timeout',
	name: 'timeout',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: DEFAULT_TIMEOUT,
	description:
		'Milliseconds to wait for the answer to one request. The setting of the first item counts.',
};
