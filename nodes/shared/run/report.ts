import type { IDataObject, IExecuteFunctions, INode, INodeExecutionData } from 'n8n-workflow';
import type { Failure } from '../basis/failure';
import type { JsonObject } from '../basis/json';
import type { Ledger } from '../creations/ledger';
import { asFailure, nodeError } from './nodeError';
import type { Progress } from './nodeError';
import { isTool, NOT_AGAIN } from './tool';

/**
 * What became of an input item: the JSON of its output items, with the name of what it created, or why
 * it failed.
 */
export type Result = { results: JsonObject[]; created?: string } | { error: unknown };

/** What to do about a doubt, which only people can end: where the execution stopped, and where it went on. */
const WHERE_STOPPED =
	"A retry of this execution does not send it again, but a new execution can. If it does not exist, turn on 'Resend Uncertain' in the options. If it exists, set 'On Error' to 'Continue'. Then retry this execution with the currently saved workflow.";
const WHERE_GONE_ON =
	"If it does not exist, turn on 'Resend Uncertain' in the options and run this item again. If it exists, there is nothing to do.";

/**
 * What an item that failed leaves behind. n8n sends an item with nothing but `error` and `details` down
 * the error branch, and adds the fields of its input there (measured).
 */
export function failedItem(cause: unknown, item: number, node: INode): INodeExecutionData {
	const failure = advised(asFailure(cause), isTool(node) ? NOT_AGAIN : WHERE_GONE_ON);
	const { message, description = '', httpStatus, mayExist } = failure;
	const details = {
		description,
		...(httpStatus !== undefined && { statusCode: httpStatus }),
		...(mayExist && { mayExist }),
	};
	const error = isTool(node) ? message : `${message} [item ${item}]`;
	return { json: { error, details }, pairedItem: { item } };
}

/**
 * The error of the first item that failed, with what became of the others: of those that this try did
 * not come to, the ledger knows what an earlier try created or left in doubt.
 */
export function stoppedError(
	context: IExecuteFunctions,
	results: Array<Result | undefined>,
	ledger: Ledger,
) {
	const node = context.getNode();
	const progress: Progress = { created: [], failed: [] };
	let reported: { item: number; error: unknown } | undefined;
	for (const item of context.getInputData().keys()) {
		const result = results[item] ?? earlierResult(item, ledger);
		if (result === undefined) continue;
		if ('results' in result) {
			if (result.created !== undefined) progress.created.push({ item, number: result.created });
		} else if (reported === undefined && results[item] !== undefined) {
			reported = { item, error: result.error };
		} else {
			const { message, mayExist } = asFailure(result.error);
			progress.failed.push({ item, message, mayExist });
		}
	}
	const failure = advised(asFailure(reported?.error), WHERE_STOPPED);
	return nodeError(node, failure, reported?.item, progress);
}

function advised(failure: Failure, advice: string): Failure {
	return failure.mayExist ? failure.adding(advice) : failure;
}

function earlierResult(item: number, ledger: Ledger): Result | undefined {
	const known = ledger.of(item);
	if (known === undefined) return undefined;
	return 'doubt' in known ? { error: known.doubt } : { results: [], created: known.created };
}

/** JSON as n8n types it; every value here was parsed from JSON or is sent as such. */
export function asData(json: JsonObject): IDataObject {
	return json as IDataObject;
}
