/** @jest-environment ./test/SandboxEnvironment.mjs */
import { generatedReadme, messagesOf, README } from './readme';

/** A table whatever the width of its columns, which is prettier's to choose. */
function withoutPadding(markdown: string): string {
	return markdown.replace(/ +\|/g, ' |').replace(/-{3,}/g, '---');
}

/** The text of all sources of the nodes and credentials. */
const sources = [...projectFiles.readFolders(['nodes', 'credentials'])]
	.filter(([path]) => path.endsWith('.ts'))
	.map(([, text]) => text)
	.join('\n');

describe('The tables of parameters', () => {
	it('are what the nodes say of themselves; if not, run "npm run readme"', () => {
		expect(withoutPadding(projectFiles.read(README))).toBe(withoutPadding(generatedReadme()));
	});
});

describe.each(['README.md', 'README.sv.md'])('The table of messages in %s', (file) => {
	it.each(messagesOf(projectFiles.read(file)))('has one that the nodes give: %s', (message) => {
		const missing = message.split('…').filter((part) => !sources.includes(part));
		expect(missing).toEqual([]);
	});
});

describe('The documents', () => {
	const texts = projectFiles.readDocuments(['.', 'docs']);

	it.each([...texts.keys()])('link to files that are there: %s', (path) => {
		const links = [...texts.get(path)!.matchAll(/\]\((?!https?:|#)([^)#]+)/g)];
		const missing = links
			.map(([, link = '']) => link)
			.filter((link) => !projectFiles.exists(path, link));
		expect(missing).toEqual([]);
	});
});
