import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';
import type { JsonObject } from '../basis/json';
import type { Journal } from '../creations/journal';
import type { Operation } from '../operations/operation';
import { nodeError } from './nodeError';
import type { Progress } from './nodeError';

/** What became of an input item: the JSON of its output items, or why it failed. */
export type Result = { results: JsonObject[] } | { error: unknown };

/** What an item that failed leaves behind: in `json` for *Continue*, in `error` for the error branch. */
export function failedItem(
	context: IExecuteFunctions,
	cause: unknown,
	item: number,
): INodeExecutionData {
	const node = context.getNode();
	const error = nodeError(node, cause, item);
	const statusCode = error instanceof NodeApiError ? Number(error.httpCode) : undefined;
	return {
		json: { error: error.message, ...(statusCode !== undefined && { statusCode }) },
		...(node.onError === 'continueErrorOutput' && { error }),
		pairedItem: { item },
	};
}

/**
 * The error of the first item that failed, with what became of the others: of those that this try did
 * not come to, the journal knows what an earlier try created or left in doubt.
 */
export function stoppedError(
	context: IExecuteFunctions,
	operation: Operation,
	results: Array<Result | undefined>,
	journal: Journal | undefined,
) {
	const node = context.getNode();
	const progress: Progress = { created: [], failed: [] };
	let reported: { item: number; error: unknown } | undefined;
	for (const item of context.getInputData().keys()) {
		const result = results[item] ?? earlierResult(item, journal);
		if (result === undefined) continue;
		if ('results' in result) {
			const numbers = result.results.map((json) => operation.created?.(json));
			for (const number of numbers)
				if (number !== undefined) progress.created.push({ item, number });
		} else if (reported === undefined && results[item] !== undefined) {
			reported = { item, error: result.error };
		} else {
			const { message, context: facts } = nodeError(node, result.error);
			progress.failed.push({ item, message, mayExist: facts.mayExist === true });
		}
	}
	return nodeError(node, reported?.error, reported?.item, progress);
}

function earlierResult(item: number, journal: Journal | undefined): Result | undefined {
	const created = journal?.created(item);
	if (created !== undefined) return { results: [created] };
	const error = journal?.mayExist(item);
	return error && { error };
}

/** JSON as n8n types it; every value here was parsed from JSON or is sent as such. */
export function asData(json: JsonObject): IDataObject {
	return json as IDataObject;
}
