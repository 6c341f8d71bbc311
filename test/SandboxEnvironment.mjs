import { TestEnvironment } from 'jest-environment-node';
import { tsImport } from 'tsx/esm/api';

/**
 * Gives each test file the vendors' APIs in a server of its own, as the global `sandbox`, and a
 * client of them. They run outside of jest's modules: the sandbox shares no code with the nodes.
 */
export default class SandboxEnvironment extends TestEnvironment {
	async setup() {
		await super.setup();
		const load = async (file) => await tsImport(`../sandbox/apis/${file}`, import.meta.url);
		const { startSandbox } = await load('server.mts');
		this.global.sandbox = await startSandbox();
		const print = (text) => void process.stdout.write(text);
		this.global.sandboxPackage = { startSandbox, print, ...(await load('client.mts')) };
	}

	async teardown() {
		await this.global.sandbox.close();
		await super.teardown();
	}
}
