import type { JsonObject } from '../basis/json';
import type { Created, Ledger } from '../creations/ledger';
import type { Remark, Send } from '../http/apiRequest';
import type { ItemParameters } from '../parameters/itemParameters';
import type { Parameter } from '../parameters/parameter';

export interface Execution {
	send: Send;
	/** Tells the API and the credential from others, without giving a secret away. */
	account: string;
	/** How many requests may be under way at the same time, as it looks now. */
	atOnce: () => number;
	/** The IANA name of the workflow's time zone. */
	timeZone: string;
	/** For operations that create something. */
	ledger: Ledger;
	/** Tells people something above the output, although nothing failed. */
	remark: (remark: Remark) => void;
}

/** Works on one input item and gives the JSON of its output items, or what it created. */
export type ItemWork = (
	item: ItemParameters,
	input: JsonObject,
) => Promise<JsonObject | JsonObject[] | Created>;

/** One operation of a node: what the editor shows and what it does. */
export interface Operation {
	/** How the editor lists it: `name`, `action`, `description`. */
	name: string;
	action: string;
	description: string;
	/** What it asks for beside the settings that all operations have. */
	parameters: Parameter[];
	/** For an operation that creates something: it does so by the ledger. */
	creates?: true;
	/** Called once an execution; what it gives is called for each item. */
	start(execution: Execution): ItemWork;
}

/** The operations of a node, by resource and operation as workflows save them. */
export type Operations = Readonly<
	Record<string, { name: string; operations: Readonly<Record<string, Operation>> }>
>;

/** Every operation of a node with its resource, by the names that workflows save, in their order. */
export function operationsOf(operations: Operations) {
	return Object.entries(operations).flatMap(([resource, group]) =>
		Object.entries(group.operations).map(([operation, definition]) => ({
			resource,
			resourceName: group.name,
			operation,
			definition,
		})),
	);
}
