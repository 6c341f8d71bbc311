/** What a retry is to come to: every order stands once, and the output says which is whose. */
import type { Lab } from '../../../sandbox/lab/lab.mts';
import type { Execution } from '../../../sandbox/start/rest.mts';

import { figuresOf, inDoubtOf, listed, misnamed } from './orders.mts';
import type { Check } from './scenario.mts';
import { ORDERS } from './workflow.mts';

/**
 * Checks that all orders stand once, and that the output names each by its own number.
 *
 * @param inDoubt how many items are to say that their order may exist, instead of its number
 */
export function checkComplete(
	check: Check,
	{ sandbox }: Lab,
	series: string,
	ended: Execution,
	inDoubt = 0,
): string {
	const { placed, missing, twice, requests } = figuresOf(sandbox, series);
	const wrong = misnamed(sandbox, series, ended);
	const doubted = inDoubtOf(ended).length;
	const named = ended.items.filter(({ orderNumber }) => orderNumber !== undefined).length;
	check(ended.status === 'success', `the last execution is a success (${ended.status})`);
	check(placed === ORDERS, `${ORDERS} orders stand (${placed})`);
	check(missing.length === 0, `every item has an order (missing: ${listed(missing)})`);
	check(twice.length === 0, `no item has two (${listed(twice)})`);
	check(ended.items.length === ORDERS, `the output has ${ORDERS} items (${ended.items.length})`);
	check(doubted === inDoubt, `${inDoubt} items say that their order may exist (${doubted})`);
	check(named === ORDERS - inDoubt, `all others name their order (${named})`);
	check(wrong.length === 0, `each names its own (wrong: ${listed(wrong)})`);
	const doubt = inDoubt > 0 ? `, ${doubted} in doubt` : '';
	return `${placed} orders from ${requests} requests, ${twice.length} twice, ${missing.length} missing, ${named - wrong.length} output items match the books${doubt}`;
}
