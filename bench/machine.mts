/** What the figures were taken on. */
import { readFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';

import { run } from '../sandbox/start/command.mts';
import { nodeOf } from '../sandbox/start/n8n.mts';
import { N8N } from '../sandbox/start/paths.mts';

/** A machine, without anything that tells whose it is. */
export interface Machine {
	processor: string;
	cores: number;
	gibibytes: number;
	system: string;
	/** What the machine had to do before the benchmark began, as a load average. */
	load: number;
	node: string;
	n8n: string;
	day: string;
}

export async function describeMachine(): Promise<Machine> {
	const { version } = JSON.parse(
		readFileSync(join(N8N, 'node_modules', 'n8n', 'package.json'), 'utf8'),
	) as { version: string };
	const [processor] = cpus();
	const [load = 0] = loadavg();
	return {
		processor: processor?.model.trim() ?? 'unknown processor',
		cores: cpus().length,
		gibibytes: Math.round(totalmem() / 2 ** 30),
		system: process.platform,
		load,
		node: (await run(nodeOf(), ['--version'], { cwd: N8N })).trim(),
		n8n: version,
		day: new Date().toISOString().slice(0, 10),
	};
}
