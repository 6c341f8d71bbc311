/**
 * Makes pieces of work that share a key wait for each other, in the order in which they came; work
 * without a key in common runs side by side.
 */
export function oneAtATime(): <Result>(
	keys: string[],
	work: () => Promise<Result>,
) => Promise<Result> {
	const last = new Map<string, Promise<unknown>>();
	return async (keys, work) => {
		const before = keys.map((key) => last.get(key));
		const result = Promise.allSettled(before).then(work);
		for (const key of keys) last.set(key, result);
		return await result;
	};
}

/** Remembers what a function promised for a key, so that it is called once for each key. */
export function oncePerKey<Key, Result>(
	work: (key: Key) => Promise<Result>,
): (key: Key) => Promise<Result> {
	const promised = new Map<Key, Promise<Result>>();
	return async (key) => {
		const known = promised.get(key) ?? work(key);
		promised.set(key, known);
		return await known;
	};
}
