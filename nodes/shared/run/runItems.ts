import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { Failure, settled } from '../basis/failure';
import { duplicateGuard } from '../creations/duplicateGuard';
import { openJournal } from '../creations/journal';
import type { Journal } from '../creations/journal';
import type { Service } from '../http/service';
import { openTransport } from '../http/transport';
import { chosenOperation, resendUncertain } from '../operations/nodeProperties';
import type { ItemWork, Operation, Operations } from '../operations/operation';
import { readSettings } from '../operations/settings';
import { NodeParameters } from '../parameters/itemParameters';
import { nodeError } from './nodeError';
import { asData, failedItem, stoppedError } from './report';
import type { Result } from './report';

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
	const inputs = context.getInputData();
	if (inputs.length === 0) return [[]];
	const parameters = new NodeParameters(context);
	const goesOn = context.continueOnFail();
	const cancelled = context.getExecutionCancelSignal();
	const results: Array<Result | undefined> = [];
	const stop = new AbortController();
	const stopped = cancelled ? AbortSignal.any([stop.signal, cancelled]) : stop.signal;

	async function start() {
		const operation = chosenOperation(context, operations);
		const settings = readSettings(parameters.ofItem(0));
		const transport = { ...settings, stopped, cancelled };
		const { send, gate } = await openTransport(context, service, transport);
		const timeZone = context.getTimezone();
		const journal = operation.created && openJournal(context);
		const guard = duplicateGuard(context, (item) => journal?.mayExist(item) !== undefined);
		const execution = { send, timeZone, guard, atOnce: gate.most };
		const started = operation.start(execution);
		const work = journal ? createOnce(journal, operation, started) : started;
		return { operation, work, journal, gate };
	}

	let started;
	try {
		started = await start();
	} catch (error) {
		if (!goesOn) throw nodeError(context.getNode(), error);
		return [inputs.map((_, item) => failedItem(context, error, item))];
	}

	const { operation, work, journal, gate } = started;
	async function workOn(item: number, leave: () => void): Promise<void> {
		try {
			const result = await work(parameters.ofItem(item), inputs[item]!.json);
			results[item] = { results: Array.isArray(result) ? result : [result] };
		} catch (error) {
			if (error instanceof Failure && error.notStarted) return;
			results[item] = { error };
			if (!goesOn) stop.abort();
		} finally {
			leave();
		}
	}

	const underWay: Array<Promise<void>> = [];
	for (const item of inputs.keys()) {
		const leave = await gate.enter();
		if (stopped.aborted) break;
		underWay.push(workOn(item, leave));
	}
	await Promise.all(underWay);

	if (stop.signal.aborted) throw stoppedError(context, operation, results, journal);
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
		if (doubt !== undefined && !item.read(resendUncertain)) throw doubt;
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
