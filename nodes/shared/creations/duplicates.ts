import type { DeduplicationScope, IExecuteFunctions } from 'n8n-workflow';
import { Failure } from '../basis/failure';
import { DuplicateRecord } from './duplicateRecord';
import type { Entry } from './entry';
import { FirstResults } from './firstResults';
import { identityOf } from './identity';
import type { Known } from './known';
import { forget, recall, remember } from './processMemory';

/**
 * What n8n's record holds of a key: that it was started, before the request, and that it was placed,
 * after the confirmed answer. Started and not placed is in doubt, whatever the reason.
 */
const started = (identity: string) => `started ${identity}`;
const placed = (identity: string) => `placed ${identity}`;

/**
 * A look at whether something was placed records it as placed, as n8n has no other way to look. This
 * stands beside it until that is taken back: found so, it tells nothing.
 */
const looked = (identity: string) => `looked ${identity}`;

/**
 * It is sent again although it is in doubt. Whoever sent it first, and is refused, tells by this that
 * another request is under way, and leaves it in doubt.
 */
const resent = (identity: string) => `resent ${identity}`;

/** What an execution knows of the keys of one scope. */
export class Duplicates {
	private readonly record: DuplicateRecord;

	private readonly firstResults: FirstResults;

	/** Keys are told apart by the workflow and, in the scope of a node, by the node. */
	private readonly space: string;

	constructor(context: IExecuteFunctions, scope: DeduplicationScope) {
		this.record = new DuplicateRecord(context, scope);
		this.firstResults = new FirstResults(context, scope);
		const node = scope === 'node' ? context.getNode().id : '';
		this.space = identityOf(String(context.getWorkflow().id), node);
	}

	/**
	 * @param identity where, what and which key
	 * @param key the key as people know it
	 */
	known(identity: string, key: string): Known {
		const inProcess = `${this.space} ${identity}`;
		let wasInDoubt = false;
		return {
			identities: [inProcess],
			ask: async (resends) => {
				// What this process knows also counts where another worker has lost it from the record.
				const remembered = recall(inProcess);
				if (remembered !== undefined && 'created' in remembered) return remembered;
				try {
					if (!(await this.wasStarted(identity))) return remembered;
					if (await this.wasPlaced(identity)) {
						return { created: this.firstResults.of(identity) ?? {} };
					}
					wasInDoubt = true;
					if (resends) await this.record.record([resent(identity)]);
					return remembered ?? doubtAbout(key);
				} catch (error) {
					throw cannotAsk(key, error);
				}
			},
			note: async (entry) => {
				if (entry === undefined) {
					// That this was refused tells nothing of the one that was in doubt before it.
					if (wasInDoubt) return;
					forget([inProcess]);
					await this.takeBackStart(identity);
					return;
				}
				remember([inProcess], entry);
				if (!('created' in entry)) return;
				this.firstResults.add(identity, entry.created);
				// That it was started may have been lost since.
				const entries = [started(identity), placed(identity)];
				this.record.keep(entries);
				await this.record.record(entries);
			},
		};
	}

	/**
	 * To be called when the execution has done its last item.
	 *
	 * @throws where the database refuses: what was placed may then count as in doubt
	 */
	async close(): Promise<void> {
		this.firstResults.save();
		await this.record.mend();
	}

	/** Whether an entry says that it was started before; from now on one does. */
	private async wasStarted(identity: string): Promise<boolean> {
		const stood = await this.record.record([started(identity)]);
		this.record.keep([started(identity)]);
		return stood.size > 0;
	}

	/** From now on it counts as never sent, unless another sends it again. */
	private async takeBackStart(identity: string): Promise<void> {
		const stood = await this.record.record([resent(identity)]);
		if (stood.size === 0) await this.record.takeBack([started(identity), resent(identity)]);
	}

	private async wasPlaced(identity: string): Promise<boolean> {
		const [place, look] = [placed(identity), looked(identity)];
		const stood = await this.record.record([place, look]);
		const added = [place, look].filter((entry) => !stood.has(entry));
		if (added.length > 0) await this.record.takeBack(added);
		return stood.has(place) && !stood.has(look);
	}
}

function doubtAbout(key: string): Entry {
	return {
		inDoubt: {
			message: `The order with the duplicate key "${key}" may exist: an earlier execution sent it, and its creation was not confirmed. Check before you send it again`,
		},
	};
}

function cannotAsk(key: string, error: unknown): Failure {
	return new Failure({
		message: `Could not look up the duplicate key "${key}" in n8n's database: ${(error as Error).message}`,
		description:
			'Nothing was sent for this item, since a duplicate could not have been recognized. Run it again once the database answers.',
	});
}
