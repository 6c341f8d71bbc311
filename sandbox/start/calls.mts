/** The examples that somebody calls from outside, and how to call them. */
import type { Workflow, WorkflowNode } from './rest.mts';

const WEBHOOK = 'n8n-nodes-base.webhook';
const FORM = 'n8n-nodes-base.formTrigger';

/** How an example is called. */
export type Call = { name: string; url: string } & (
	| { kind: 'form' }
	/** With the order that is pinned to the webhook, for trying it. */
	| { kind: 'webhook'; order: object }
);

/** What is pinned to a node that is called with an order. */
type PinData = Record<string, [{ json: { body: object } }]>;

/** Whether a workflow waits for a call from outside; any other is started from within n8n. */
export function isCalled(workflow: Workflow): boolean {
	return calledNode(workflow) !== undefined;
}

/**
 * How a workflow is called that waits for it.
 *
 * @param n8nUrl where its n8n is open
 */
export function callOf(workflow: Workflow, n8nUrl: string): Call {
	const node = calledNode(workflow);
	if (node === undefined) throw new Error(`"${workflow.name}" waits for no call.`);
	const { name } = workflow;
	if (node.type === FORM) {
		const { path } = node.parameters.options as { path: string };
		return { kind: 'form', name, url: `${n8nUrl}/form/${path}` };
	}
	const url = `${n8nUrl}/webhook/${String(node.parameters.path)}`;
	const order = (workflow.pinData as PinData)[node.name]?.[0].json.body ?? {};
	return { kind: 'webhook', name, url, order };
}

function calledNode({ nodes }: Workflow): WorkflowNode | undefined {
	return nodes.find(({ type }) => type === WEBHOOK || type === FORM);
}

/** What to do to call an example, for whoever reads it at a terminal. */
export function howToCall(call: Call): string {
	if (call.kind === 'form') return `Open this form: ${call.url}`;
	const body = JSON.stringify(call.order);
	return `Send this order: curl -H 'content-type: application/json' -d '${body}' ${call.url}`;
}
