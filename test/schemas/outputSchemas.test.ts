/** @jest-environment ./test/schemas/SchemaEnvironment.mjs */
import { FOLDERS, outputSchemas } from './outputSchemas';

/** Also the order of the fields counts, which is that of the preview. */
function asText(schemas: Map<string, unknown>): Record<string, string> {
	return Object.fromEntries(
		[...schemas].map(([file, schema]) => [file, JSON.stringify(schema, null, '\t')]),
	);
}

describe('The output schemas of all operations', () => {
	it('are what the operations give; if not, run "npm run schemas"', async () => {
		const written = schemaFiles.readSchemas(FOLDERS);
		expect(asText(written)).toEqual(asText(await outputSchemas()));
	});
});
