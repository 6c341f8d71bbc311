/** `npm run dev`: taking what is changed in the nodes into an n8n that runs. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';

import { endWithUs } from './command.mts';
import { packageFolder } from './nodes.mts';
import { ROOT } from './paths.mts';

/** Has n8n load a package anew when a file of it changes, and tell the editor. */
export const RELOADING = { N8N_DEV_RELOAD: 'true' };

const COMPILER = 'node_modules/typescript/bin/tsc';
const GULP = 'node_modules/gulp/bin/gulp.js';

export interface Watcher {
	stop(): Promise<void>;
}

/**
 * Builds the nodes into the package that n8n has loaded, once and again after every change. What does
 * not compile is shown, and n8n keeps what it has.
 *
 * @param userFolder where n8n has the package
 * @param source the folder of the nodes' source
 */
export function watchNodes(userFolder: string, source = ROOT): Watcher {
	const target = packageFolder(userFolder);
	const programs = [
		[
			COMPILER,
			'--project',
			'tsconfig.build.json',
			'--watch',
			'--preserveWatchOutput',
			'--noEmitOnError',
			'--outDir',
			join(target, 'dist'),
		],
		[GULP, '--silent', 'copyChangedAssets'],
	].map((args) => {
		const program = spawn(process.execPath, args, {
			cwd: source,
			env: { ...process.env, PACKAGE: target },
			stdio: ['ignore', 'inherit', 'inherit'],
		});
		endWithUs(program, 'SIGTERM');
		return { program, ended: new Promise((resolve) => program.once('close', resolve)) };
	});
	return {
		async stop() {
			for (const { program } of programs) program.kill();
			await Promise.all(programs.map(({ ended }) => ended));
		},
	};
}
