import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';

const WITHIN = 15_000;
const LOOK_EVERY = 50;

/**
 * Waits until an assertion holds; the last failure is thrown where it never does.
 *
 * @param assertion looks anew at each call
 */
export async function eventually(
	assertion: () => Promise<void> | void,
	within = WITHIN,
): Promise<void> {
	const deadline = Date.now() + within;
	for (;;) {
		try {
			return await assertion();
		} catch (error) {
			if (Date.now() > deadline) throw error;
			await sleep(LOOK_EVERY);
		}
	}
}

/** Waits until what the page shows is what is expected. */
export async function becomes<Shown>(
	look: () => Promise<Shown> | Shown,
	expected: Shown,
): Promise<void> {
	await eventually(async () => assert.deepEqual(await look(), expected));
}
