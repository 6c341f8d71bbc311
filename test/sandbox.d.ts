import type * as client from '../sandbox/apis/client.mts';
import type { Sandbox, startSandbox } from '../sandbox/apis/server.mts';

declare global {
	/** The vendors' APIs, from SandboxEnvironment. */
	const sandbox: Sandbox;

	/** What the sandbox exports, for its own tests. */
	const sandboxPackage: typeof client & { startSandbox: typeof startSandbox };
}
