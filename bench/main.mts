/**
 * Compares the nodes with what a user would take instead: `npm run bench [-- <options>]`. Without
 * options everything is measured and written into docs/performance.md.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { installN8n, isN8nInstalled } from '../sandbox/start/install.mts';
import { interruption } from '../sandbox/start/interrupt.mts';
import { packNodes } from '../sandbox/start/nodes.mts';
import { DATA } from '../sandbox/start/paths.mts';
import { step } from '../sandbox/start/progress.mts';

import { Bench } from './bench.mts';
import { CASES, reduced } from './cases.mts';
import type { Case } from './cases.mts';
import { countRequests } from './counts.mts';
import { figures, writeDocument } from './document.mts';
import { measureDuplicates } from './duplicates.mts';
import { measureLoading } from './load-time.mts';
import { describeMachine } from './machine.mts';
import { measureMemory } from './memory.mts';
import { readOptions, USAGE } from './options.mts';
import type { Options } from './options.mts';
import { describeProfile, profileCase, sharesOf } from './profile.mts';
import type { CaseResult, Results, Shares } from './results.mts';
import { playRounds } from './rounds.mts';
import { measureByConcurrency, measureByItems } from './scaling.mts';
import { duplicatesTable, timesTable } from './tables.mts';

const FAILED = 1;
const LOADINGS = 15;

/** Fewer items for each step of the scales, for trying the benchmark itself. */
const QUICK_MOST = 1000;
const MOST = 10_000;

function casesOf({ cases, isQuick }: Options): Case[] {
	const chosen = cases.length === 0 ? CASES : CASES.filter(({ name }) => cases.includes(name));
	return isQuick ? chosen.map(reduced) : [...chosen];
}

async function measureAll(bench: Bench, options: Options): Promise<Results> {
	const { rounds, memoryRounds, isQuick } = options;
	const machine = await describeMachine();
	const cases: CaseResult[] = [];
	for (const one of casesOf(options)) {
		cases.push({ one, samples: await step(one.title, () => playRounds(bench, one, rounds)) });
	}
	if (options.isPartial) return { machine, rounds, cases };
	const most = isQuick ? QUICK_MOST : MOST;
	const byItems = await step('By number of items', () => measureByItems(bench, rounds, most));
	const byConcurrency = await step('By requests at once', () =>
		measureByConcurrency(bench, rounds, most),
	);
	const duplicates = await step('Skip Duplicates', () => measureDuplicates(bench, rounds));
	const counts = await step('Counting requests', () => countRequests(bench));
	const isWhole = (one: Case) => one.isTimedOnly !== true;
	const shares = await step('Profiling', () =>
		measureShares(bench, casesOf(options).filter(isWhole)),
	);
	const { nodesFolder } = bench.n8n;
	const loading = await step('Loading', () => measureLoading(nodesFolder, LOADINGS));
	// Last, as it ends the n8n that has been warm until now.
	for (const result of cases.filter(({ one }) => isWhole(one))) {
		const title = `Memory: ${result.one.title}`;
		result.memory = await step(title, () => measureMemory(bench, result.one, memoryRounds));
	}
	return { machine, rounds, cases, byItems, byConcurrency, duplicates, counts, shares, loading };
}

async function profileCases(bench: Bench, options: Options): Promise<void> {
	const { contestant } = options;
	for (const one of casesOf(options)) {
		const { milliseconds, profile } = await profileCase(bench, one, contestant);
		const file = keep(`${one.name}-${contestant}.cpuprofile`, profile);
		console.log(`\n${one.title}, ${contestant}: ${milliseconds} ms under the profiler, ${file}\n`);
		console.log(describeProfile(profile));
	}
}

/** Whose code the package's time goes to, case by case. */
async function measureShares(bench: Bench, cases: Case[]): Promise<Shares[]> {
	const shares: Shares[] = [];
	for (const one of cases) {
		for (const contestant of ['package', 'http'] as const) {
			const { profile } = await profileCase(bench, one, contestant);
			shares.push({ one, contestant, groups: sharesOf(profile).groups });
		}
	}
	return shares;
}

/** Writes something down where git does not look, and tells where. */
function keep(name: string, content: unknown): string {
	const folder = join(DATA, 'bench');
	mkdirSync(folder, { recursive: true });
	const file = join(folder, name);
	writeFileSync(file, JSON.stringify(content));
	return file;
}

async function work(bench: Bench, options: Options): Promise<void> {
	if (options.isProfile) return await profileCases(bench, options);
	if (options.isDuplicates) {
		const points = await measureDuplicates(bench, options.rounds);
		return console.log(`\n${duplicatesTable(points)}`);
	}
	const results = await measureAll(bench, options);
	keep('results.json', results);
	if (options.isPartial) return console.log(`\n${timesTable(results.cases)}`);
	console.log(`\n${figures(results)}`);
	if (!options.isQuick) await writeDocument(results);
}

async function main(): Promise<number> {
	const options = readOptions(process.argv.slice(2));
	if (options === undefined) {
		console.log(USAGE);
		return FAILED;
	}
	if (!isN8nInstalled()) await step('Installing n8n (first time only)', installN8n);
	const interrupted = interruption();
	const tarball = await step('Building and packing the nodes', packNodes);
	const bench = await step('Starting the sandbox and n8n', () => Bench.open(tarball));
	try {
		return await Promise.race([interrupted, work(bench, options).then(() => 0)]);
	} finally {
		await bench.close();
	}
}

main().then(
	(exitCode) => process.exit(exitCode),
	(error: Error) => {
		console.error(`\n${error.message}`);
		process.exit(FAILED);
	},
);
