/**
 * `npm run schemas`: writes the output schemas anew. It is run as a test, which the nodes and the
 * sandbox are loaded for; it is none, and `npm test` leaves it out.
 *
 * @jest-environment ./test/schemas/SchemaEnvironment.mjs
 */
import { FOLDERS, outputSchemas } from './outputSchemas';

it('writes what the operations give', async () => {
	schemaFiles.writeSchemas(FOLDERS, await outputSchemas());
});
