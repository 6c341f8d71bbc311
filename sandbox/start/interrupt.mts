/** Ctrl+C, and being asked to end by another program. */

const INTERRUPTED = 130;

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Waits until this process is asked to end, and gives the exit code that says so. */
export async function interruption(): Promise<number> {
	return await new Promise((resolve) => {
		for (const signal of SIGNALS) process.once(signal, () => resolve(INTERRUPTED));
	});
}

/**
 * Has something closed before this process ends because it was asked to.
 *
 * @returns a function to say with that there is nothing left to close
 */
export function closeWhenInterrupted(close: () => Promise<void>): () => void {
	const end = () => {
		forget();
		// A second signal is not to end what is being closed.
		for (const signal of SIGNALS) process.on(signal, () => {});
		close().then(
			() => process.exit(INTERRUPTED),
			() => process.exit(INTERRUPTED),
		);
	};
	const forget = () => {
		for (const signal of SIGNALS) process.off(signal, end);
	};
	for (const signal of SIGNALS) process.on(signal, end);
	return forget;
}
