/** Where things are. Everything that the launcher writes is in folders that git ignores. */
import { resolve } from 'node:path';

export const ROOT = resolve(import.meta.dirname, '../..');
export const EXAMPLES = resolve(ROOT, 'examples');

/** The install of n8n: a package of its own, since n8n wants overrides and a newer Node. */
export const N8N = resolve(ROOT, 'sandbox/n8n');

/** The oldest n8n that the nodes are tested on, installed in the same way. */
export const OLDEST_N8N = resolve(ROOT, 'sandbox/n8n-oldest');

/** What n8n keeps between two starts: its database, its log and the packed nodes. */
export const DATA = resolve(N8N, '.data');
