import type { INodeParameters } from 'n8n-workflow';
import { forgetSchemas } from '../../nodes/A3Connect/actions/order/rememberedSchemas';
import { forgetEverything } from '../../nodes/shared/creations/processMemory';
import { processedKeys, runWorkflow } from './runWorkflow';
import type { Outcome, Setup } from './runWorkflow';

/** A company that GKS does not have from the start. */
export const NORDTRYCK = { name: 'Nordtryck i Umeå AB', corporateIdentityNumber: '559123-4567' };

/** An address with every line that GKS has. */
export const POSTAL_ADDRESS = {
	address1: 'Storgatan 1',
	address2: 'Garageinfart 2',
	address3: 'Port B',
	city: 'Umeå',
	zipCode: '903 26',
	state: 'AC',
	countryCode: 'SE',
};

export type Further = Omit<Partial<Setup>, 'node' | 'parameters'>;

/** The sandbox as it is at first, and an n8n that has just been installed. */
export function beginAnew(): void {
	sandbox.reset();
	processedKeys.forget();
	forgetEverything();
	forgetSchemas();
}

/** Runs the Simutek GKS node against the sandbox. */
export async function runSimutek(parameters: INodeParameters, further?: Further): Promise<Outcome> {
	return await runWorkflow({
		node: 'simutek',
		parameters,
		credential: simutekCredential(),
		...further,
	});
}

/** Runs the A3 Connect node against the sandbox. */
export async function runA3Connect(
	parameters: INodeParameters,
	further?: Further,
): Promise<Outcome> {
	return await runWorkflow({
		node: 'a3Connect',
		parameters,
		credential: a3Credential(),
		...further,
	});
}

export function simutekCredential() {
	const { baseUrl, accessTokenUrl, clientId, clientSecret } = sandbox.simutek;
	return { baseUrl, accessTokenUrl, clientId, clientSecret };
}

export function a3Credential() {
	const { baseUrl, apiToken } = sandbox.a3Connect;
	return { environment: 'custom', baseUrl, apiToken };
}

/** How often the sandbox was asked for an operation of its descriptions. */
export function requestsFor(operationId: string): number {
	return sandbox.books.requests.filter((request) => request.operationId === operationId).length;
}

/** The index of the input item that each output item is linked to. */
export function pairedItems(items: Outcome['items']): unknown[] {
	return items.map(({ pairedItem }) => (pairedItem as { item: number }).item);
}

export function jsonOf(items: Outcome['items']) {
	return items.map(({ json }) => json);
}
