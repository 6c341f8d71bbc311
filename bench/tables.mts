/** The figures as tables of Markdown, which are read in a terminal as well. */
import { NAMES } from './contestants.mts';
import type { Contestant } from './contestants.mts';
import { COUNTED_ITEMS } from './counts.mts';
import type { DuplicatesPoint } from './duplicates.mts';
import { costOfDuplicates, ratioTo, timesOf, verdictsOf } from './results.mts';
import type { CaseResult, Results, Shares } from './results.mts';
import type { Point } from './scaling.mts';
import { medianOf } from './statistics.mts';
import type { Spread } from './statistics.mts';

const NONE = '–';

function table(head: string[], rows: string[][]): string {
	const widths = head.map((title, column) =>
		Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0), 3),
	);
	const line = (cells: string[]) =>
		`| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
	return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

function milliseconds(spread: Spread | undefined): string {
	if (spread === undefined) return NONE;
	const [median, least, most] = [spread.median, spread.least, spread.most].map((value) =>
		Math.round(value).toLocaleString('en'),
	);
	return `${median} (${least}–${most})`;
}

function ratio(value: number | undefined): string {
	return value === undefined ? NONE : `${value.toFixed(2)} ×`;
}

/** Median, shortest and longest time of each contestant, and the package's throughput against others. */
export function timesTable(cases: CaseResult[]): string {
	const contestants = (Object.keys(NAMES) as Contestant[]).filter((contestant) =>
		cases.some(({ samples }) => samples[contestant] !== undefined),
	);
	const head = [
		'case',
		...contestants.map((contestant) => NAMES[contestant]),
		'against HTTP Request',
		'against the bare loop',
	];
	const rows = cases.map(({ one, samples }) => [
		one.title,
		...contestants.map((contestant) => milliseconds(timesOf(samples[contestant]))),
		ratio(ratioTo(samples, 'http')),
		ratio(ratioTo(samples, 'bare')),
	]);
	return table(head, rows);
}

/** Every target with what was measured. */
export function verdictsTable(results: Results): string {
	const rows = verdictsOf(results).map(({ what, measured, target, isMet }) => [
		what,
		measured,
		target,
		isMet ? 'met' : '**missed**',
	]);
	return table(['what', 'measured', 'target', ''], rows);
}

/** Peak memory of each contestant. */
export function memoryTable(cases: CaseResult[]): string {
	const contestants = ['package', 'http', 'declarative'] as const;
	const rows = cases.flatMap(({ one, memory }) =>
		memory === undefined ? [] : [[one.title, ...contestants.map((name) => rises(memory[name]))]],
	);
	return table(['case', ...contestants.map((contestant) => NAMES[contestant])], rows);
}

function rises(values: number[] | undefined): string {
	if (values === undefined) return NONE;
	const [median, least, most] = [medianOf(values), Math.min(...values), Math.max(...values)];
	return `${median.toFixed(0)} (${least.toFixed(0)}–${most.toFixed(0)})`;
}

/** Time, time per item and the event loop's delay by the number of items. */
export function itemsTable(points: Point[]): string {
	const rows = points.map(({ contestant, items, samples }) => {
		const times = timesOf(samples);
		const delay = (key: 'p99' | 'max') => {
			const values = samples.flatMap(({ loopDelay }) => loopDelay?.[key] ?? []);
			return values.length === 0 ? NONE : medianOf(values).toFixed(0);
		};
		const perItem = ((times?.median ?? Number.NaN) * 1000) / items;
		return [
			NAMES[contestant],
			items.toLocaleString('en'),
			milliseconds(times),
			`${perItem.toFixed(0)} µs`,
			delay('p99'),
			delay('max'),
		];
	});
	return table(
		['contestant', 'items', 'ms', 'per item', "delay of n8n's event loop, p99, ms", 'longest, ms'],
		rows,
	);
}

/** Throughput by the number of requests at once. */
export function concurrencyTable(points: Point[]): string {
	const steps = [...new Set(points.map(({ at }) => at))];
	const contestants = [...new Set(points.map(({ contestant }) => contestant))];
	const rows = contestants.map((contestant) => [
		NAMES[contestant],
		...steps.map((step) => {
			const point = points.find((one) => one.at === step && one.contestant === contestant);
			const times = timesOf(point?.samples);
			return point && times ? Math.round((point.items / times.median) * 1000).toString() : NONE;
		}),
	]);
	return table(['orders per second, at once', ...steps.map(String)], rows);
}

/** Times without and with *Skip Duplicates*. */
export function duplicatesTable(points: DuplicatesPoint[]): string {
	const rows = points.map((point) => [
		point.items.toLocaleString('en'),
		`${point.latency} ms`,
		milliseconds(timesOf(point.off)),
		milliseconds(timesOf(point.on)),
		ratio(costOfDuplicates(point)),
	]);
	return table(['orders', 'latency', 'off, ms', 'on, ms', 'on against off'], rows);
}

/** Whose code the time went to, in percent of what the process did. */
export function sharesTable(shares: Shares[], contestant: Contestant): string {
	const shown = shares.filter((one) => one.contestant === contestant);
	const groups = [...new Set(shown.flatMap((one) => one.groups.map(({ name }) => name)))];
	const rows = groups.map((group) => [
		group,
		...shown.map((one) => {
			const percent = one.groups.find(({ name }) => name === group)?.percent ?? 0;
			return percent < 0.5 ? NONE : percent.toFixed(0);
		}),
	]);
	return table(['percent', ...shown.map(({ one }) => one.title)], rows);
}

/** Requests that are counted. */
export function countsTable({ counts }: Results): string {
	if (counts === undefined) return '';
	const rows = Object.entries(counts.tokens).map(([contestant, count]) => [
		NAMES[contestant as Contestant],
		String(count),
	]);
	return table(['contestant', `token requests for ${COUNTED_ITEMS} items, none stored`], rows);
}
