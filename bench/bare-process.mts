/** The bare loop, kept running so that it is as warm as n8n is. */
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

import { endWithUs } from '../sandbox/start/command.mts';
import { nodeOf } from '../sandbox/start/n8n.mts';

import type { BareResult, BareTask } from './bare-loop.mts';

const SCRIPT = join(import.meta.dirname, 'bare-loop.mts');

export class BareProcess {
	private readonly child: ChildProcess;

	constructor() {
		// The loader that this process runs under is none of the loop's.
		this.child = fork(SCRIPT, { execPath: nodeOf(), execArgv: [] });
		endWithUs(this.child, 'SIGTERM');
	}

	async run(task: BareTask): Promise<BareResult> {
		this.child.send(task);
		const [answer] = (await once(this.child, 'message')) as [BareResult | { error: string }];
		if ('error' in answer) throw new Error(`The bare loop failed: ${answer.error}`);
		return answer;
	}

	async stop(): Promise<void> {
		if (this.child.exitCode !== null) return;
		const ended = once(this.child, 'close');
		this.child.kill();
		await ended;
	}
}
