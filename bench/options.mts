/** What the benchmark can be told on its command line. */
import { parseArgs } from 'node:util';

import { CASES } from './cases.mts';
import { CONTESTANTS } from './contestants.mts';
import type { Contestant } from './contestants.mts';

export interface Options {
	/** Only these cases; empty for all. */
	cases: string[];
	rounds: number;
	memoryRounds: number;
	/** On a small scale, for trying the benchmark itself. */
	isQuick: boolean;
	/** Whether only some cases are measured, by time alone. */
	isPartial: boolean;
	/** Whether to profile the cases instead of comparing. */
	isProfile: boolean;
	/** Whether to measure only what *Skip Duplicates* costs. */
	isDuplicates: boolean;
	/** Whom to profile. */
	contestant: Contestant;
}

export const USAGE = `npm run bench                              measures everything and writes docs/performance.md
npm run bench -- --quick                   the same on a small scale; writes nothing
npm run bench -- --case NAME [--case …]    the times of some cases; writes nothing
npm run bench -- --duplicates               what "Skip Duplicates" costs; writes nothing
npm run bench -- --profile [--case NAME] [--contestant NAME]
                                           where the time goes
Further options: --rounds N (5), --memory-rounds N (3)

Cases: ${CASES.map(({ name }) => name).join(', ')}
Contestants: ${CONTESTANTS.join(', ')}`;

/** Reads the command line; undefined if it makes no sense or asks what there is. */
export function readOptions(args: string[]): Options | undefined {
	try {
		const { values } = parseArgs({
			args,
			options: {
				case: { type: 'string', multiple: true, default: [] },
				rounds: { type: 'string', default: '5' },
				'memory-rounds': { type: 'string', default: '3' },
				quick: { type: 'boolean', default: false },
				duplicates: { type: 'boolean', default: false },
				profile: { type: 'boolean', default: false },
				contestant: { type: 'string', default: 'package' },
				help: { type: 'boolean', default: false },
			},
		});
		if (values.help) return undefined;
		const contestant = CONTESTANTS.find((name) => name === values.contestant);
		const cases = values.case;
		const [rounds, memoryRounds] = [Number(values.rounds), Number(values['memory-rounds'])];
		const isKnown = cases.every((name) => CASES.some((one) => one.name === name));
		if (contestant === undefined || !isKnown || !(rounds > 0) || !(memoryRounds > 0)) {
			return undefined;
		}
		return {
			cases,
			rounds,
			memoryRounds,
			isQuick: values.quick,
			isPartial: cases.length > 0,
			isDuplicates: values.duplicates,
			isProfile: values.profile,
			contestant,
		};
	} catch {
		return undefined;
	}
}
