import type { Entry } from './entry';
import { forget, recall, remember } from './processMemory';

/** By what a creation is known beside its run and item, and where that is kept. */
export interface Known {
	/** All that it is known by: whoever has one of them in common waits for the other's end. */
	identities: string[];
	/**
	 * What is known of it. Where that is nothing, it counts as under way from now on.
	 *
	 * @param resends whether it is sent also where it is in doubt
	 * @throws {Failure} where that cannot be found out or noted: nothing may be sent then
	 */
	ask(resends: boolean): Promise<Entry | undefined>;
	/**
	 * It was created, is in doubt, or, without an entry, was certainly not created.
	 *
	 * @throws where that cannot be noted: it then counts as in doubt
	 */
	note(entry: Entry | undefined): Promise<void>;
}

/**
 * What this process knows of a creation for a few minutes.
 *
 * @param askedBy which of its identities tells whether two are the same
 */
export function knownInProcess(identities: string[], askedBy: string): Known {
	return {
		identities,
		ask: async () => await Promise.resolve(recall(askedBy)),
		note: async (entry) => {
			if (entry !== undefined) remember(identities, entry);
			else forgetWhatIsKnownOf(askedBy);
			await Promise.resolve();
		},
	};

	/** Another that is known by one of the identities, but not by this one, stays known. */
	function forgetWhatIsKnownOf(identity: string): void {
		const known = recall(identity);
		forget(identities.filter((each) => recall(each) === known));
	}
}
