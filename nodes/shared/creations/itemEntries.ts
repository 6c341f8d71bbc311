import type { IExecuteFunctions } from 'n8n-workflow';
import { readsInputItem } from '../parameters/itemParameters';
import type { Entry } from './entry';
import { identityOf } from './identity';

/** What is known of the creations of one run of a node, by the index of their items. */
export type ItemEntries = Record<number, Entry>;

/**
 * Opens the entries of one run of a node. n8n keeps the node's context through the tries of *Retry On
 * Fail*, saves it with a failed execution, and gives it back when that execution is retried
 * (measured). They belong to a base URL and an operation: with another, the run begins anew.
 *
 * Nothing is kept where n8n calls a tool within its agent instead of running it as a node: calls that have
 * nothing to do with each other can then be one run (measured: an agent before its version 3 that works
 * on several items at once).
 */
export function openItemEntries(
	context: IExecuteFunctions,
	baseUrl: string,
	operation: string,
): ItemEntries {
	if (!readsInputItem(context, 0)) return {};
	const { $runIndex } = context.getWorkflowDataProxy(0);
	const kept = context.getContext('node') as Record<string, ItemEntries | undefined>;
	return (kept[`creations ${identityOf(baseUrl, operation, Number($runIndex))}`] ??= {});
}
