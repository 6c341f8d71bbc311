/** Installing n8n: once, and again when its lockfile has changed. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { run } from './command.mts';
import { N8N } from './paths.mts';

/** Written last, inside the folder that `npm ci` empties: a half install leaves none. */
const MARKER = join(N8N, 'node_modules', '.installed');

/** Node for n8n and the database driver: of all install scripts in n8n's tree only these are run. */
const PACKAGES_WITH_SCRIPTS = ['node', 'sqlite3'];

function lockHash(): string {
	return createHash('sha256')
		.update(readFileSync(join(N8N, 'package-lock.json')))
		.digest('hex');
}

export function isN8nInstalled(): boolean {
	return existsSync(MARKER) && readFileSync(MARKER, 'utf8') === lockHash();
}

/**
 * Installs n8n, the Node that it asks for, and the database driver built for this machine. The flags
 * are written out, since npm hands the settings of the project that `npm start` runs in down to
 * every npm below it.
 */
export async function installN8n(): Promise<void> {
	const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
	await run('npm', ['ci', '--ignore-scripts=true', ...quiet], { cwd: N8N });
	const rebuild = ['rebuild', ...PACKAGES_WITH_SCRIPTS, '--ignore-scripts=false', ...quiet];
	await run('npm', rebuild, { cwd: N8N });
	writeFileSync(MARKER, lockHash());
}
