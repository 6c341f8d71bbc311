/** Starting other programs, none of which outlives the launcher. */
import { execFile } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';

import { lastLines } from './progress.mts';

/** Ends `child` with `signal` when this process ends. */
export function endWithUs(child: ChildProcess, signal: NodeJS.Signals): void {
	const kill = () => child.kill(signal);
	process.once('exit', kill);
	child.once('close', () => process.off('exit', kill));
}

/** Runs a program to its end and gives back what it printed; its last lines are the error's text. */
export async function run(
	command: string,
	args: string[],
	{ cwd, env = process.env }: { cwd: string; env?: NodeJS.ProcessEnv },
): Promise<string> {
	// On Windows `npm` is a script, which only a shell starts.
	const shell = process.platform === 'win32' && command === 'npm';
	return await new Promise((resolve, reject) => {
		const child = execFile(
			command,
			args,
			{ cwd, env, shell, maxBuffer: Infinity },
			(error, stdout, stderr) => {
				if (!error) return resolve(stdout);
				const output = lastLines(`${stdout}\n${stderr}`) || error.message;
				reject(new Error(`This did not work: ${[command, ...args].join(' ')}\n\n${output}`));
			},
		);
		// A milder signal has npm undo a half install first, which takes it minutes.
		endWithUs(child, 'SIGKILL');
	});
}
