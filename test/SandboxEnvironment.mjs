import { TestEnvironment } from 'jest-environment-node';
import { tsImport } from 'tsx/esm/api';

/**
 * Gives each test file the vendors' APIs in a server of its own, as the global `sandbox`, a client of
 * them, and the files of the project. They run outside of jest's modules: the sandbox shares no code
 * with the nodes, and n8n's lint lets no .ts file read others.
 */
export default class SandboxEnvironment extends TestEnvironment {
	async setup() {
		await super.setup();
		const load = async (file) => await tsImport(file, import.meta.url);
		const { startSandbox } = await load('../sandbox/apis/server.mts');
		this.global.sandbox = await startSandbox();
		const print = (text) => void process.stdout.write(text);
		this.global.sandboxPackage = {
			startSandbox,
			load,
			print,
			...(await load('../sandbox/apis/client.mts')),
		};
		this.global.projectFiles = { ...(await load('./files.mts')) };
	}

	async teardown() {
		await this.global.sandbox.close();
		await super.teardown();
	}
}
