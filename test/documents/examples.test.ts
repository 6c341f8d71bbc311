/** @jest-environment ./test/SandboxEnvironment.mjs */
import type { INode, IWorkflowBase } from 'n8n-workflow';

const DOUBT = 'details.mayExist';
const NOTE = 'n8n-nodes-base.stickyNote';
const OURS = 'n8n-nodes-simutek-a3.';
const CREATING = ['create', 'findOrCreate'];

/** What native speakers stumble over. */
const TRANSLATED =
	/twice orders once|\ba mail\b|may come again later|before they meet it|is told once|never sent half|cannot be asked about|Who was let through/i;

const examples = [...projectFiles.readFolders(['examples'])].map(([path, text]) => ({
	path,
	file: path.replace(/^examples\/|\.json$/g, ''),
	...(JSON.parse(text) as Pick<IWorkflowBase, 'name' | 'nodes' | 'connections'>),
}));
type Example = (typeof examples)[number];

const oursOf = ({ nodes }: Example) => nodes.filter(({ type }) => type.startsWith(OURS));

/** The nodes that items may come to from a node, by one of its outputs. */
function reached({ nodes, connections }: Example, from: string, outputs?: number[]): INode[] {
	const found = new Set<string>();
	const follow = (name: string, some?: number[]) => {
		const outgoing = connections[name]?.main ?? [];
		const followed = outgoing.filter((_, at) => some?.includes(at) ?? true).flat();
		for (const node of followed.flatMap((connection) => connection?.node ?? [])) {
			if (found.has(node)) continue;
			found.add(node);
			follow(node);
		}
	};
	follow(from, outputs);
	return nodes.filter(({ name }) => found.has(name));
}

describe.each(examples)('The example "$name"', (example) => {
	it('has three notes', () => {
		const notes = example.nodes.filter(({ type }) => type === NOTE).map(({ name }) => name);
		expect(notes).toEqual(['What It Does', 'Set This First', 'Watch Out']);
	});

	it('speaks plain English in its notes and on its page', () => {
		const notes = example.nodes.filter(({ type }) => type === NOTE);
		const texts = notes.map(({ parameters }) => String(parameters.content));
		const page = projectFiles.read('docs/examples.md');
		expect([...texts, page].filter((text) => TRANSLATED.test(text))).toEqual([]);
	});

	it('has nodes with ids of their own', () => {
		const ids = example.nodes.map(({ id }) => id);
		expect(ids).toEqual([...new Set(ids)]);
	});

	it.each(oursOf(example).map(({ name }) => name))('says what went wrong in "%s"', (name) => {
		const node = oursOf(example).find((each) => each.name === name)!;
		expect(node.onError).toBe('continueErrorOutput');
		const handlers = reached(example, name, [1]);
		expect(handlers.length).toBeGreaterThan(0);
		if (!CREATING.includes(String(node.parameters.operation))) return;
		// Somebody is told that it may exist, by a message or on a page.
		expect(JSON.stringify(handlers.map(({ parameters }) => parameters))).toContain(DOUBT);
	});

	it('is shown in the documents, with a picture', () => {
		const { file, path } = example;
		expect(projectFiles.exists('README.md', `docs/images/example-${file}.png`)).toBe(true);
		expect(projectFiles.read('README.md')).toContain(`](${path})`);
		const page = projectFiles.read('docs/examples.md');
		expect(page).toContain(`(images/example-${file}.png)`);
		expect(page).toContain(`(../${path})`);
	});
});
