/** What the sandbox's books say of the orders that an execution was to place. */
import type { Sandbox } from '../../../sandbox/apis/server.mts';

import type { Execution } from '../../../sandbox/start/rest.mts';
import { aliasOf, ORDERS } from './workflow.mts';

const SHOWN = 12;

export interface Figures {
	/** How many orders stand in the books. */
	placed: number;
	/** How many items have no order. */
	missing: number[];
	/** The items that have more than one order. */
	twice: number[];
	/** How many requests for an order came in, spoilt ones included. */
	requests: number;
}

export function figuresOf({ books }: Sandbox, series: string): Figures {
	const counts = countByAlias(books.orders);
	const items = Array.from({ length: ORDERS }, (_, item) => item);
	const countOf = (item: number) => counts.get(aliasOf(series, item)) ?? 0;
	return {
		placed: books.orders.length,
		missing: items.filter((item) => countOf(item) === 0),
		twice: items.filter((item) => countOf(item) > 1),
		requests: books.requests.filter(({ operationId }) => operationId === 'CreateOrder').length,
	};
}

function countByAlias(orders: Sandbox['books']['orders']): Map<unknown, number> {
	const counts = new Map<unknown, number>();
	for (const { body } of orders) {
		counts.set(body.data.alias, (counts.get(body.data.alias) ?? 0) + 1);
	}
	return counts;
}

/**
 * The items that claim an order, but not the one that stands for them in the books. An item that was
 * skipped or failed claims none.
 */
export function misnamed({ books }: Sandbox, series: string, { items }: Execution): number[] {
	const numbers = new Map(books.orders.map((order) => [order.body.data.alias, order.orderNumber]));
	return items.flatMap(({ orderNumber, skipped, error }, item) => {
		const claimsNone = skipped === true || error !== undefined;
		return claimsNone || orderNumber === numbers.get(aliasOf(series, item)) ? [] : [item];
	});
}

/** Items for a message, however many they are. */
export function listed(items: number[]): string {
	return items.length > SHOWN ? `${items.slice(0, SHOWN).join(', ')}, …` : items.join(', ');
}
