import { Failure } from '../basis/failure';
import type { JsonObject } from '../basis/json';

/**
 * What is known of a creation, as plain data that n8n can keep. Of one that was never asked for, or was
 * refused, nothing is known: there is no entry.
 */
export type Entry =
	/** It was about to be sent. Whoever finds it so later does not know what became of it. */
	| { underWay: true }
	/** It exists, and this is what the operation keeps of it. */
	| { created: JsonObject; name?: string }
	/** It may exist. */
	| { inDoubt: { message: string; description?: string; httpStatus?: number } };

/** The entry of a creation that ended in a failure; undefined where it certainly was not made. */
export function entryOf({
	mayExist,
	message,
	description,
	httpStatus,
}: Failure): Entry | undefined {
	if (!mayExist) return undefined;
	return {
		inDoubt: {
			message,
			...(description !== undefined && { description }),
			...(httpStatus !== undefined && { httpStatus }),
		},
	};
}

/** Why a creation is not sent again, for one that is in doubt or was found under way by a later try. */
export function doubtOf(entry: Entry | undefined): Failure | undefined {
	if (entry === undefined || 'created' in entry) return undefined;
	const doubt =
		'inDoubt' in entry
			? entry.inDoubt
			: {
					message:
						'It may exist: it was being sent when an earlier try ended. Check before you send it again',
				};
	return new Failure({ ...doubt, mayExist: true });
}
