import { sleep } from 'n8n-workflow';

/**
 * Lets the first to ask for its turn go alone; behind it at most so many go at the same time, in the
 * order in which they asked. Before the first starts and after it has ended, all that have failed in
 * the meantime get the time to stop the execution.
 *
 * @returns a function to wait for one's turn with, which gives one to say with that one is done
 */
export function turns(most: number): () => Promise<() => void> {
	const waiting: Array<() => void> = [];
	let free = 1;
	let isFirst = true;

	function give(places: number): void {
		free += places;
		while (free > 0 && waiting.length > 0) {
			free -= 1;
			waiting.shift()!();
		}
	}

	return async () => {
		if (isFirst) {
			isFirst = false;
			free = 0;
			await sleep(0);
			return () => void sleep(0).then(() => give(most));
		}
		if (free > 0) free -= 1;
		else await new Promise<void>((resolve) => waiting.push(resolve));
		return () => give(1);
	};
}
