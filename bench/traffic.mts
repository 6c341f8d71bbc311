/** What the sandbox saw of one run: how long its answers took, and how many requests waited for one. */
import type { NotedRequest } from './apis-process.mts';
import { medianOf } from './statistics.mts';

const REFUSED = 429;

/** The chart has so many points a second. */
const POINTS_PER_SECOND = 4;

export interface Traffic {
	/** The median time of an answer, in milliseconds; what was refused does not count. */
	medianAnswer: number;
	refused: number;
	/** How many requests were under way at most, in each part of a second from the first on. */
	underWay: Array<{ seconds: number; most: number }>;
}

/** Sums up the requests of one run. */
export function trafficOf(requests: NotedRequest[]): Traffic {
	const spans = requests.map(({ at, milliseconds }) => {
		const from = Date.parse(at);
		return { from, to: from + (milliseconds ?? 0) };
	});
	const taken = requests.filter(({ status }) => status !== REFUSED);
	return {
		medianAnswer: medianOf(taken.map(({ milliseconds }) => milliseconds ?? Number.NaN)),
		refused: requests.length - taken.length,
		underWay: underWay(spans),
	};
}

function underWay(spans: Array<{ from: number; to: number }>): Traffic['underWay'] {
	const changes = spans
		.flatMap(({ from, to }) => [
			{ at: from, by: 1 },
			{ at: to, by: -1 },
		])
		.sort((one, other) => one.at - other.at || other.by - one.by);
	const start = changes[0]?.at ?? 0;
	const most = new Map<number, number>();
	let count = 0;
	let part = 0;
	for (const { at, by } of changes) {
		const now = Math.floor(((at - start) / 1000) * POINTS_PER_SECOND);
		// What waits goes on waiting through the parts in which nothing changes.
		for (; part < now; part++) most.set(part + 1, count);
		count += by;
		most.set(part, Math.max(most.get(part) ?? 0, count));
	}
	return [...most].map(([index, value]) => ({ seconds: index / POINTS_PER_SECOND, most: value }));
}
