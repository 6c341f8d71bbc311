/** Calling a workflow as the world outside does. */
import { setTimeout as sleep } from 'node:timers/promises';

const REGISTERED_WITHIN = 10_000;
const POLL_EVERY = 100;
const NOT_REGISTERED = 404;

/** Calls the webhook of a workflow that has just been published; with a body by POST. */
export async function callWebhook(url: string, body?: unknown): Promise<void> {
	const { ok, status } = await answerOfWebhook(url, body);
	if (!ok) throw new Error(`n8n answered ${status} to a call of ${url}.`);
}

/** As `callWebhook`, and gives the answer, be it good or bad. */
export async function answerOfWebhook(
	url: string,
	body?: unknown,
	headers: Record<string, string> = {},
): Promise<Response> {
	const request =
		body === undefined
			? {}
			: {
					method: 'POST',
					headers: { 'content-type': 'application/json', ...headers },
					body: JSON.stringify(body),
				};
	const deadline = Date.now() + REGISTERED_WITHIN;
	// n8n registers a webhook a moment after it has said that the workflow is published.
	for (;;) {
		const response = await fetch(url, request);
		if (response.status !== NOT_REGISTERED) return response;
		if (Date.now() > deadline) throw new Error(`The webhook ${url} was not registered.`);
		await sleep(POLL_EVERY);
	}
}
