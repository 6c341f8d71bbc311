/** What *Skip Duplicates* promises: an order stands at most once, and what is not sent is named. */
import type { Lab } from '../../../sandbox/lab/lab.mts';
import type { Execution } from '../../../sandbox/start/rest.mts';

import { figuresOf, inDoubtOf, listed, misnamed } from './orders.mts';
import type { Check } from './scenario.mts';
import { ORDERS } from './workflow.mts';

/**
 * Checks that no order stands twice, and that every item either has its order or says that it may
 * exist; nothing is called skipped whose order is missing.
 *
 * @returns what to tell, the items in doubt that have no order, and how many were skipped
 */
export function checkNothingLost(check: Check, lab: Lab, series: string, ended: Execution) {
	const { placed, missing, twice } = figuresOf(lab.sandbox, series);
	const skipped = new Map(
		ended.items.flatMap((item, index) => (item.skipped === true ? [[index, item.key]] : [])),
	);
	const inDoubt = inDoubtOf(ended);
	const keys = new Set(skipped.values());
	const lost = missing.filter((item) => !inDoubt.includes(item));
	const unplaced = missing.filter((item) => inDoubt.includes(item));
	const skippedInVain = missing.filter((item) => skipped.has(item));
	check(ended.items.length === ORDERS, `the output has ${ORDERS} items (${ended.items.length})`);
	check(twice.length === 0, `no order stands twice (${listed(twice)})`);
	check(skippedInVain.length === 0, `no item is skipped without order (${listed(skippedInVain)})`);
	check(lost.length === 0, `no item is without an order unsaid (${listed(lost)})`);
	check(keys.size === skipped.size, 'each skipped item names a key of its own');
	check(misnamed(lab.sandbox, series, ended).length === 0, 'the output matches the books');
	const doubts =
		inDoubt.length > 0
			? `, ${inDoubt.length} in doubt, ${unplaced.length} of them without order`
			: '';
	const line = `then "${ended.status}" with ${placed} orders, ${twice.length} twice, ${skipped.size} items skipped${doubts}`;
	return { line, unplaced, inDoubt, skipped: skipped.size };
}
