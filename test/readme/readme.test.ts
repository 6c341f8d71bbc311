import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { currentReadme, generatedReadme, messagesOf } from './readme';

/** A table whatever the width of its columns, which is prettier's to choose. */
function withoutPadding(markdown: string): string {
	return markdown.replace(/ +\|/g, ' |').replace(/-{3,}/g, '---');
}

/** The text of all sources of the nodes and credentials. */
const sources = ['nodes', 'credentials']
	.flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true }))
	.filter(({ name }) => name.endsWith('.ts'))
	.map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8'))
	.join('\n');

describe('The tables of parameters', () => {
	it('are what the nodes say of themselves; if not, run "npm run readme"', () => {
		expect(withoutPadding(currentReadme())).toBe(withoutPadding(generatedReadme()));
	});
});

describe('The table of messages', () => {
	it.each(messagesOf(currentReadme()))('has one that the nodes give: %s', (message) => {
		const missing = message.split('…').filter((part) => !sources.includes(part));
		expect(missing).toEqual([]);
	});
});
