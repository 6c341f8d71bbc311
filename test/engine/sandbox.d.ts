import type { Sandbox } from '../../sandbox/apis/server';

declare global {
	/** The vendors' APIs, from SandboxEnvironment. */
	const sandbox: Sandbox;
}
