import { sleep } from 'n8n-workflow';
import type {
	DeduplicationItemTypes,
	DeduplicationScope,
	ICheckProcessedContextData,
	IDataDeduplicator,
	IDeduplicationOutput,
} from 'n8n-workflow';

/**
 * n8n's record of what was processed, in memory. Like n8n's own it reads a record, and writes it
 * again whole a moment later.
 */
export class ProcessedKeys implements IDataDeduplicator {
	private readonly records = new Map<string, DeduplicationItemTypes[]>();

	/** Errors of the database, each for one look. */
	readonly errors: Error[] = [];

	async checkProcessedAndRecord(
		items: DeduplicationItemTypes[],
		scope: DeduplicationScope,
		context: ICheckProcessedContextData,
	): Promise<IDeduplicationOutput> {
		const known = this.read(scope, context);
		await sleep(1);
		const error = this.errors.shift();
		if (error !== undefined) throw error;
		const fresh = items.filter((item) => !known.includes(item));
		this.records.set(this.name(scope, context), [...known, ...fresh]);
		return { new: fresh, processed: items.filter((item) => known.includes(item)) };
	}

	async removeProcessed(
		items: DeduplicationItemTypes[],
		scope: DeduplicationScope,
		context: ICheckProcessedContextData,
	): Promise<void> {
		const known = this.read(scope, context);
		await sleep(1);
		const rest = known.filter((item) => !items.includes(item));
		this.records.set(this.name(scope, context), rest);
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
		return this.read(scope, context).length;
	}

	forget(): void {
		this.errors.length = 0;
		this.records.clear();
	}

	private read(scope: DeduplicationScope, context: ICheckProcessedContextData) {
		return this.records.get(this.name(scope, context)) ?? [];
	}

	private name(scope: DeduplicationScope, { workflow, node }: ICheckProcessedContextData): string {
		return scope === 'node' ? `${workflow.id} ${node?.id}` : String(workflow.id);
	}
}
