import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { JsonObject } from '../../../nodes/shared/basis/json';
import type { ItemParameters } from '../../../nodes/shared/parameters/itemParameters';
import { someNode } from '../parameters/evaluate';

/** A moment in which others get their turn. It takes no time. */
export async function moment(): Promise<void> {
	for (let turn = 0; turn < 10; turn++) await Promise.resolve();
}

/** How a call of the database fails: before it wrote, or after it wrote although it says that it did not. */
export type DatabaseFault = 'before' | 'after';

const INPUT = {};

/**
 * What n8n keeps for a node, shared by all processes: the record of what was processed, and the static
 * data. Like n8n's own, the record is read, and a moment later written again whole: what another process
 * wrote in between is lost.
 */
export class N8nStores {
	record: string[] = [];

	readonly staticData: IDataObject = {};

	/** Faults of the database, each for one call. */
	readonly faults: DatabaseFault[] = [];

	/** Entries that are not in the record as those who recorded them were told. */
	readonly harmed: string[] = [];

	/**
	 * The context of an execution of the node.
	 *
	 * @param nodeContext what n8n keeps with the execution
	 * @param isAlive whether the process still runs that the execution is in
	 */
	open(nodeContext: IDataObject = {}, isAlive = () => true): IExecuteFunctions {
		const change = async (entries: string[], changed: (known: string[]) => string[]) => {
			const known = this.record;
			await moment();
			const fault = this.faults.shift();
			if (fault !== undefined) this.harmed.push(...entries);
			if (!isAlive()) return await new Promise<never>(() => undefined);
			if (fault !== 'before') this.write(known, changed(known));
			if (fault !== undefined) throw new Error('database is locked');
			return known;
		};
		return {
			getNode: () => someNode,
			getWorkflow: () => ({ id: 'workflow' }),
			getContext: () => nodeContext,
			getInputData: () => [{ json: INPUT }],
			getWorkflowDataProxy: () => ({ $runIndex: 0, $json: INPUT }),
			getWorkflowStaticData: () => this.staticData,
			helpers: {
				checkProcessedAndRecord: async (entries: string[]) => {
					const known = await change(entries, (all) => [
						...all,
						...entries.filter((entry) => !all.includes(entry)),
					]);
					return { processed: entries.filter((entry) => known.includes(entry)) };
				},
				removeProcessed: async (entries: string[]) => {
					await change(entries, (all) => all.filter((entry) => !entries.includes(entry)));
				},
			},
		} as unknown as IExecuteFunctions;
	}

	/** Another worker writes the record as it was before the last entries. */
	lose(count: number): void {
		const known = this.record.slice(0, Math.max(this.record.length - count, 0));
		this.harmed.push(...this.record.slice(known.length));
		this.record = known;
	}

	/** Waits until so many entries stand. */
	async stand(entries: number): Promise<void> {
		for (let moments = 0; this.record.length < entries; moments++) {
			if (moments > 1000) throw new Error(`No ${entries} entries were recorded`);
			await moment();
		}
	}

	private write(known: string[], changed: string[]): void {
		const others = this.record;
		if (others !== known) {
			this.harmed.push(...others.filter((entry) => !known.includes(entry)));
			this.harmed.push(...known.filter((entry) => !others.includes(entry)));
		}
		this.record = changed;
	}
}

/** The parameters of an item, where nothing has to be read from n8n; what is not given is off. */
export function itemWith(index: number, given: JsonObject): ItemParameters {
	const off: JsonObject = { duplicateScope: 'node' };
	return {
		index,
		read: ({ property: { name } }) => (given[name] ?? off[name] ?? false) as never,
		isEntered: ({ property: { name } }) => name in given,
	};
}
