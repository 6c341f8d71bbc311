/** How an execution asks an API. */
export interface Settings {
	/** How many items are worked on, and how many requests are under way, at the same time at most. */
	concurrency: number;
	/** How often a request that may safely be sent again is sent again. */
	maxRetries: number;
	/** Milliseconds that one request may take. */
	timeout: number;
}

/** What counts where the user sets nothing. */
export const DEFAULT_SETTINGS: Settings = { concurrency: 128, maxRetries: 2, timeout: 60_000 };
