/** What is played in a real n8n to see what becomes of its orders. */
import type { Lab } from '../../../sandbox/lab/lab.mts';

export interface Scenario {
	name: string;
	/** Tells what was done and what came of it; each expectation that is not met goes to `check`. */
	play(lab: Lab, check: Check): Promise<string>;
}

/** Notes an expectation, which fails the scenario if it is not met. */
export type Check = (met: boolean, expectation: string) => void;
