import type { IExecuteFunctions, INode, IWorkflowDataProxyData } from 'n8n-workflow';
import { Failure } from '../basis/failure';
import { readsInputItem } from '../parameters/itemParameters';

/**
 * Whether a node is a tool that a model calls, by an AI agent or an MCP server: n8n has a node type of its
 * own for it, and saves that in the workflow.
 */
export function isTool({ type }: Pick<INode, 'type'>): boolean {
	return type.endsWith('Tool');
}

/** What a model is told of something that may exist, as it would try once more. */
export const NOT_AGAIN =
	'Do not call this tool again for it: it could be created twice. Ask a person to look first.';

/**
 * Makes sure that the parameters hold what the model gave in this call. An agent before its version 3 that
 * works on several items at once gives a call the values of another one (measured on 2.41.1).
 *
 * @throws {Failure} where they do not
 */
export function refuseMixedUpCall(context: IExecuteFunctions): void {
	if (readsInputItem(context, 0)) return;
	const { $fromAI } = context.getWorkflowDataProxy(0) as IWorkflowDataProxyData & {
		$fromAI: (key: string) => unknown;
	};
	const [call] = context.getInputData();
	const isMixedUp = Object.entries(call?.json ?? {}).some(
		([key, value]) => JSON.stringify($fromAI(key)) !== JSON.stringify(value),
	);
	if (!isMixedUp) return;
	throw new Failure({
		message: 'n8n mixed this call up with another one of the same moment',
		description:
			"Nothing was sent, so the call may be repeated. To avoid it, set 'Batch Size' of the AI Agent to 1, or replace the agent with a new one.",
	});
}
