/** How npm's page reaches the files of the project, where it does not resolve links by itself. */
const ROOT = 'https://raw.githubusercontent.com/n8n-nodes-simutek-a3/n8n-nodes-simutek-a3/main/';

/** A link to a file of the project; without a file, to a heading of the same document. */
export interface Link {
	file: string;
	anchor: string;
	/** Whether the file is named from the root of the project, not from the document. */
	fromRoot: boolean;
}

/** The links and pictures of a document that lead into the project, by address too. */
export function linksOf(markdown: string): Link[] {
	const targets = [...markdown.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
	return targets
		.map((target) => {
			const fromRoot = target.startsWith(ROOT);
			const [file = '', anchor = ''] = (fromRoot ? target.slice(ROOT.length) : target).split('#');
			return { file, anchor, fromRoot };
		})
		.filter(({ file }) => !/^https?:/.test(file));
}

/** What links to the headings of a document end in, as GitHub makes them. */
export function anchorsOf(markdown: string): string[] {
	return [...markdown.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
		heading
			.toLowerCase()
			.replace(/[^\p{L}\p{N} _-]/gu, '')
			.replaceAll(' ', '-'),
	);
}

/** The messages of the nodes that a document explains, "…" for what differs from case to case. */
export function messagesOf(markdown: string): string[] {
	const [, table = ''] = markdown.split(/<!-- messages: (?:begin|end) -->/);
	return [...table.matchAll(/^\| `([^`]+)`/gm)].map(([, message = '']) => message);
}

/** The files that the steps of CONTRIBUTING.md write or change, each once. */
export function filesOfSteps(markdown: string): string[] {
	const steps = markdown.matchAll(
		/<!-- (?:write|append to|prepend to|replace in|insert in) (\S+)/g,
	);
	return [...new Set([...steps].map(([, file = '']) => file.replace(/:$/, '')))];
}

/** The places in the project that tables send their readers to, "<node>" for either node. */
export function placesOf(markdown: string): string[] {
	const rows = [...markdown.matchAll(/^\|.*\|$/gm)].map(([row]) => row);
	return rows.flatMap((row) =>
		[...row.matchAll(/`((?:nodes|credentials|sandbox|test|bench|tools)\/[^`]*)`/g)].map(
			([, path = '']) => path,
		),
	);
}
