/** The orders that stand in the sandbox's books. */

/**
 * The numbers of all orders of a name, of which there should be one.
 *
 * @param orders each by what it is known by, and the number that the vendor gave it
 */
export function numbersByName<Name>(
	orders: Array<[name: Name, number: string]>,
): Map<Name, string[]> {
	const numbers = new Map<Name, string[]>();
	for (const [name, number] of orders) numbers.set(name, [...(numbers.get(name) ?? []), number]);
	return numbers;
}
