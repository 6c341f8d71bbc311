import type { IExecuteFunctions } from 'n8n-workflow';
import type { JsonObject } from '../basis/json';
import { Failure } from '../basis/failure';

/** What to do about an item that is in doubt when n8n tries it again. */
const ADVICE =
	'A retry does not send it again. If you have looked and it does not exist, switch on "Resend Uncertain" in the options; if it exists, set "On Error" to continue. Then retry the execution with the currently saved workflow.';

/** What became of an item that was to create something. */
type Entry =
	| { created: JsonObject }
	| { mayExist: { message: string; description: string; httpStatus?: number } };

/** What a node has created, kept by n8n with the data of the execution. */
export interface Journal {
	/** What was created for an item in an earlier try. */
	created(item: number): JsonObject | undefined;
	/** Why it is not known whether an earlier try created what an item asks for. */
	mayExist(item: number): Failure | undefined;
	/** Keeps the result of an item that created something. */
	keep(item: number, result: JsonObject): void;
	/** Keeps that something may exist. */
	keepDoubt(item: number, failure: Failure): void;
}

/**
 * Opens the journal of one run of a node. n8n keeps the node's context through the tries of *Retry On
 * Fail*, saves it with a failed execution, and gives it back when that execution is retried
 * (measured). Each run in a loop has a journal of its own.
 */
export function openJournal(context: IExecuteFunctions): Journal {
	const { $runIndex } = context.getWorkflowDataProxy(0);
	const kept = context.getContext('node') as Record<string, Record<number, Entry> | undefined>;
	const entries = (kept[`journal of run ${$runIndex}`] ??= {});
	return {
		created: (item) => {
			const known = entries[item];
			return known !== undefined && 'created' in known ? known.created : undefined;
		},
		mayExist: (item) => {
			const known = entries[item];
			return known !== undefined && 'mayExist' in known
				? new Failure({ ...known.mayExist, mayExist: true })
				: undefined;
		},
		keep: (item, created) => {
			entries[item] = { created };
		},
		keepDoubt: (item, { message, description = '', httpStatus }) => {
			entries[item] = {
				mayExist: {
					message,
					description: description.includes(ADVICE) ? description : `${description}\n${ADVICE}`,
					...(httpStatus !== undefined && { httpStatus }),
				},
			};
		},
	};
}
