import { A3_CONNECT, SIMUTEK } from '../nodes';
import { parameterTables } from './parameterTables';

export const README = 'README.md';

const BEGIN = '<!-- parameters: begin -->';
const END = '<!-- parameters: end -->';

/**
 * The README with the tables that the nodes' own descriptions give.
 *
 * @throws where its marks are gone
 */
export function generatedReadme(): string {
	const [before, rest] = projectFiles.read(README).split(BEGIN);
	const after = rest?.split(END)[1];
	if (before === undefined || after === undefined) {
		throw new Error(`${README} must hold "${BEGIN}" and "${END}" around its tables.`);
	}
	const tables = parameterTables([SIMUTEK, A3_CONNECT]);
	return `${before}${BEGIN}\n\n${tables}\n\n${END}${after}`;
}

/** The messages of the nodes that the README explains, "…" for what differs from case to case. */
export function messagesOf(readme: string): string[] {
	const [, table = ''] = readme.split(/<!-- messages: (?:begin|end) -->/);
	return [...table.matchAll(/^\| `([^`]+)`/gm)].map(([, message = '']) => message);
}
