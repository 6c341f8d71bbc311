import { sleep } from 'n8n-workflow';
import type { DeduplicationScope, IExecuteFunctions } from 'n8n-workflow';
import { oneAtATime } from '../basis/workPerKey';

/** How many entries n8n keeps for a node or workflow; the oldest make room. */
const MOST_ENTRIES = 20_000;

/**
 * What the database says to one of two workers that make the first record at the same time (measured
 * on PostgreSQL). Nothing of it was recorded.
 */
const FIRST_RECORD_EXISTS = /unique constraint/i;

/** How often an execution looks whether its entries still stand, while another worker loses some. */
const MOST_LOOKS = 10;

/** n8n reads a record and writes it again whole: in one process, one call at a time. */
const inTurn = oneAtATime();

/**
 * n8n's own record of what was processed, for a node or a workflow. Entries that are asked for at the
 * same time go in one call, as each call reads and writes the whole record (10 ms at 10,000 entries,
 * measured).
 */
export class DuplicateRecord {
	private waiting: Array<{
		entries: string[];
		resolve: (stood: Set<string>) => void;
		reject: (error: unknown) => void;
	}> = [];

	/** What has to stand when the execution ends. */
	private readonly kept = new Set<string>();

	constructor(
		private readonly context: IExecuteFunctions,
		private readonly scope: DeduplicationScope,
	) {}

	/**
	 * Records entries.
	 *
	 * @returns those that stood there already
	 * @throws where the database refuses; then none of them was recorded
	 */
	async record(entries: string[]): Promise<Set<string>> {
		return await new Promise((resolve, reject) => {
			this.waiting.push({ entries, resolve, reject });
			if (this.waiting.length === 1) void this.recordWaiting();
		});
	}

	/** Takes entries back; where the database refuses, they may stand. */
	async takeBack(entries: string[]): Promise<void> {
		for (const entry of entries) this.kept.delete(entry);
		await this.call(
			async () => await this.context.helpers.removeProcessed(entries, this.scope, OPTIONS),
		);
	}

	/** Says that entries have to stand when the execution ends. */
	keep(entries: string[]): void {
		for (const entry of entries) this.kept.add(entry);
	}

	/**
	 * Looks whether what was recorded still stands, and records again what another worker has lost when
	 * it wrote its own record whole.
	 */
	async mend(): Promise<void> {
		const kept = [...this.kept].slice(-MOST_ENTRIES);
		for (let looks = 0; kept.length > 0 && looks < MOST_LOOKS; looks++) {
			const stood = await this.record(kept);
			if (stood.size === kept.length) return;
			await sleep(50 + Math.random() * 250);
		}
	}

	private async recordWaiting(): Promise<void> {
		// What begins at the same time is to go in the same call.
		await sleep(0);
		await this.call(async () => {
			const group = this.waiting;
			this.waiting = [];
			const entries = [...new Set(group.flatMap(({ entries: wanted }) => wanted))];
			const record = async () =>
				await this.context.helpers.checkProcessedAndRecord(entries, this.scope, OPTIONS);
			try {
				const { processed } = await record().catch(async (error: Error) => {
					if (!FIRST_RECORD_EXISTS.test(error.message)) throw error;
					return await record();
				});
				const stood = new Set(processed.map(String));
				for (const { entries: wanted, resolve } of group) {
					resolve(new Set(wanted.filter((entry) => stood.has(entry))));
				}
			} catch (error) {
				for (const { reject } of group) reject(error);
			}
		});
	}

	private async call<Result>(work: () => Promise<Result>): Promise<Result> {
		return await inTurn([String(this.context.getWorkflow().id)], work);
	}
}

const OPTIONS = { mode: 'entries', maxEntries: MOST_ENTRIES } as const;
