import { TestEnvironment } from 'jest-environment-node';
import { tsImport } from 'tsx/esm/api';

/**
 * Gives each test file the vendors' APIs in a server of its own, as the global `sandbox`. It runs
 * outside of jest's module registry, as the sandbox is a package of its own that shares no code with
 * the nodes.
 */
export default class SandboxEnvironment extends TestEnvironment {
	async setup() {
		await super.setup();
		const { startSandbox } = await tsImport('../../sandbox/apis/server.ts', import.meta.url);
		this.global.sandbox = await startSandbox();
	}

	async teardown() {
		await this.global.sandbox.close();
		await super.teardown();
	}
}
