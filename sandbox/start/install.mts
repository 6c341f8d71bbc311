/** Installing n8n: once, and again when its lockfile has changed. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { run } from './command.mts';
import { N8N } from './paths.mts';

/** Written last, inside the folder that `npm ci` empties: a half install leaves none. */
function markerIn(folder: string): string {
	return join(folder, 'node_modules', '.installed');
}

/** Node for n8n and the database driver: of all install scripts in n8n's tree only these are run. */
const PACKAGES_WITH_SCRIPTS = ['node', 'sqlite3'];

function lockHash(folder: string): string {
	return createHash('sha256')
		.update(readFileSync(join(folder, 'package-lock.json')))
		.digest('hex');
}

export function isN8nInstalled(folder = N8N): boolean {
	const marker = markerIn(folder);
	return existsSync(marker) && readFileSync(marker, 'utf8') === lockHash(folder);
}

/**
 * Installs n8n, the Node that it asks for, and the database driver built for this machine. The flags
 * are written out, since npm hands the settings of the project that `npm start` runs in down to
 * every npm below it.
 *
 * @param folder where the package.json and the lockfile of that n8n are
 */
export async function installN8n(folder = N8N): Promise<void> {
	const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
	await run('npm', ['ci', '--ignore-scripts=true', ...quiet], { cwd: folder });
	const rebuild = ['rebuild', ...PACKAGES_WITH_SCRIPTS, '--ignore-scripts=false', ...quiet];
	await run('npm', rebuild, { cwd: folder });
	writeFileSync(markerIn(folder), lockHash(folder));
}
