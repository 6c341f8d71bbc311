import { currentReadme, generatedReadme } from './readme';

/** A table whatever the width of its columns, which is prettier's to choose. */
function withoutPadding(markdown: string): string {
	return markdown.replace(/ +\|/g, ' |').replace(/-{3,}/g, '---');
}

describe('The tables of the README', () => {
	it('are what the nodes say of themselves; if not, run "npm run readme"', () => {
		expect(withoutPadding(currentReadme())).toBe(withoutPadding(generatedReadme()));
	});
});
