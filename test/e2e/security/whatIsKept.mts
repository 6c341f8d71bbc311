/** Everything that an n8n shows, exports, logs and keeps. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Lab } from '../../../sandbox/lab/lab.mts';
import { runN8nCommand } from '../../../sandbox/start/n8n.mts';

/**
 * Gathers what n8n has to show of all workflows and executions, then stops it and gathers what it
 * has written.
 *
 * @returns the texts by the place where they were found
 */
export async function whatIsKept(lab: Lab): Promise<Map<string, string>> {
	const texts = new Map<string, string>();
	const shown = [
		'/executions',
		'/credentials',
		...lab.executions.map((id) => `/executions/${id}`),
		...lab.workflows.map((id) => `/workflows/${id}`),
	];
	for (const path of shown) {
		texts.set(`GET /rest${path}`, JSON.stringify(await lab.client.request('GET', path)));
	}
	await lab.stop();
	texts.set('exported workflows', await runN8nCommand(lab.options, 'export:workflow', '--all'));
	lab.logs.forEach((log, start) => texts.set(`log of start ${start + 1}`, log));
	for (const file of filesIn(lab.options.userFolder)) {
		texts.set(file, readFileSync(file, 'latin1'));
	}
	return texts;
}

/** All files that n8n has written, its database among them. */
function filesIn(folder: string): string[] {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && !entry.parentPath.includes('node_modules'))
		.map(({ parentPath, name }) => join(parentPath, name));
}
