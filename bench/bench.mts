/** Everything that takes part in a benchmark: the sandbox, an n8n, and the bare loop. */
import { freePort } from '../sandbox/start/ports.mts';

import { ApisProcess } from './apis-process.mts';
import { BareProcess } from './bare-process.mts';
import type { Case } from './cases.mts';
import type { Contestant, Nodes } from './contestants.mts';
import { MeasuringN8n } from './measuring-n8n.mts';
import type { Observation, Wish } from './package/probe.mts';

/** What one contestant took for the work of a case, once. */
export interface Sample extends Partial<Observation> {
	milliseconds: number;
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
		const taken =
			contestant === 'bare' ? await this.runBare(one) : await this.runNode(one, contestant, wish);
		if (taken.items === one.results) return taken;
		throw new Error(
			`${contestant} gave ${taken.items} results instead of ${one.results} (${one.name}).`,
		);
	}

	private async runNode(one: Case, contestant: Exclude<Contestant, 'bare'>, wish: Partial<Wish>) {
		const node = this.nodesOf(one)[contestant];
		if (node === undefined) throw new Error(`${contestant} takes no part in ${one.name}.`);
		const path = `${one.name}-${contestant}-${one.concurrency}`;
		await this.n8n.publish(path, one.kind, node);
		// So that the package remembers the schema.
		if (one.isPrimed && contestant === 'package') await this.n8n.run(path, 1, {});
		return await this.n8n.run(path, one.items, wish);
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
