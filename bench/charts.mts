/** The charts of the document. */
import { drawChart } from './chart.mts';
import type { Series } from './chart.mts';
import { NAMES } from './contestants.mts';
import type { Contestant } from './contestants.mts';
import { timesOf } from './results.mts';
import type { CaseResult } from './results.mts';
import type { Point } from './scaling.mts';

/** Colours that tell apart on white and on near-black. */
const COLOURS: Readonly<Record<Contestant, string>> = {
	package: '#e4572e',
	http: '#2e86de',
	httpPredefined: '#b8860b',
	declarative: '#8e6bbf',
	bare: '#2ca58d',
};

const STEPS = [1, 2, 2.5, 5, 10];

function medianSeconds({ samples }: Point): number {
	return (timesOf(samples)?.median ?? Number.NaN) / 1000;
}

function seriesOf(points: Point[], value: (point: Point) => number): Series[] {
	const contestants = [...new Set(points.map(({ contestant }) => contestant))];
	return contestants.map((contestant) => ({
		name: NAMES[contestant],
		colour: COLOURS[contestant],
		points: points
			.filter((point) => point.contestant === contestant)
			.map((point) => ({ x: point.at, y: value(point) })),
	}));
}

/** Throughput by the number of requests at once, beside the HTTP Request node, which knows no number. */
export function throughputChart(points: Point[], http: number | undefined): string {
	const series = seriesOf(points, (point) => point.items / medianSeconds(point));
	const xTicks = [...new Set(points.map(({ at }) => at))];
	if (http !== undefined) {
		const ends = [xTicks[0] ?? 1, xTicks.at(-1) ?? 1];
		const level = ends.map((x) => ({ x, y: http }));
		const name = `${NAMES.http} (all at once)`;
		series.push({ name, colour: COLOURS.http, points: level, isLevel: true });
	}
	return drawChart({
		title: 'A3 orders per second, by requests at once (50 ms latency)',
		xLabel: 'requests at once ("Max Parallel Requests")',
		yLabel: 'orders per second',
		xTicks,
		xScale: 'logarithmic',
		yTicks: evenTicks(Math.max(...series.flatMap(valuesOf))),
		yScale: 'linear',
		series,
	});
}

/** Time by the number of items. */
export function timeChart(points: Point[]): string {
	const series = seriesOf(points, medianSeconds);
	return drawChart({
		title: 'Seconds for N A3 orders (auto-map, 0 ms latency)',
		xLabel: 'items',
		yLabel: 'seconds',
		xTicks: [...new Set(points.map(({ at }) => at))],
		xScale: 'logarithmic',
		yTicks: powersOfTen(series.flatMap(valuesOf)),
		yScale: 'logarithmic',
		series,
	});
}

/** How many requests of the package were under way, in the last round of each case that was watched. */
export function underWayChart(cases: CaseResult[]): string {
	const watched = cases.filter(({ one }) => one.watchedAs);
	const colours = Object.values(COLOURS);
	const series = watched.map(({ one, samples }, index): Series => {
		const points = samples.package?.at(-1)?.traffic?.underWay ?? [];
		return {
			name: one.watchedAs ?? one.name,
			colour: colours[index] ?? COLOURS.package,
			points: points
				.filter(({ most }) => most > 0)
				.map(({ seconds, most }) => ({ x: seconds, y: most })),
			isCurve: true,
		};
	});
	return drawChart({
		title: 'Requests of the package under way, by how much the server takes',
		xLabel: 'seconds',
		yLabel: 'requests under way',
		xTicks: evenTicks(Math.max(...series.flatMap(({ points }) => points.map(({ x }) => x)))),
		xScale: 'linear',
		yTicks: [1, 2, 5, 10, 20, 50, 128],
		yScale: 'logarithmic',
		series,
	});
}

function valuesOf({ points }: Series): number[] {
	return points.map(({ y }) => y);
}

function evenTicks(most: number): number[] {
	const magnitude = 10 ** Math.floor(Math.log10(most / 5));
	const step = magnitude * (STEPS.find((one) => one * magnitude * 5 >= most) ?? 10);
	return Array.from({ length: 6 }, (_, index) => index * step);
}

function powersOfTen(values: number[]): number[] {
	const lowest = Math.floor(Math.log10(Math.min(...values)));
	const highest = Math.ceil(Math.log10(Math.max(...values)));
	// Written out, since 10 ** -2 is not quite 0.01.
	return Array.from({ length: highest - lowest + 1 }, (_, index) => Number(`1e${lowest + index}`));
}
