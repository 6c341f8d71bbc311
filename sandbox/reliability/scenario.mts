/** Running scenarios one after the other, and saying in one line what came of each. */
import type { Lab } from '../lab/lab.mts';

export interface Scenario {
	name: string;
	/** What was done in words; each expectation that is not met goes to `check`. */
	play(lab: Lab, check: Check): Promise<string>;
}

/** Notes an expectation, which fails the scenario if it is not met. */
export type Check = (met: boolean, expectation: string) => void;

/** Plays the scenarios and gives back how many failed. */
export async function playAll(lab: Lab, scenarios: Scenario[]): Promise<number> {
	let failed = 0;
	for (const { name, play } of scenarios) {
		const started = Date.now();
		const unmet: string[] = [];
		const check: Check = (met, expectation) => {
			if (!met) unmet.push(expectation);
		};
		lab.sandbox.reset();
		let said = '';
		try {
			said = await play(lab, check);
		} catch (error) {
			unmet.push((error as Error).message);
		}
		const verdict = unmet.length === 0 ? 'passed' : 'FAILED';
		const why = unmet.length === 0 ? '' : ` Not so: ${unmet.join('; ')}.`;
		const seconds = ((Date.now() - started) / 1_000).toFixed(1);
		console.log(`${verdict}  ${name}: ${said}${why} (${seconds} s)`);
		if (unmet.length > 0) failed += 1;
	}
	return failed;
}
