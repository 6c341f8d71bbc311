/** What is counted instead of timed: requests that need not be sent. */
import type { Counts } from './apis-process.mts';
import type { Bench } from './bench.mts';
import { packageOfItem, salesOrders } from './contestants.mts';
import type { Contestant } from './contestants.mts';
import { PACKAGE_IDS } from './package/items.mts';

const CONCURRENCY = 10;

/** How many items the counts are taken with. */
export const COUNTED_ITEMS = 100;

export interface RequestCounts {
	/** Token requests by contestant, while none is stored. */
	tokens: Partial<Record<Contestant, number>>;
	/** Schema requests of the package. */
	schemas: { packages: number; requests: number };
}

export async function countRequests(bench: Bench): Promise<RequestCounts> {
	await bench.apis.prepare({ salesOrderResponse: 'json' });
	const nodes = Object.entries(salesOrders(bench.apis.access, CONCURRENCY));
	const tokens: RequestCounts['tokens'] = {};
	for (const [contestant, node] of nodes) {
		const credentials = { simutekOAuth2Api: await freshCredential(bench, contestant) };
		const path = `tokens-${contestant}`;
		await bench.n8n.publish(path, 'salesOrder', { ...node, credentials } as typeof node);
		const before = await bench.apis.counts();
		await bench.n8n.run(path, COUNTED_ITEMS);
		const after = await bench.apis.counts();
		tokens[contestant as Contestant] = after.tokensIssued - before.tokensIssued;
	}
	await bench.n8n.publish('schemas', 'packageOrder', packageOfItem(CONCURRENCY));
	await bench.forgetSchemas();
	const before = await bench.apis.counts();
	await bench.n8n.run('schemas', COUNTED_ITEMS);
	const after = await bench.apis.counts();
	const requests = schemaRequests(after) - schemaRequests(before);
	return { tokens, schemas: { packages: PACKAGE_IDS.length, requests } };
}

function schemaRequests({ requests }: Counts): number {
	return requests.GetPackageSchema ?? 0;
}

/** A credential for which n8n has no access token yet. */
async function freshCredential({ apis, n8n }: Bench, contestant: string) {
	const { baseUrl, accessTokenUrl, clientId, clientSecret } = apis.access.simutek;
	const name = `Simutek without a token (${contestant})`;
	const { id } = await n8n.client.request<{ id: string }>('POST', '/credentials', {
		name,
		type: 'simutekOAuth2Api',
		data: { baseUrl, accessTokenUrl, clientId, clientSecret },
	});
	return { id, name };
}
