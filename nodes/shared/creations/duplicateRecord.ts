import { sleep } from 'n8n-workflow';
import type { DeduplicationScope, IExecuteFunctions } from 'n8n-workflow';
import { oneAtATime, together } from '../basis/workPerKey';

/** How many entries n8n keeps for a node or workflow; the oldest make room. */
const MOST_ENTRIES = 20_000;

const OPTIONS = { mode: 'entries', maxEntries: MOST_ENTRIES } as const;

/**
 * What the database says to one of two workers that make the first record at the same time (measured
 * on PostgreSQL). Nothing of it was recorded.
 */
const FIRST_RECORD_EXISTS = /unique constraint/i;

/** How often an execution looks whether its entries still stand, while another worker loses some. */
const MOST_LOOKS = 10;

/** n8n reads a record and writes it again whole: in one process, one call at a time. */
const inTurn = oneAtATime();

/** Until then no record is written: the next call is for all who come meanwhile. */
let restsUntil = 0;

/**
 * n8n's own record of what was processed, for a node or a workflow. What is asked for at the same time
 * goes in one call, as each call reads and writes the whole record (20 ms at 20,000 entries, measured).
 */
export class DuplicateRecord {
	/** What has to stand when the execution ends. */
	private readonly kept = new Set<string>();

	private readonly recordTogether: (entries: string[]) => Promise<Set<string>>;

	private readonly removeTogether: (entries: string[]) => Promise<void>;

	constructor(
		private readonly context: IExecuteFunctions,
		scope: DeduplicationScope,
	) {
		const { helpers } = context;
		this.recordTogether = together(
			async (work) => await this.inTurn(work),
			async (entries) => {
				const record = async () => await helpers.checkProcessedAndRecord(entries, scope, OPTIONS);
				const { processed } = await record().catch(async (error: Error) => {
					if (!FIRST_RECORD_EXISTS.test(error.message)) throw error;
					return await record();
				});
				return new Set(processed.map(String));
			},
		);
		this.removeTogether = together(
			async (work) => await this.inTurn(work),
			async (entries) => await helpers.removeProcessed(entries, scope, OPTIONS),
		);
	}

	/**
	 * Records entries.
	 *
	 * @returns those that stood there already
	 * @throws where the database refuses; then none of them was recorded
	 */
	async record(entries: string[]): Promise<Set<string>> {
		const stood = await this.recordTogether(entries);
		return new Set(entries.filter((entry) => stood.has(entry)));
	}

	/** Takes entries back; where the database refuses, they may stand. */
	async takeBack(entries: string[]): Promise<void> {
		for (const entry of entries) this.kept.delete(entry);
		await this.removeTogether(entries);
	}

	/** Says that entries have to stand when the execution ends. */
	keep(entries: string[]): void {
		for (const entry of entries) this.kept.add(entry);
	}

	/**
	 * Looks whether what has to stand does so, and records again what could not be recorded, or what
	 * another worker has lost when it wrote its own record whole.
	 *
	 * @throws where the database refuses, or others keep losing them
	 */
	async mend(): Promise<void> {
		const kept = [...this.kept].slice(-MOST_ENTRIES);
		if (kept.length === 0) return;
		for (let looks = 0; looks < MOST_LOOKS; looks++) {
			const stood = await this.record(kept);
			if (stood.size === kept.length) return;
			await sleep(50 + Math.random() * 250);
		}
		throw new Error('another worker kept writing over them');
	}

	private async inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
		// What begins at the same time is to go in the same call.
		await sleep(0);
		return await inTurn([String(this.context.getWorkflow().id)], async () => {
			await sleep(Math.max(0, restsUntil - performance.now()));
			const began = performance.now();
			try {
				return await work();
			} finally {
				const ended = performance.now();
				// A third of the time is for all else that this process does.
				restsUntil = ended + (ended - began) / 2;
			}
		});
	}
}
