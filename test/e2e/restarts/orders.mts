/** What the sandbox's books say of the orders that an execution was to place. */
import type { Sandbox } from '../../../sandbox/apis/server.mts';
import type { Execution } from '../../../sandbox/start/rest.mts';
import { aliasOf } from '../employees.mts';
import { numbersByName } from '../standingOrders.mts';

import { ORDERS } from './workflow.mts';

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
	const numbers = numbersByAlias(books);
	const items = Array.from({ length: ORDERS }, (_, item) => item);
	const countOf = (item: number) => numbers.get(aliasOf(series, item))?.length ?? 0;
	return {
		placed: books.orders.length,
		missing: items.filter((item) => countOf(item) === 0),
		twice: items.filter((item) => countOf(item) > 1),
		requests: books.requests.filter(({ operationId }) => operationId === 'CreateOrder').length,
	};
}

/**
 * The items that claim an order, but not the one that stands for them in the books. An item that
 * failed claims none, nor does one that was skipped and names none.
 */
export function misnamed({ books }: Sandbox, series: string, { items }: Execution): number[] {
	const numbers = numbersByAlias(books);
	return items.flatMap(({ orderNumber, skipped, error }, item) => {
		const isSkipped = skipped === true && orderNumber === undefined;
		const claimsNone = isSkipped || error !== undefined;
		const isTrue = numbers.get(aliasOf(series, item))?.includes(String(orderNumber)) === true;
		return claimsNone || isTrue ? [] : [item];
	});
}

function numbersByAlias({ orders }: Sandbox['books']): Map<unknown, string[]> {
	return numbersByName(orders.map(({ body, orderNumber }) => [body.data.alias, orderNumber]));
}

/** The items that say that their order may exist. */
export function inDoubtOf({ items }: Execution): number[] {
	return items.flatMap(({ details }, item) => {
		const { mayExist } = (details ?? {}) as { mayExist?: boolean };
		return mayExist === true ? [item] : [];
	});
}

/** Items for a message, however many they are. */
export function listed(items: number[]): string {
	return items.length > SHOWN ? `${items.slice(0, SHOWN).join(', ')}, …` : items.join(', ');
}
