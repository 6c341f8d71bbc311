/** What *Skip Duplicates* promises: an order stands at most once, and what is not sent is named. */
import type { Lab } from '../../../sandbox/lab/lab.mts';
import type { Execution } from '../../../sandbox/start/rest.mts';

import { figuresOf, listed, misnamed } from './orders.mts';
import type { Check } from './scenario.mts';
import { ORDERS } from './workflow.mts';

/**
 * Checks that no order stands twice, and that every item either stands or is shown as skipped with
 * its key.
 *
 * @returns the items that were skipped although no order stands for them
 */
export function checkNothingLost(check: Check, lab: Lab, series: string, ended: Execution) {
	const { placed, missing, twice } = figuresOf(lab.sandbox, series);
	const skipped = new Map(
		ended.items.flatMap((item, index) => (item.skipped === true ? [[index, item.key]] : [])),
	);
	const keys = new Set(skipped.values());
	const lost = missing.filter((item) => !skipped.has(item));
	const unplaced = missing.filter((item) => skipped.has(item));
	check(ended.items.length === ORDERS, `the output has ${ORDERS} items (${ended.items.length})`);
	check(twice.length === 0, `no order stands twice (${listed(twice)})`);
	check(lost.length === 0, `no item is without an order unsaid (${listed(lost)})`);
	check(keys.size === skipped.size, 'each skipped item names a key of its own');
	check(misnamed(lab.sandbox, series, ended).length === 0, 'the output matches the books');
	const line = `then "${ended.status}" with ${placed} orders, ${twice.length} twice, ${skipped.size} items skipped, ${unplaced.length} of them without an order${unplaced.length > 0 ? ` (items ${listed(unplaced)})` : ''}`;
	return { line, unplaced, skipped: skipped.size };
}
