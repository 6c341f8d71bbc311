import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';
import type { JsonObject, Service } from './apiRequest';
import { Failure } from './failure';
import { ItemParameters } from './itemParameters';
import { nodeError, type Progress } from './nodeError';
import { asData, chosenOperation, propertiesOf } from './operation';
import type { Operation, Operations } from './operation';
import { concurrency, DEFAULT_CONCURRENCY, DEFAULT_TIMEOUT, timeout } from './options';
import { optional } from './rules';
import { openTransport } from './transport';

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
	const inputs = context.getInputData();
	if (inputs.length === 0) return [[]];
	const goesOn = context.continueOnFail();
	const cancelled = context.getExecutionCancelSignal();
	const results: Array<Result | undefined> = [];
	let stopped = false;
	const isStopped = () => stopped || cancelled?.aborted === true;

	let work;
	let workers;
	try {
		const settings = readSettings(context, operation);
		const send = await openTransport(context, service, { timeout: settings.timeout, isStopped });
		work = operation.start({ send, timeZone: context.getTimezone() });
		workers = Math.min(settings.concurrency, inputs.length);
	} catch (error) {
		if (!goesOn) throw nodeError(context.getNode(), error);
		return [inputs.map((_, item) => failedItem(context, error, item))];
	}

	const properties = propertiesOf(operation);
	const waiting = inputs.keys();
	async function workOff(): Promise<void> {
		for (const item of waiting) {
			if (isStopped()) return;
			try {
				const parameters = new ItemParameters(context, item, properties);
				const result = await work!(parameters, inputs[item]!.json);
				results[item] = { results: Array.isArray(result) ? result : [result] };
			} catch (error) {
				if (error instanceof Failure && error.notStarted) return;
				results[item] = { error };
				stopped ||= !goesOn;
			}
		}
	}
	await Promise.all(Array.from({ length: workers }, workOff));

	if (stopped) throw stoppedError(context, operation, results);
	return [
		results.flatMap((result, item) => {
			if (result === undefined) return [];
			if ('error' in result) return [failedItem(context, result.error, item)];
			return result.results.map((json) => ({ json: asData(json), pairedItem: { item } }));
		}),
	];
}

function readSettings(context: IExecuteFunctions, operation: Operation) {
	const first = new ItemParameters(context, 0, propertiesOf(operation));
	return {
		concurrency: first.read('options.concurrency', optional(concurrency)) ?? DEFAULT_CONCURRENCY,
		timeout: first.read('options.timeout', optional(timeout)) ?? DEFAULT_TIMEOUT,
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

function stoppedError(
	context: IExecuteFunctions,
	operation: Operation,
	results: Array<Result | undefined>,
) {
	const progress: Progress = { created: [], failed: [] };
	let reported: { item: number; error: unknown } | undefined;
	results.forEach((result, item) => {
		if (result === undefined) return;
		if ('results' in result) {
			const numbers = result.results.map((json) => operation.created?.(json));
			for (const number of numbers)
				if (number !== undefined) progress.created.push({ item, number });
		} else if (reported === undefined) {
			reported = { item, error: result.error };
		} else {
			const { message } = nodeError(context.getNode(), result.error);
			progress.failed.push({ item, message });
		}
	});
	return nodeError(context.getNode(), reported?.error, reported?.item, progress);
}
