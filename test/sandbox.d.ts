import type * as client from '../sandbox/apis/client.mts';
import type { Sandbox, startSandbox } from '../sandbox/apis/server.mts';
import type * as files from './files.mts';

declare global {
	/** The vendors' APIs, from SandboxEnvironment. */
	const sandbox: Sandbox;

	/** What the sandbox exports, for its own tests, and ways to load a module and to print figures. */
	const sandboxPackage: typeof client & {
		startSandbox: typeof startSandbox;
		/** Loads an .mts file, by its path from the folder of the tests. */
		load: (file: string) => Promise<unknown>;
		print: (text: string) => void;
	};

	/** The files of the project, from SandboxEnvironment. */
	const projectFiles: typeof files;
}
