/** Orders are neither lost nor placed twice, whatever becomes of the n8n that places them. */
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';

import { Lab } from '../../sandbox/lab/lab.mts';

import { killed } from './restarts/killed.mts';
import { retries } from './restarts/retries.mts';
import { subWorkflows } from './restarts/subWorkflows.mts';
import { together } from './restarts/together.mts';

suite('Executions that are retried, stopped or killed', () => {
	let lab: Lab;
	before(async () => {
		lab = await Lab.open();
	});
	after(async () => await lab.close());

	for (const { name, play } of [...retries, ...subWorkflows, ...killed, ...together]) {
		test(name, async (context) => {
			lab.sandbox.reset();
			const unmet: string[] = [];
			const said = await play(lab, (met, expectation) => {
				if (!met) unmet.push(expectation);
			});
			context.diagnostic(said);
			assert.deepEqual(unmet, []);
		});
	}
});
