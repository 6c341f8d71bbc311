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
		try {
			return await result;
		} finally {
			for (const key of keys) if (last.get(key) === result) last.delete(key);
		}
	};
}

/**
 * Remembers what a function gave for a key, so that it is called once for each key. A failure is not
 * remembered: the next that asks tries again.
 */
export function oncePerKey<Key, Result>(
	work: (key: Key) => Promise<Result>,
): (key: Key) => Promise<Result> {
	const promised = new Map<Key, Promise<Result>>();
	return async (key) => {
		const known = promised.get(key);
		if (known !== undefined) return await known;
		const result = work(key);
		promised.set(key, result);
		result.catch(() => promised.delete(key));
		return await result;
	};
}

/**
 * Puts what is asked for while earlier work goes on into one piece of work.
 *
 * @param start waits until the work may begin, then does it
 * @param work is given the parts of all who asked, each once; what it gives is for all of them
 */
export function together<Part, Result>(
	start: (work: () => Promise<Result>) => Promise<Result>,
	work: (parts: Part[]) => Promise<Result>,
): (parts: Part[]) => Promise<Result> {
	let next: { parts: Set<Part>; result: Promise<Result> } | undefined;
	return async (parts) => {
		if (next === undefined) {
			const group = new Set<Part>();
			const result = start(async () => {
				next = undefined;
				return await work([...group]);
			});
			next = { parts: group, result };
		}
		for (const part of parts) next.parts.add(part);
		return await next.result;
	};
}
