import type { Outcome } from '../engine/runWorkflow';
import { ITEMS } from './combinations';

/** What a user is told of an input item. */
export type Told = 'done' | 'skipped' | 'failed' | 'in doubt' | 'not started';

interface Progress {
	created: Array<{ item: number }>;
	failed: Array<{ item: number; mayExist: boolean }>;
}

/** What the outcome of a node tells of each input item: everything that it tells, not only the last. */
export function accounts({ items, errors, error }: Outcome): Told[][] {
	const told = Array.from({ length: ITEMS }, (): Told[] => []);
	if (error !== undefined) {
		const { created, failed } = error.context as unknown as Progress;
		for (const { item } of created) told[item]!.push('done');
		for (const { item, mayExist } of failed) told[item]!.push(mayExist ? 'in doubt' : 'failed');
		told[Number(error.context.itemIndex)]!.push(
			error.context.mayExist === true ? 'in doubt' : 'failed',
		);
		return told.map((each) => (each.length === 0 ? ['not started'] : each));
	}
	for (const { json, pairedItem } of [...items, ...errors]) {
		const each = told[(pairedItem as { item: number }).item]!;
		const details = json.details as { mayExist?: boolean } | undefined;
		if (json.error === undefined) each.push(json.skipped === true ? 'skipped' : 'done');
		else each.push(details?.mayExist === true ? 'in doubt' : 'failed');
	}
	return told;
}
