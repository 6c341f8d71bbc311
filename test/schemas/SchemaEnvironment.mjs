import { tsImport } from 'tsx/esm/api';
import SandboxEnvironment from '../SandboxEnvironment.mjs';

/** Gives a test file the files of the output schemas too, as the global `schemaFiles`. */
export default class SchemaEnvironment extends SandboxEnvironment {
	async setup() {
		await super.setup();
		this.global.schemaFiles = { ...(await tsImport('./files.mts', import.meta.url)) };
	}
}
