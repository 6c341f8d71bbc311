import 'reflect-metadata';
import { DataDeduplicationService, ExecutionLifecycleHooks, WorkflowExecute } from 'n8n-core';
import { createRunExecutionData, NodeConnectionTypes, Workflow } from 'n8n-workflow';
import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	INode,
	INodeExecutionData,
	INodeParameters,
	INodeType,
	INodeTypes,
	IRun,
	IRunExecutionData,
	IWorkflowExecuteAdditionalData,
	ITaskData,
	NodeError,
} from 'n8n-workflow';
import { A3Connect } from '../../nodes/A3Connect/A3Connect.node';
import { Simutek } from '../../nodes/Simutek/Simutek.node';
import { ProcessedKeys } from './ProcessedKeys';
import { StoredCredentials } from './StoredCredentials';

export type OnError = 'stopWorkflow' | 'continueRegularOutput' | 'continueErrorOutput';

export interface Setup {
	node: 'simutek' | 'a3Connect';
	parameters: INodeParameters;
	credential: ICredentialDataDecryptedObject;
	items?: IDataObject[];
	onError?: OnError;
	timezone?: string;
	retryOnFail?: boolean;
	/** Cancels the workflow once this is done. */
	cancelAfter?: Promise<unknown>;
	/** A failed execution to go on with, as *Retry* in the list of executions does. */
	retryOf?: IRun;
	/** How the node is called in the workflow, for several nodes in one. */
	nodeId?: string;
}

export interface Outcome {
	/** The items on the main output. */
	items: INodeExecutionData[];
	/** What stands above the output. */
	hints: string[];
	/** The items on the error output. */
	errors: INodeExecutionData[];
	/** The error that stopped the workflow. */
	error: NodeError | undefined;
	run: IRun;
	credentials: StoredCredentials;
}

const CREDENTIAL_TYPES = { simutek: 'simutekOAuth2Api', a3Connect: 'a3ConnectApi' } as const;

/** What n8n has recorded as processed, for all workflows of a test file. */
export const processedKeys = new ProcessedKeys();
void DataDeduplicationService.init(processedKeys);

/** A node that gives the items that the test hands to its workflow. */
function start(items: IDataObject[]): INodeType {
	return {
		description: {
			displayName: 'Start',
			name: 'start',
			group: ['input'],
			version: 1,
			description: 'Gives the items of the test',
			defaults: { name: 'Start' },
			inputs: [],
			outputs: [NodeConnectionTypes.Main],
			properties: [],
		},
		execute: async () => [items.map((json) => ({ json }))],
	};
}

/** Runs one of the nodes on n8n's own engine, behind a node that gives it items. */
export async function runWorkflow(setup: Setup): Promise<Outcome> {
	const credentialType = CREDENTIAL_TYPES[setup.node];
	const nodes: INode[] = [
		{
			id: '1',
			name: 'Start',
			type: 'test.start',
			typeVersion: 1,
			position: [0, 0],
			parameters: {},
		},
		{
			id: setup.nodeId ?? '2',
			name: 'Tested',
			type: `n8n-nodes-simutek-a3.${setup.node}`,
			typeVersion: 1,
			position: [200, 0],
			parameters: setup.parameters,
			credentials: { [credentialType]: { id: 'credential', name: 'Sandbox' } },
			onError: setup.onError ?? 'stopWorkflow',
			...(setup.retryOnFail === true && { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 }),
		},
	];
	const types: Record<string, INodeType> = {
		'test.start': start(setup.items ?? [{}]),
		'n8n-nodes-simutek-a3.simutek': new Simutek(),
		'n8n-nodes-simutek-a3.a3Connect': new A3Connect(),
	};
	const nodeTypes = {
		getByName: (type) => types[type]!,
		getByNameAndVersion: (type) => types[type]!,
		getKnownTypes: () => ({}),
	} as INodeTypes;
	const workflow = new Workflow({
		id: 'workflow',
		name: 'Test',
		nodes,
		connections: {
			Start: { main: [[{ node: 'Tested', type: NodeConnectionTypes.Main, index: 0 }]] },
		},
		active: false,
		nodeTypes,
		settings: { executionOrder: 'v1', timezone: setup.timezone ?? 'Europe/Stockholm' },
	});
	const credentials = new StoredCredentials(credentialType, setup.credential);
	const additionalData = {
		credentialsHelper: credentials,
		executionId: 'execution',
		hooks: new ExecutionLifecycleHooks('manual', 'execution', {
			id: workflow.id,
			name: 'Test',
			nodes,
			connections: {},
			active: false,
			createdAt: new Date(),
			updatedAt: new Date(),
			isArchived: false,
			activeVersionId: null,
		}),
		webhookWaitingBaseUrl: 'http://127.0.0.1/webhook-waiting',
		formWaitingBaseUrl: 'http://127.0.0.1/form-waiting',
		variables: {},
		currentNodeExecutionIndex: 0,
	} as unknown as IWorkflowExecuteAdditionalData;
	const execution = new WorkflowExecute(
		additionalData,
		'manual',
		setup.retryOf === undefined ? freshData(nodes[0]!) : dataToRetry(setup.retryOf, nodes[1]!),
	).processRunExecutionData(workflow);
	void setup.cancelAfter?.then(() => execution.cancel());
	const run = await execution;
	const tested: ITaskData | undefined = run.data.resultData.runData.Tested?.at(-1);
	return {
		items: tested?.data?.main?.[0] ?? [],
		errors: tested?.data?.main?.[1] ?? [],
		hints: (tested?.hints ?? []).map(({ message }) => message),
		error: (tested?.error ?? run.data.resultData.error) as NodeError | undefined,
		run,
		credentials,
	};
}

function freshData(first: INode): IRunExecutionData {
	const stack = [{ node: first, data: { main: [[{ json: {} }]] }, source: null }];
	return createRunExecutionData({ executionData: { nodeExecutionStack: stack } });
}

/**
 * What n8n makes of a failed execution before it retries it: the data goes through JSON, the run of
 * the node that failed is taken out, and what it had on the stack is kept (see n8n's own retry).
 */
function dataToRetry(failed: IRun, node: INode): IRunExecutionData {
	const data = JSON.parse(JSON.stringify(failed.data)) as IRunExecutionData;
	delete data.resultData.error;
	data.resultData.runData.Tested?.pop();
	for (const entry of data.executionData!.nodeExecutionStack) entry.node = node;
	return data;
}
