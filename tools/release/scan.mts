/**
 * Lints the source and the packed tarball with the rules of n8n's own scan of published packages:
 * `npm run scan`. The exit code is 1 on a finding. What n8n's command does before that, to look at
 * the provenance and to fetch what is scanned, can only be done once a version is published.
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import {
	analyzePackage,
	SOURCE_FILE_PATTERNS,
} from '@n8n/scan-community-package/scanner/scanner.mjs';

import { run } from '../../sandbox/start/command.mts';
import { ROOT } from '../../sandbox/start/paths.mts';

/** As the scan has them for a tarball, which it does not export. */
const TARBALL_FILE_PATTERNS = ['**/*.js', 'package.json'];

async function lint(what: string, folder: string, filePatterns: string[]): Promise<void> {
	const { passed, message, details } = await analyzePackage(folder, filePatterns);
	// The scan also passes where it found nothing to lint, and has a message then.
	if (passed && message === undefined) return console.log(`The ${what} has no findings.`);
	console.log(`The ${what}: ${message}\n${details ?? ''}`);
	process.exitCode = 1;
}

/** Packs the package in `folder`, and unpacks the tarball into a folder in `workspace`. */
async function unpacked(folder: string, workspace: string): Promise<string> {
	const pack = ['pack', '--silent', '--ignore-scripts=true', '--pack-destination', workspace];
	const tarball = (await run('npm', pack, { cwd: folder })).trim();
	const target = join(workspace, 'package');
	await mkdir(target);
	await run('tar', ['-xzf', tarball, '-C', target, '--strip-components=1'], { cwd: workspace });
	return target;
}

// The tests of this command scan packages of their own.
const folder = resolve(process.argv[2] ?? ROOT);
const workspace = await mkdtemp(join(tmpdir(), 'package-scan-'));
try {
	await lint('source', folder, SOURCE_FILE_PATTERNS);
	await lint('tarball', await unpacked(folder, workspace), TARBALL_FILE_PATTERNS);
} finally {
	await rm(workspace, { recursive: true });
}
