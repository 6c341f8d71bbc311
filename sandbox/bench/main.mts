import { parseArgs } from 'node:util';

import { packNodes } from '../start/nodes.mts';
import { step } from '../start/progress.mts';
import { Bench } from './bench.mts';
import { CASES, reduced } from './cases.mts';
import { playRounds } from './rounds.mts';
import { spreadOf } from './statistics.mts';

const { values } = parseArgs({
	options: {
		rounds: { type: 'string', default: '5' },
		case: { type: 'string', multiple: true },
		quick: { type: 'boolean', default: false },
	},
});
const tarball = await step('Packing', packNodes);
const bench = await step('Starting', () => Bench.open(tarball));
try {
	for (const one of CASES) {
		if (values.case && !values.case.includes(one.name)) continue;
		const played = await step(one.title, () =>
			playRounds(bench, values.quick ? reduced(one) : one, Number(values.rounds)),
		);
		for (const [contestant, samples] of Object.entries(played)) {
			const { median, least, most } = spreadOf(samples.map(({ milliseconds }) => milliseconds));
			console.log(
				contestant.padEnd(16),
				Math.round(median),
				Math.round(least),
				Math.round(most),
				JSON.stringify(samples.at(-1)),
			);
		}
	}
} finally {
	await bench.close();
}
