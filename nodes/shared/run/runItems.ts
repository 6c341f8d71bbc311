import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { Failure } from '../basis/failure';
import { Created, Ledger } from '../creations/ledger';
import type { Service } from '../http/service';
import { openTransport } from '../http/transport';
import { chosenOperation, parametersOf } from '../operations/nodeProperties';
import type { Operations } from '../operations/operation';
import { readSettings } from '../operations/settings';
import { NodeParameters } from '../parameters/itemParameters';
import { hintsOf, newRemarks, slowedDown } from './hints';
import { nodeError } from './nodeError';
import { asData, failedItem, stoppedError } from './report';
import type { Result } from './report';
import { isTool, refuseMixedUpCall } from './tool';

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
	const node = context.getNode();
	// A tool's settings have no *On Error*, and of an error n8n gives the model the message at most.
	const goesOn = context.continueOnFail() || isTool(node);
	const cancelled = context.getExecutionCancelSignal();
	const results: Array<Result | undefined> = [];
	const warnings: string[] = [];
	const remarks = newRemarks();
	const stop = new AbortController();
	const stopped = cancelled ? AbortSignal.any([stop.signal, cancelled]) : stop.signal;

	async function start() {
		refuseMixedUpCall(context);
		const { operation, name } = chosenOperation(context, operations);
		const parameters = new NodeParameters(context, parametersOf(operation));
		const settings = readSettings(parameters.ofItem(0));
		const { remark } = remarks;
		const transport = { ...settings, stopped, cancelled, remark };
		const { send, gate, baseUrl, account } = await openTransport(context, service, transport);
		const timeZone = context.getTimezone();
		const what = `${node.type} ${name}`;
		const ledger = new Ledger(context, baseUrl, what, (message) => warnings.push(message));
		const work = operation.start({
			send,
			account,
			timeZone,
			ledger,
			remark,
			atOnce: gate.most,
		});
		return { parameters, work, ledger, gate };
	}

	let started;
	try {
		started = await start();
	} catch (error) {
		if (!goesOn) throw nodeError(node, error);
		return [inputs.map((_, item) => failedItem(error, item, node))];
	}

	const { parameters, work, ledger, gate } = started;
	async function workOn(item: number, leave: () => void): Promise<void> {
		try {
			const result = await work(parameters.ofItem(item), inputs[item]!.json);
			results[item] =
				result instanceof Created
					? { results: [result.json], created: result.name }
					: { results: Array.isArray(result) ? result : [result] };
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
	await ledger.close();

	if (stop.signal.aborted) throw stoppedError(context, results, ledger);
	warnings.push(...remarks.sentences());
	if (gate.refusals() > 0) {
		warnings.push(slowedDown(service.name, gate.refusals(), gate.most()));
	}
	const hints = [...warnings, ...hintsOf(results, ledger, context.getMode())];
	for (const message of hints) {
		context.addExecutionHints?.({ message, type: 'warning', location: 'outputPane' });
	}
	return [
		results.flatMap((result, item) => {
			if (result === undefined) return [];
			if ('error' in result) return [failedItem(result.error, item, node)];
			const pairedItem = { item };
			return result.results.map((json) => ({ json: asData(json), pairedItem }));
		}),
	];
}
