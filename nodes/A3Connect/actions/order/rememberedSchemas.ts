import type { OrderSchema } from '../../api/packages';

/** Milliseconds for which a schema is remembered. */
const LIFETIME = 60_000;

/** How many schemas are remembered; the oldest goes first. */
const MOST = 200;

interface Remembered {
	schema: OrderSchema;
	until: number;
}

/** In the process, so that a webhook with one order need not ask for a schema each time. */
const schemas = new Map<string, Remembered>();

/** The schemas that were asked for in the last minute, with one API token. */
export interface SchemaMemory {
	find(packageId: number): OrderSchema | undefined;
	keep(packageId: number, schema: OrderSchema): void;
	forget(packageId: number): void;
}

/**
 * @param account what tells the API and the token from others
 * @param now the time in milliseconds, by a clock that only goes forward
 */
export function rememberedSchemas(account: string, now = () => performance.now()): SchemaMemory {
	const keyOf = (packageId: number) => `${account} ${packageId}`;
	return {
		find(packageId) {
			const found = schemas.get(keyOf(packageId));
			return found !== undefined && now() < found.until ? found.schema : undefined;
		},
		keep(packageId, schema) {
			const key = keyOf(packageId);
			schemas.delete(key);
			schemas.set(key, { schema, until: now() + LIFETIME });
			for (const oldest of schemas.keys()) {
				if (schemas.size <= MOST) break;
				schemas.delete(oldest);
			}
		},
		forget: (packageId) => void schemas.delete(keyOf(packageId)),
	};
}

/** As in a process that has just started, for tests. */
export function forgetSchemas(): void {
	schemas.clear();
}
