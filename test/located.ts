import type { INodeParameters } from 'n8n-workflow';

/** A resource locator that points to something by its id, as workflows save it. */
export function located(value: string): INodeParameters {
	return { __rl: true, mode: 'id', value };
}
