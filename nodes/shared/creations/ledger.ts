import type { DeduplicationScope, IExecuteFunctions } from 'n8n-workflow';
import { Failure, settled } from '../basis/failure';
import type { JsonObject } from '../basis/json';
import type { ItemParameters } from '../parameters/itemParameters';
import { duplicateKey, duplicateScope, skipDuplicates } from './duplicateParameters';
import { Duplicates } from './duplicates';
import { doubtOf, entryOf } from './entry';
import type { Entry } from './entry';
import { identityOf } from './identity';
import { openItemEntries } from './itemEntries';
import type { ItemEntries } from './itemEntries';
import { knownInProcess } from './known';
import type { Known } from './known';
import { inTurn } from './processMemory';
import { resendUncertain } from './resendUncertain';

/** How an operation creates something for an item, once. */
export interface Creating<Asked, Result extends JsonObject> {
	/** Reads and checks what an item asks for, where its creation is still to be made. */
	read(item: ItemParameters, input: JsonObject): Asked | Promise<Asked>;
	/** For *Skip Duplicates*: what tells it from others where the user gives no key. */
	defaultKey?: (asked: Asked) => string[];
	/** For what is to exist once in the API: all that it is known by, the most telling first. */
	knownAs?: (asked: Asked) => Array<[what: string, value: string]>;
	/** What exists already in its place. */
	find?: (asked: Asked) => Promise<JsonObject | undefined>;
	/** Sends it. What it gives is kept, and is all that `output` has to go by. */
	create(asked: Asked): Promise<Result>;
	/**
	 * What the item gives, from what was created; repeated where n8n tries the node again.
	 *
	 * @param isFirst whether it was created for this item, and not for another that is the same
	 */
	output(result: Result, isFirst: boolean, item: ItemParameters): JsonObject | Promise<JsonObject>;
	/** How people name what was created, by what the item gives or what is kept. */
	name(result: JsonObject): string;
}

/** What an item gives that created something, and how people name that. */
export class Created {
	constructor(
		readonly json: JsonObject,
		readonly name: string,
	) {}
}

type Told =
	/** `endsDoubt`: an earlier try had sent it, and did not know what became of it. */
	{ found: JsonObject; endsDoubt?: true } | { created: JsonObject; isFirst: boolean; key?: string };

/**
 * What is known of the creations of one execution. Whoever asks for a creation again, by *Retry On Fail*,
 * by *Retry* of a failed execution, by an item or an execution that is to have the same, gets the same
 * answer: the result of what was created, a doubt where it may exist, and a request only where neither
 * is known.
 */
export class Ledger {
	private entries: ItemEntries = {};

	private readonly duplicates = new Map<DeduplicationScope, Duplicates>();

	/**
	 * What would keep another execution from creating everything again; undefined where something does,
	 * or nothing is created.
	 */
	missing: 'Skip Duplicates' | 'Find or Create' | undefined;

	/**
	 * @param where the base URL
	 * @param what the operation
	 */
	constructor(
		private readonly context: IExecuteFunctions,
		private readonly where: string,
		private readonly what: string,
		/** Tells people what did not work although the item did. */
		private readonly warn: (message: string) => void,
	) {}

	/** What an earlier try, or this one, knows of the creation of an item. */
	of(item: number): { created: string } | { doubt: Failure } | undefined {
		const entry = this.entries[item];
		if (entry === undefined) return undefined;
		return 'created' in entry ? { created: entry.name ?? '' } : { doubt: doubtOf(entry)! };
	}

	/** Work on items that creates something for each, once. */
	work<Asked, Result extends JsonObject>(creating: Creating<Asked, Result>) {
		this.entries = openItemEntries(this.context, this.where, this.what);
		const { find, defaultKey } = creating;
		const protection = defaultKey === undefined ? 'Find or Create' : 'Skip Duplicates';
		this.missing = find === undefined ? protection : undefined;
		return async (item: ItemParameters, input: JsonObject): Promise<JsonObject | Created> => {
			const told = await this.createOnce(creating, item, input);
			if ('found' in told) {
				const { found, endsDoubt } = told;
				return endsDoubt ? new Created(found, creating.name(found)) : found;
			}
			const { created, isFirst, key } = told;
			if (key !== undefined) {
				const reason = `An order with the same key was placed before by this ${item.read(duplicateScope)}`;
				return { ...created, skipped: true, reason, key };
			}
			const json = await creating.output(created as Result, isFirst, item);
			if (!isFirst) return json;
			const name = creating.name(json);
			this.entries[item.index] = { created, name };
			return new Created(json, name);
		};
	}

