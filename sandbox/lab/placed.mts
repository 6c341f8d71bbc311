/** Doing something at the moment when the books hold so many entries. */

const PLACED_WITHIN = 60_000;

/**
 * Does something when so many orders stand, before the answer to the last of them is sent: so the
 * very next request for an order is the first to meet it.
 */
export function whenPlaced<Order>(orders: Order[], count: number, act: () => void): void {
	const push = orders.push.bind(orders);
	orders.push = (...added) => {
		const length = push(...added);
		if (length === count) act();
		return length;
	};
}

/** Waits until so many orders stand, and does something at that very moment. */
export async function atOrder<Order>(
	orders: Order[],
	count: number,
	act: () => Promise<void> = async () => {},
): Promise<void> {
	await new Promise<void>((resolve, reject) => {
		const tooLate = setTimeout(
			() => reject(new Error(`${count} orders did not stand within a minute.`)),
			PLACED_WITHIN,
		);
		whenPlaced(orders, count, () => {
			clearTimeout(tooLate);
			act().then(resolve, reject);
		});
	});
}
