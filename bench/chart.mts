/** Line charts as SVG, for light and dark pages. */

export interface Series {
	name: string;
	colour: string;
	points: Array<{ x: number; y: number }>;
	/** Drawn dashed: a level for comparison. */
	isLevel?: boolean;
	/** Drawn without a mark at each of its many points. */
	isCurve?: boolean;
}

type Scale = 'linear' | 'logarithmic';

export interface Chart {
	title: string;
	xLabel: string;
	yLabel: string;
	/** The values to name on the axes. */
	xTicks: number[];
	xScale: Scale;
	yTicks: number[];
	yScale: Scale;
	series: Series[];
}

const WIDTH = 720;
const HEIGHT = 420;
const PLOT = { left: 80, right: 700, top: 84, bottom: 360 };

const STYLE = `
	text { font: 13px system-ui, sans-serif; fill: #1f2328; }
	.title { font-size: 16px; font-weight: 600; }
	.grid { stroke: #d0d7de; stroke-width: 1; }
	@media (prefers-color-scheme: dark) {
		text { fill: #e6edf3; }
		.grid { stroke: #3d444d; }
	}`;

function scale(kind: Scale, from: number, to: number, low: number, high: number) {
	const place = kind === 'logarithmic' ? Math.log10 : (value: number) => value;
	const length = place(high) - place(low);
	return (value: number) => from + ((place(value) - place(low)) / length) * (to - from);
}

/** Draws a chart. */
export function drawChart(chart: Chart): string {
	const { title, xLabel, yLabel, xTicks, xScale, yTicks, yScale, series } = chart;
	const { left, right, top, bottom } = PLOT;
	const x = scale(xScale, left + 20, right - 20, Math.min(...xTicks), Math.max(...xTicks));
	const y = scale(yScale, bottom, top, Math.min(...yTicks), Math.max(...yTicks));
	const middle = (left + right) / 2;
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escaped(title)}">`,
		`<style>${STYLE}\n</style>`,
		text(left, 26, title, 'class="title"'),
		...yTicks.flatMap((tick) => [
			line(left, y(tick), right, y(tick)),
			text(left - 8, y(tick) + 4, tick.toLocaleString('en'), 'text-anchor="end"'),
		]),
		...xTicks.map((tick) =>
			text(x(tick), bottom + 20, tick.toLocaleString('en'), 'text-anchor="middle"'),
		),
		text(middle, bottom + 46, xLabel, 'text-anchor="middle"'),
		text(
			0,
			0,
			yLabel,
			`text-anchor="middle" transform="translate(18 ${(top + bottom) / 2}) rotate(-90)"`,
		),
		...series.flatMap((one, index) => drawSeries(one, index, x, y)),
		'</svg>',
		'',
	].join('\n');
}

function drawSeries(
	{ name, colour, points, isLevel, isCurve }: Series,
	index: number,
	x: (value: number) => number,
	y: (value: number) => number,
): string[] {
	const path = points.map(({ x: at, y: value }) => `${round(x(at))},${round(y(value))}`).join(' ');
	const dashes = isLevel === true ? ' stroke-dasharray="6 5"' : '';
	const legend = PLOT.left + index * 155;
	return [
		`<polyline points="${path}" fill="none" stroke="${colour}" stroke-width="2.5"${dashes}/>`,
		...(isLevel || isCurve ? [] : points).map(
			(point) =>
				`<circle cx="${round(x(point.x))}" cy="${round(y(point.y))}" r="4" fill="${colour}"/>`,
		),
		`<path d="M${legend} 52h24" stroke="${colour}" stroke-width="3"${dashes}/>`,
		text(legend + 30, 56, name),
	];
}

function line(x1: number, y1: number, x2: number, y2: number): string {
	return `<path class="grid" d="M${round(x1)} ${round(y1)}L${round(x2)} ${round(y2)}"/>`;
}

function text(x: number, y: number, content: string, attributes = ''): string {
	const place = x === 0 && y === 0 ? '' : `x="${round(x)}" y="${round(y)}" `;
	return `<text ${place}${attributes}>${escaped(content)}</text>`;
}

function round(value: number): number {
	return Math.round(value * 10) / 10;
}

function escaped(content: string): string {
	return content.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
