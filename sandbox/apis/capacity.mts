import { setTimeout as pause } from 'node:timers/promises';

import { text, type Answer } from './answers.mts';
import type { Temper } from './oddity.mts';
import type { SandboxSettings } from './settings.mts';

/** How odd APIs say that one is to come back after about a second; a negative wait is none. */
const ODD_RETRY_AFTER: ReadonlyArray<() => string> = [
	() => '1.5',
	() => '-5',
	() => new Date(Date.now() + 1000).toUTCString(),
	() => ' 1 ',
];

/** How much a server of the vendors' APIs takes: workers that are free, and a bucket of requests. */
export class Capacity {
	private working = 0;
	private readonly waiting: Array<() => void> = [];
	private left: number | undefined;
	private filledAt = performance.now();
	private refused = 0;
	private readonly settings: SandboxSettings;

	constructor(settings: SandboxSettings) {
		this.settings = settings;
	}

	/** Whether a request is within the rate; what a second allows may be used up at once. */
	takes(): boolean {
		const { perSecond } = this.settings;
		if (perSecond === 0) return true;
		const now = performance.now();
		const filled = (this.left ?? perSecond) + ((now - this.filledAt) / 1000) * perSecond;
		this.filledAt = now;
		this.left = Math.min(perSecond, filled);
		if (this.left < 1) return false;
		this.left -= 1;
		return true;
	}

	/** What is answered to a request above the rate. */
	refusal(temper: Temper): Answer {
		const answer = text(429, 'Too Many Requests');
		if (!this.settings.retryAfter) return answer;
		const odd = ODD_RETRY_AFTER[this.refused++ % ODD_RETRY_AFTER.length]!;
		return { ...answer, headers: { 'retry-after': temper === 'documented' ? '1' : odd() } };
	}

	/** Takes the time of an answer, after waiting for a worker where their number is limited. */
	async work(): Promise<void> {
		const { workers, latencyMilliseconds } = this.settings;
		const isLimited = workers > 0;
		if (isLimited && this.working >= workers) {
			await new Promise<void>((resolve) => this.waiting.push(resolve));
		} else if (isLimited) this.working += 1;
		// Even the shortest timer takes a millisecond.
		if (latencyMilliseconds > 0) await pause(latencyMilliseconds);
		if (!isLimited) return;
		const next = this.waiting.shift();
		if (next === undefined) this.working -= 1;
		else next();
	}
}
