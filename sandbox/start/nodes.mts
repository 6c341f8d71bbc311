/** From the source of the nodes to a community package in n8n, by way of the packed tarball. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { run } from './command.mts';
import { DATA, ROOT } from './paths.mts';

/** Builds and packs the package as for a release, and gives back the tarball's path. */
export async function packNodes(): Promise<string> {
	await run('npm', ['run', 'build'], { cwd: ROOT });
	mkdirSync(DATA, { recursive: true });
	const pack = ['pack', '--silent', '--ignore-scripts=true', '--pack-destination', DATA];
	const printed = await run('npm', pack, { cwd: ROOT });
	return join(DATA, printed.trim());
}

/** Where n8n has the package, once it is installed. */
export function packageFolder(userFolder: string): string {
	return join(userFolder, '.n8n', 'nodes', 'node_modules', readPackage(ROOT).name);
}

/** Installs the tarball the way that n8n installs a community package; n8n finds it at its start. */
export async function installNodes(tarball: string, userFolder: string): Promise<void> {
	const folder = packageFolder(userFolder);
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(folder, { recursive: true });
	await run('tar', ['-xzf', tarball, '-C', folder, '--strip-components=1'], { cwd: userFolder });

	const { devDependencies, peerDependencies, optionalDependencies, ...rest } = readPackage(folder);
	writeFileSync(join(folder, 'package.json'), JSON.stringify(rest, null, 2));
	const flags = ['--bin-links=false', '--install-strategy=shallow', '--package-lock=false'];
	await run('npm', ['install', '--ignore-scripts=true', '--no-audit', '--no-fund', ...flags], {
		cwd: folder,
	});
}

type PackageJson = { name: string } & Record<string, unknown>;

function readPackage(folder: string): PackageJson {
	return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as PackageJson;
}
