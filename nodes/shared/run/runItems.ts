import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';
import type { JsonObject, Service } from '../http/apiRequest';
import { duplicateGuard } from '../creations/duplicateGuard';
import { Failure, settled } from '../basis/failure';
import { NodeParameters } from '../parameters/itemParameters';
import { openJournal } from '../creations/journal';
import type { Journal } from '../creations/journal';
import { nodeError, type Progress } from './nodeError';
import { asData, chosenOperation, propertiesOf } from '../operations/operation';
import type { ItemWork, Operation, Operations } from '../operations/operation';
import { optional, yesOrNo } from '../parameters/rules';
import { readSettings } from '../operations/settings';
import { openTransport } from '../http/transport';

type Result = { results: JsonObject[] } | { error: unknown };

/**
 * Executes a node: the chosen operation for each input item, several at a time, by the failure
 * contract.
 *
 * @returns one output item for each input item (for a listing: its items), in the order of the
 * input, each linked to its input item
 * @throws {NodeApiError | NodeOperationError} where the node is set to stop: the error of the first
 * item that failed, with all that was created before; requests under way are waited for
 */
export async function runItems(
	context: IExecuteFunctions,
	service: Service,
	operations: Operations,
): Promise<INodeExecutionData[][]> {
	const operation = chosenOperation(context, operations);
	const parameters = new NodeParameters(context, propertiesOf(operation));
	const inputs = context.getInputData();
	if (inputs.length === 0) return [[]];
	const goesOn = context.continueOnFail();
	const cancelled = context.getExecutionCancelSignal();
	const results: Array<Result | undefined> = [];
	let stopped = false;
	const isStopped = () => stopped || cancelled?.aborted === true;

	async function start() {
		const settings = readSettings(parameters.ofItem(0));
		const transport = { ...settings, isStopped, cancelled };
		const send = await openTransport(context, service, transport);
		const timeZone = context.getTimezone();
		const journal = operation.created && openJournal(context);
		const guard = duplicateGuard(context, (item) => journal?.mayExist(item) !== undefined);
		const execution = { send, timeZone, guard, concurrency: settings.concurrency };
		const work = operation.start(execution);
		return { work: journal ? createOnce(journal, operation, work) : work, journal, ...settings };
	}

	let started;
	try {
		started = await start();
	} catch (error) {
		if (!goesOn) throw nodeError(context.getNode(), error);
		return [inputs.map((_, item) => failedItem(context, error, item))];
	}

	const { work, journal, concurrency } = started;
	const waiting = inputs.keys();
	async function workOff(): Promise<void> {
		for (const item of waiting) {
			if (isStopped()) return;
			try {
				const result = await work(parameters.ofItem(item), inputs[item]!.json);
				results[item] = { results: Array.isArray(result) ? result : [result] };
			} catch (error) {
				if (error instanceof Failure && error.notStarted) return;
				results[item] = { error };
				stopped ||= !goesOn;
			}
		}
	}
	await Promise.all(Array.from({ length: Math.min(concurrency, inputs.length) }, workOff));

	if (stopped) throw stoppedError(context, operation, results, journal);
	return [
		results.flatMap((result, item) => {
			if (result === undefined) return [];
			if ('error' in result) return [failedItem(context, result.error, item)];
			return result.results.map((json) => ({ json: asData(json), pairedItem: { item } }));
		}),
	];
}

/**
 * Makes an operation that creates something do so once for each item, also where n8n tries the node
 * again: what the journal has is given again, and what may exist is not sent again unless the item
 * says so.
 */
function createOnce(journal: Journal, operation: Operation, work: ItemWork): ItemWork {
	return async (item, input) => {
		const created = journal.created(item.index);
		if (created !== undefined) return created;
		const doubt = journal.mayExist(item.index);
		if (doubt !== undefined && item.read('options.resendUncertain', optional(yesOrNo)) !== true) {
			throw doubt;
		}
		const result = await settled(work(item, input));
		if (result instanceof Failure) {
			if (result.mayExist) journal.keepDoubt(item.index, result);
			throw result;
		}
		const [only] = [result].flat();
		if (only !== undefined && operation.created?.(only) !== undefined)
			journal.keep(item.index, only);
		return result;
	};
}

/** What an item that failed leaves behind: in `json` for *Continue*, in `error` for the error branch. */
function failedItem(context: IExecuteFunctions, cause: unknown, item: number): INodeExecutionData {
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
function stoppedError(
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
