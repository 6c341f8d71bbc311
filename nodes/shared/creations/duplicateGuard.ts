import type { IExecuteFunctions } from 'n8n-workflow';
import type { JsonObject } from '../basis/json';
import { Failure, settled } from '../basis/failure';
import type { ItemParameters } from '../parameters/itemParameters';
import { oneAtATime } from '../basis/workPerKey';
import { option } from '../parameters/options';
import { choice, optional, orDefault, text, yesOrNo } from '../parameters/parameter';
import type { Parameter } from '../parameters/parameter';

/** Places what an item asks for, unless it was placed before and the item is to skip that. */
export type DuplicateGuard = (
	item: ItemParameters,
	/** Tells what would be the same, where the user gives no key. */
	defaultKey: () => string,
	place: () => Promise<JsonObject>,
) => Promise<JsonObject>;

/** How many keys n8n keeps for a node or workflow; the oldest make room. */
const MAX_KEYS = 10_000;

/**
 * n8n reads a record and writes it again whole. In one process one look at a time keeps two
 * executions from passing with the same key; n8n has nothing that would do so across processes.
 */
const inOrder = oneAtATime();

/**
 * What the database says to one of two workers that make the first record at the same time (measured
 * on PostgreSQL). Nothing of it was recorded.
 */
const FIRST_RECORD_EXISTS = /unique constraint/i;

const duplicateKey = option(
	optional(
		text({
			displayName: 'Duplicate Key',
			name: 'duplicateKey',
			placeholder: 'e.g. {{ $json.orderNumber }}',
			description:
				'What tells "Skip Duplicates" that two orders are the same: best the number of the order in the system that it comes from.',
		}),
	),
);

const duplicateScope = option(
	orDefault(
		choice({
			displayName: 'Duplicate Scope',
			name: 'duplicateScope',
			choices: [
				{ name: 'Node', value: 'node', description: 'What this node has placed' },
				{
					name: 'Workflow',
					value: 'workflow',
					description: 'What all nodes of the workflow have placed',
				},
			],
			default: 'node',
			description: 'Where "Skip Duplicates" looks for the same order',
		}),
	),
);

const skipDuplicates = option(
	orDefault(
		yesOrNo({
			displayName: 'Skip Duplicates',
			name: 'skipDuplicates',
			default: false,
			description:
				'Whether to skip an order that was placed before, also by an earlier execution. Its item then says so. In queue mode, executions that run at the same time on several workers can miss it.',
		}),
	),
);

/**
 * The options of an operation that can skip duplicates.
 *
 * @param defaultKey what tells two orders apart where the user gives no key, for people
 */
export function duplicateParameters(defaultKey: string): Parameter[] {
	const { property } = duplicateKey;
	const description = `${property.description} Without one: ${defaultKey}.`;
	return [
		{ ...duplicateKey, property: { ...property, description } },
		duplicateScope,
		skipDuplicates,
	];
}

/**
 * Opens the guard of an execution on n8n's own record of what was processed. A key is recorded before
 * the request, kept where the order was or may have been placed, and taken back where it surely was
 * not.
 *
 * @param isResent whether an item is sent again although it may have been placed
 */
export function duplicateGuard(
	context: IExecuteFunctions,
	isResent: (item: number) => boolean,
): DuplicateGuard {
	const { helpers } = context;
	const record = { mode: 'entries', maxEntries: MAX_KEYS } as const;
	return async (item, defaultKey, place) => {
		if (!item.read(skipDuplicates)) return await place();
		const key = item.read(duplicateKey) ?? defaultKey();
		const scope = item.read(duplicateScope);
		const look = async () => await helpers.checkProcessedAndRecord([key], scope, record);
		const lookAgain = async (error: Error) => {
			if (!FIRST_RECORD_EXISTS.test(error.message)) throw error;
			return await look();
		};
		const { processed } = await inOrder(
			[String(context.getWorkflow().id)],
			async () => await look().catch(lookAgain),
		);
		if (processed.length > 0 && !isResent(item.index)) {
			const reason = `An order with the same key was placed before by this ${scope}, or was being placed when n8n was killed`;
			return { skipped: true, reason, key };
		}
		const placed = await settled(place());
		if (!(placed instanceof Failure)) return placed;
		if (!placed.mayExist) {
			const takeBack = async () => await helpers.removeProcessed([key], scope, record);
			await inOrder([String(context.getWorkflow().id)], takeBack);
		}
		throw placed;
	};
}
