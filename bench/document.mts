/** The document that keeps the last figures, with its charts. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { format, resolveConfig } from 'prettier';

import { ROOT } from '../sandbox/start/paths.mts';

import { throughputChart, timeChart, underWayChart } from './charts.mts';
import { NAMES } from './contestants.mts';
import { timesOf } from './results.mts';
import type { Results } from './results.mts';
import {
	concurrencyTable,
	countsTable,
	duplicatesTable,
	itemsTable,
	memoryTable,
	sharesTable,
	timesTable,
	verdictsTable,
} from './tables.mts';

const DOCUMENT = join(ROOT, 'docs', 'performance.md');
const IMAGES = join(ROOT, 'docs', 'images');

/** What stands between these is written by the benchmark, the rest by hand. */
const BEGIN = '<!-- figures: begin -->';
const END = '<!-- figures: end -->';

/** Puts the figures of a whole run into the document and draws its charts. */
export async function writeDocument(results: Results): Promise<void> {
	const document = readFileSync(DOCUMENT, 'utf8');
	const [before, rest = ''] = document.split(BEGIN);
	const [, after] = rest.split(END);
	if (after === undefined) throw new Error(`${DOCUMENT} has no place for the figures.`);
	const text = `${before}${BEGIN}\n\n${figures(results)}\n\n${END}${after}`;
	const style = await resolveConfig(DOCUMENT);
	writeFileSync(DOCUMENT, await format(text, { ...style, parser: 'markdown' }));
	writeChart('throughput', throughputChart(results.byConcurrency ?? [], levelOf(results)));
	writeChart('time', timeChart(results.byItems ?? []));
	writeChart('under-way', underWayChart(results.cases));
}

function writeChart(name: string, svg: string): void {
	writeFileSync(join(IMAGES, `performance-${name}.svg`), svg);
}

/** The orders per second of the HTTP Request node, in the case that the chart of throughput is about. */
function levelOf({ cases }: Results): number | undefined {
	const found = cases.find(({ one }) => one.name === 'a3-latency');
	const times = timesOf(found?.samples.http);
	return found && times && (found.one.items / times.median) * 1000;
}

/** What the sandbox can give to whoever does nothing but ask. */
function sandboxLimits({ cases }: Results): string {
	const limits = cases.flatMap(({ one, samples }) => {
		const times = timesOf(samples.bare);
		if (times === undefined || one.latencyMilliseconds > 0) return [];
		const rate = Math.round((one.results / times.median) * 1000).toLocaleString('en');
		return [`${rate} results a second (${one.title})`];
	});
	return `It gave the bare loop ${limits.join(', ')}.`;
}

/** The figures as Markdown. */
export function figures(results: Results): string {
	const {
		machine,
		rounds,
		cases,
		byItems = [],
		byConcurrency = [],
		duplicates = [],
		shares = [],
		counts,
		loading,
	} = results;
	const { processor, cores, gibibytes, system, load, node, n8n, day } = machine;
	return [
		`One run on one machine, ${day}: ${processor}, ${cores} cores, ${gibibytes} GiB, ${system}; n8n ${n8n} on Node.js ${node}; ${rounds} rounds after one that does not count. The machine's load average before it began was ${load.toFixed(1)}. Another machine gives other figures; what is to be compared are the ratios.`,
		'### Targets',
		verdictsTable(results),
		'### Times',
		'Milliseconds: the median, in brackets the shortest and the longest. Ratios of medians; above 1, the package is faster.',
		timesTable(cases),
		`The sandbox takes its part of every time: it answers on the same machine, in a process of its own. ${sandboxLimits(results)}`,
		'![Throughput by requests at once](images/performance-throughput.svg)',
		concurrencyTable(byConcurrency),
		'### Requests under way',
		'The gate follows the server: one that answers everything after 200 ms (1,000 orders), one with eight workers of 100 ms each (1,000 orders), and one that refuses above ten requests a second (300 orders).',
		'![Requests under way over time](images/performance-under-way.svg)',
		'### Time by the number of items',
		'![Time by the number of items](images/performance-time.svg)',
		itemsTable(byItems),
		'### Skip Duplicates',
		"With n8n's record full (20,000 entries), and orders that were never placed before:",
		duplicatesTable(duplicates),
		'### Where the time goes, by owner of the code',
		`What the processor did for ${NAMES.package}, by whose code asked for it, in one run of each case under the profiler:`,
		sharesTable(shares, 'package'),
		`And for ${NAMES.http}:`,
		sharesTable(shares, 'http'),
		'### Memory',
		'MiB by which the resident memory of a new n8n rose at most: the median, in brackets the least and the most.',
		memoryTable(cases),
		...(counts === undefined
			? []
			: [
					'### Requests',
					countsTable(results),
					`Orders of ${counts.schemas.packages} packages cost the package ${counts.schemas.requests} schema requests.`,
				]),
		...(loading === undefined
			? []
			: [
					'### Loading',
					`Loading both nodes and credentials took ${milliseconds(loading)} in ${loading.length} new processes that had loaded what n8n itself loads.`,
				]),
	].join('\n\n');
}

function milliseconds(times: number[]): string {
	const sorted = [...times].sort((one, other) => one - other);
	const median = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
	return `${median.toFixed(1)} ms (${sorted[0]?.toFixed(1)}–${sorted.at(-1)?.toFixed(1)})`;
}
