/**
 * `npm run schemas`: writes the output schemas anew. It is run as a test, which the nodes and the
 * sandbox are loaded for; it is none, and `npm test` leaves it out.
 *
 * @jest-environment ./test/SandboxEnvironment.mjs
 */
import { asTexts, FOLDERS, outputSchemas } from './outputSchemas';

it('writes what the operations give', async () => {
	projectFiles.replaceFolders(FOLDERS, asTexts(await outputSchemas()));
});
