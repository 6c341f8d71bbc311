/** Everything that takes part in a benchmark: the sandbox, an n8n, and the bare loop. */
import { freePort } from '../sandbox/start/ports.mts';

import { ApisProcess } from './apis-process.mts';
import { BareProcess } from './bare-process.mts';
import type { Case } from './cases.mts';
import { packageOfItem } from './contestants.mts';
import type { Contestant, Nodes } from './contestants.mts';
import { MeasuringN8n } from './measuring-n8n.mts';
import { PACKAGE_IDS } from './package/items.mts';
import type { Observation, Wish } from './package/probe.mts';
import { trafficOf } from './traffic.mts';
import type { Traffic } from './traffic.mts';

/** What one contestant took for the work of a case, once. */
export interface Sample extends Partial<Observation> {
	milliseconds: number;
	traffic?: Traffic;
}

export class Bench {
	private constructor(
		readonly tarball: string,
		readonly apis: ApisProcess,
		readonly n8n: MeasuringN8n,
		private readonly loop: BareProcess,
	) {}

	static async open(tarball: string): Promise<Bench> {
		const apis = await ApisProcess.start(await freePort());
		try {
			const n8n = await MeasuringN8n.start(tarball, apis.access);
			return new Bench(tarball, apis, n8n, new BareProcess());
		} catch (error) {
			await apis.stop();
			throw error;
		}
	}

	async close(): Promise<void> {
		await Promise.all([this.n8n.stop(), this.apis.stop(), this.loop.stop()]);
	}

	/** Brings the sandbox into the state that a case begins with. */
	async prepare({ latencyMilliseconds, server, customers }: Case): Promise<void> {
		const salesOrderResponse = 'json';
		await this.apis.prepare({ latencyMilliseconds, ...server, salesOrderResponse }, customers);
	}

	/** Has the package forget the schemas: it asks again for what an order does not fit. */
	async forgetSchemas(): Promise<void> {
		const times = PACKAGE_IDS.length;
		await this.apis.injectFault({
			operationId: 'GetPackageSchema',
			kind: 'status',
			status: 404,
			effect: 'none',
			times,
		});
		const node = { ...packageOfItem(times), onError: 'continueRegularOutput' };
		await this.n8n.publish('forget-schemas', 'misfit', node);
		await this.n8n.run('forget-schemas', times);
	}

	/** Everyone who can do the work of a case. */
	contestantsOf(one: Case): Contestant[] {
		const nodes = Object.keys(this.nodesOf(one)) as Contestant[];
		return [...nodes, ...(one.bare === undefined ? [] : (['bare'] as const))];
	}

	private nodesOf(one: Case): Nodes {
		return one.nodes(this.apis.access, this.n8n.headerAuth, one.concurrency);
	}

	/** Has a contestant do the work of a case once. */
	async sample(one: Case, contestant: Contestant, wish: Partial<Wish> = {}): Promise<Sample> {
		if (contestant === 'package') await this.prepareSchema(one);
		const began = new Date();
		const taken =
			contestant === 'bare'
				? await this.runBare(one)
				: await this.n8n.run(await this.published(one, contestant), one.items, wish);
		if (taken.items === one.results) {
			if (!one.watchedAs) return taken;
			return { ...taken, traffic: trafficOf(await this.apis.requestsSince(began)) };
		}
		throw new Error(
			`${contestant} gave ${taken.items} results instead of ${one.results} (${one.name}).`,
		);
	}

	/** Publishes a workflow that does the work of a case, and gives its path. */
	private async published(one: Case, contestant: Exclude<Contestant, 'bare'>): Promise<string> {
		const node = this.nodesOf(one)[contestant];
		if (node === undefined) throw new Error(`${contestant} takes no part in ${one.name}.`);
		const path = `${one.name}-${contestant}-${one.concurrency}`;
		await this.n8n.publish(path, one.kind, node);
		return path;
	}

	/** Has the package know the schema, or not know it, as the case asks for. */
	private async prepareSchema(one: Case): Promise<void> {
		if (one.schema === 'asked for') return await this.forgetSchemas();
		if (one.schema === 'remembered') await this.n8n.run(await this.published(one, 'package'), 1);
	}

	private async runBare({ bare, items, concurrency }: Case) {
		const { access } = this.apis;
		if (bare === undefined) throw new Error('There is no bare loop for this case.');
		const headers: Record<string, string> =
			bare === 'a3Orders'
				? { 'x-auth-key': access.a3Connect.apiToken }
				: { authorization: `Bearer ${await this.apis.accessToken()}` };
		return await this.loop.run({ kind: bare, url: access.url, headers, items, concurrency });
	}
}
