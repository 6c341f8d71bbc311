/** @jest-environment ./test/SandboxEnvironment.mjs */
import { PARAMETERS, parametersPage } from '../../tools/documents/parameters';
import { rowsOf } from '../documentTables';
import { anchorsOf, filesOfSteps, linksOf, messagesOf, placesOf } from './markdown';

const documents = projectFiles.readDocuments(['.', 'docs']);
const README = documents.get('README.md')!;

/** A table whatever the width of its columns, which is prettier's to choose. */
function withoutPadding(markdown: string): string {
	return markdown.replace(/ +\|/g, ' |').replace(/-{3,}/g, '---');
}

/** The text of all sources of the nodes and credentials. */
const sources = [...projectFiles.readFolders(['nodes', 'credentials'])]
	.filter(([path]) => path.endsWith('.ts'))
	.map(([, text]) => text)
	.join('\n');

describe('The page of parameters', () => {
	it('is what the nodes say of themselves; if not, run "npm run readme"', () => {
		expect(withoutPadding(documents.get(PARAMETERS)!)).toBe(withoutPadding(parametersPage()));
	});
});

describe.each(['README.md', 'docs/README.sv.md', 'docs/troubleshooting.md'])(
	'The table of messages in %s',
	(path) => {
		const messages = messagesOf(documents.get(path)!);

		it('is there', () => {
			expect(messages.length).toBeGreaterThanOrEqual(9);
		});

		it.each(messages)('has one that the nodes give: %s', (message) => {
			const missing = message.split('…').filter((part) => !sources.includes(part));
			expect(missing).toEqual([]);
		});
	},
);

describe('The documents', () => {
	it.each([...documents.keys()])('link to files and headings that are there: %s', (path) => {
		const broken = linksOf(documents.get(path)!).filter(({ file, anchor, fromRoot }) => {
			const from = fromRoot ? 'README.md' : path;
			if (file !== '' && !projectFiles.exists(from, file)) return true;
			const target = file === '' ? path : projectFiles.resolve(from, file);
			const text = documents.get(target);
			return anchor !== '' && text !== undefined && !anchorsOf(text).includes(anchor);
		});
		expect(broken).toEqual([]);
	});
});

describe('The README', () => {
	it('has at most 160 lines', () => {
		expect(README.trimEnd().split('\n').length).toBeLessThanOrEqual(160);
	});

	it("shows its pictures on npm's page as well", () => {
		const pictures = [...README.matchAll(/!\[[^\]]*\]\(([^)]+)\)/g)].map(([, link]) => link);
		expect(pictures.length).toBeGreaterThan(0);
		expect(pictures.filter((link) => !link!.startsWith('https://'))).toEqual([]);
	});

	it('is the only one that npm packs', () => {
		const packed = [...documents.keys()].filter((path) => /^readme/i.test(path));
		expect(packed).toEqual(['README.md']);
	});
});

describe('CONTRIBUTING.md', () => {
	const contributing = documents.get('CONTRIBUTING.md')!;

	it('says how many files the steps for a new endpoint touch', () => {
		const [, said] = /You touch (\d+) files by hand/.exec(contributing) ?? [];
		expect(filesOfSteps(contributing).length).toBe(Number(said));
	});
});

/** Every folder of the project that is described, in each of the two nodes where it says "<node>". */
function pathsOf(place: string): string[] {
	if (!place.includes('<node>')) return [place];
	return ['Simutek', 'A3Connect'].map((node) => place.replace('<node>', node));
}

describe.each(['CONTRIBUTING.md', 'docs/architecture.md'])('The tables of %s', (path) => {
	const places = placesOf(documents.get(path)!);

	it('name places', () => {
		expect(places.length).toBeGreaterThan(10);
	});

	it.each(places)('send nobody to a place that is gone: %s', (place) => {
		expect(pathsOf(place).filter((each) => !projectFiles.exists('README.md', each))).toEqual([]);
	});
});

describe('docs/architecture.md', () => {
	it('says of each decision why it was taken, and what would change it', () => {
		const [, section = ''] = documents.get('docs/architecture.md')!.split('\n## Decisions\n');
		const [, ...parts] = section.split('\n### ');
		const decisions = parts.flatMap((part) =>
			rowsOf(part, 'decision', 'why', 'what would change it'),
		);
		expect(decisions.length).toBeGreaterThan(15);
		expect(decisions.filter((row) => Object.values(row).some((cell) => cell === ''))).toEqual([]);
	});

	it('names every room of the nodes, and every folder of the project that holds code', () => {
		const named = new Set(placesOf(documents.get('docs/architecture.md')!).flatMap(pathsOf));
		const rooms = projectFiles.foldersIn(['nodes/Simutek', 'nodes/A3Connect', 'nodes/shared']);
		const inside = projectFiles.foldersIn(['sandbox', 'test', 'tools', 'bench']);
		expect([...rooms, ...inside].filter((folder) => !named.has(`${folder}/`))).toEqual([]);
	});
});
