import { sleep } from 'n8n-workflow';
import type {
	DeduplicationItemTypes,
	DeduplicationScope,
	ICheckProcessedContextData,
	ICheckProcessedOptions,
	IDataDeduplicator,
	IDeduplicationOutput,
} from 'n8n-workflow';

/**
 * n8n's record of what was processed, in memory. Like n8n's own it reads a record, and writes it
 * again whole a moment later.
 */
export class ProcessedKeys implements IDataDeduplicator {
	private readonly records = new Map<string, Set<DeduplicationItemTypes>>();

	/** Errors of the database, each for one look. */
	readonly errors: Error[] = [];

	async checkProcessedAndRecord(
		items: DeduplicationItemTypes[],
		scope: DeduplicationScope,
		context: ICheckProcessedContextData,
		{ maxEntries = Infinity }: ICheckProcessedOptions,
	): Promise<IDeduplicationOutput> {
		const known = this.read(scope, context);
		await sleep(1);
		const error = this.errors.shift();
		if (error !== undefined) throw error;
		const fresh = items.filter((item) => !known.has(item));
		const entries = [...known, ...fresh];
		// The oldest make room.
		const kept = entries.slice(Math.max(entries.length - maxEntries, 0));
		this.records.set(this.name(scope, context), new Set(kept));
		return { new: fresh, processed: items.filter((item) => known.has(item)) };
	}

	async removeProcessed(
		items: DeduplicationItemTypes[],
		scope: DeduplicationScope,
		context: ICheckProcessedContextData,
	): Promise<void> {
		const known = this.read(scope, context);
		await sleep(1);
		const removed = new Set(items);
		const rest = [...known].filter((item) => !removed.has(item));
		this.records.set(this.name(scope, context), new Set(rest));
	}

	async clearAllProcessedItems(
		scope: DeduplicationScope,
		context: ICheckProcessedContextData,
	): Promise<void> {
		this.records.delete(this.name(scope, context));
	}

	async getProcessedDataCount(
		scope: DeduplicationScope,
		context: ICheckProcessedContextData,
	): Promise<number> {
		return this.read(scope, context).size;
	}

	forget(): void {
		this.errors.length = 0;
		this.records.clear();
	}

	private read(
		scope: DeduplicationScope,
		context: ICheckProcessedContextData,
	): ReadonlySet<DeduplicationItemTypes> {
		return this.records.get(this.name(scope, context)) ?? new Set();
	}

	private name(scope: DeduplicationScope, { workflow, node }: ICheckProcessedContextData): string {
		return scope === 'node' ? `${workflow.id} ${node?.id}` : String(workflow.id);
	}
}