	/** To be called when the execution has done its last item. */
	async close(): Promise<void> {
		for (const duplicates of this.duplicates.values()) {
			await duplicates
				.close()
				.catch((error: Error) =>
					this.warn(
						`Not all duplicate keys could be recorded in n8n's database: ${error.message}. Duplicates of these orders may not be recognized.`,
					),
				);
		}
	}

	private async createOnce<Asked, Result extends JsonObject>(
		creating: Creating<Asked, Result>,
		item: ItemParameters,
		input: JsonObject,
	): Promise<Told> {
		const earlier = this.entries[item.index];
		if (earlier !== undefined && 'created' in earlier) {
			return { created: earlier.created, isFirst: true };
		}
		const skips = creating.defaultKey !== undefined && item.read(skipDuplicates);
		if (skips) this.missing = undefined;
		const resends = item.read(resendUncertain);
		const doubt = resends ? undefined : doubtOf(earlier);
		if (doubt !== undefined) {
			// Only what is found ends it.
			const found = await settled(findAgain(creating, item, input));
			if (found === undefined || found instanceof Failure) throw doubt;
			return { found, endsDoubt: true };
		}
		const asked = await creating.read(item, input);
		const { known, key } = this.knownOf(creating, asked, item);
		return await inTurn(known?.identities ?? [], async (): Promise<Told> => {
			const found = await creating.find?.(asked);
			if (found !== undefined) return { found };
			const entry = await known?.ask(resends);
			if (entry !== undefined && 'created' in entry) {
				return { created: entry.created, isFirst: false, ...(key !== undefined && { key }) };
			}
			const shared = resends ? undefined : doubtOf(entry);
			if (shared !== undefined) throw shared;
			return { created: await this.send(creating, asked, item.index, known), isFirst: true };
		});
	}

	private async send<Asked, Result extends JsonObject>(
		creating: Creating<Asked, Result>,
		asked: Asked,
		item: number,
		known: Known | undefined,
	): Promise<JsonObject> {
		this.entries[item] = { underWay: true };
		const result = await endOf(creating.create(asked));
		const entry: Entry | undefined =
			result instanceof Failure
				? entryOf(result)
				: { created: result, name: creating.name(result) };
		if (entry === undefined) delete this.entries[item];
		else this.entries[item] = entry;
		const lost = await known?.note(entry).then(
			() => undefined,
			(error: Error) =>
				`The outcome could not be recorded in n8n's database: ${error.message}. A duplicate of this order counts as in doubt.`,
		);
		if (!(result instanceof Failure)) {
			if (lost !== undefined) this.warn(lost);
			return result;
		}
		const failure = doubtOf(entry) ?? result;
		throw lost === undefined ? failure : failure.adding(lost);
	}

	/** By what a creation is known beside its run and item: a key, or what exists once in the API. */
	private knownOf<Asked, Result extends JsonObject>(
		{ knownAs, defaultKey }: Creating<Asked, Result>,
		asked: Asked,
		item: ItemParameters,
	): { known?: Known; key?: string } {
		if (knownAs !== undefined) {
			const identities = knownAs(asked).map((which) => identityOf(this.where, this.what, ...which));
			return { known: knownInProcess(identities, identities[0]!) };
		}
		if (defaultKey === undefined || item.read(skipDuplicates) !== true) return {};
		const own = item.isEntered(duplicateKey) ? [item.read(duplicateKey)] : undefined;
		const parts = own ?? defaultKey(asked);
		const key = parts.join(' ');
		const identity = identityOf(this.where, this.what, own ? 'key' : 'content', ...parts);
		return { known: this.duplicatesOf(item.read(duplicateScope)).known(identity, key), key };
	}

	private duplicatesOf(scope: DeduplicationScope): Duplicates {
		const known = this.duplicates.get(scope) ?? new Duplicates(this.context, scope);
		this.duplicates.set(scope, known);
		return known;
	}
}

async function findAgain<Asked, Result extends JsonObject>(
	{ read, find }: Creating<Asked, Result>,
	item: ItemParameters,
	input: JsonObject,
): Promise<JsonObject | undefined> {
	return await find?.(await read(item, input));
}

/** How a creation ended. An error that nobody foresaw does not tell whether it was made. */
async function endOf<Result>(creation: Promise<Result>): Promise<Result | Failure> {
	return await settled(creation).catch(
		(error: unknown) =>
			new Failure({
				message: `It may exist: sending it ended unexpectedly. Check before you send it again. ${String(error)}`,
				description: 'Resending without checking could create it twice.',
				mayExist: true,
			}),
	);
}
