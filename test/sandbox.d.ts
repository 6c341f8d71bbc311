import type * as client from '../sandbox/apis/client.mts';
import type { Sandbox, startSandbox } from '../sandbox/apis/server.mts';
import type * as files from './files.mts';

declare global {
	/** The vendors' APIs, from SandboxEnvironment. */
	const sandbox: Sandbox;

	/** What the sandbox exports, for its own tests, and a way to print figures. */
	const sandboxPackage: typeof client & {
		startSandbox: typeof startSandbox;
		print: (text: string) => void;
	};

	/** The files of the project, from SandboxEnvironment. */
	const projectFiles: typeof files;
}
