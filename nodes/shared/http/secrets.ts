import type { Outcome } from './outcome';

/** Blots the secrets out of what an API answered, for servers that echo them. */
export function hideSecrets(outcome: Outcome, secrets: unknown[]): Outcome {
	const hidden = secrets.filter(
		(secret): secret is string => typeof secret === 'string' && secret.length > 3,
	);
	const blot = (text: string) =>
		hidden
			.reduce((rest, secret) => rest.replaceAll(secret, '[secret]'), text)
			.replace(/\bBearer\s+[\w.~+/=-]+/gi, 'Bearer [secret]');
	const parts = Object.entries(outcome) as Array<[string, unknown]>;
	const shown = parts.map(([name, part]) => [name, typeof part === 'string' ? blot(part) : part]);
	return Object.fromEntries(shown) as Outcome;
}
