import { createHash } from 'node:crypto';
import type { DeduplicationScope, IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { JsonObject } from '../basis/json';

/** How many results n8n keeps with a node or workflow; the oldest make room. */
const MOST_RESULTS = 500;

/**
 * What the first orders with their keys gave, in n8n's static data of the node or workflow. n8n saves it
 * when an execution of an active workflow ends, so a duplicate may find nothing here.
 */
export class FirstResults {
	private readonly data: IDataObject;

	private readonly results: Map<string, JsonObject>;

	private hasChanged = false;

	constructor(context: IExecuteFunctions, scope: DeduplicationScope) {
		this.data = context.getWorkflowStaticData(scope === 'workflow' ? 'global' : 'node');
		this.results = new Map(this.data.firstResults as Array<[string, JsonObject]> | undefined);
	}

	/** The result of the first order with an identity, where it is still known. */
	of(identity: string): JsonObject | undefined {
		return this.results.get(shortened(identity));
	}

	add(identity: string, result: JsonObject): void {
		this.results.set(shortened(identity), result);
		this.hasChanged = true;
	}

	/** Hands the results to n8n, which saves them. */
	save(): void {
		if (this.hasChanged) this.data.firstResults = [...this.results].slice(-MOST_RESULTS);
	}
}

function shortened(identity: string): string {
	return createHash('sha256').update(identity).digest('base64').slice(0, 22);
}
