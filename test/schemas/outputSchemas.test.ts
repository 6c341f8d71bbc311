/** @jest-environment ./test/SandboxEnvironment.mjs */
import { asTexts, FOLDERS, outputSchemas } from '../../tools/schemas/outputSchemas';

/** As they are written, whatever the lines that prettier breaks. */
function unformatted(texts: Map<string, string>): Record<string, string> {
	const parsed = [...texts].map(([path, text]) => [path, JSON.parse(text) as never] as const);
	return Object.fromEntries(asTexts(new Map(parsed)));
}

describe('The output schemas of all operations', () => {
	it('are what the operations give; if not, run "npm run schemas"', async () => {
		const written = unformatted(projectFiles.readFolders(FOLDERS));
		expect(written).toEqual(Object.fromEntries(asTexts(await outputSchemas())));
	});
});
