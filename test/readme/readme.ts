import { operations as a3ConnectOperations } from '../../nodes/A3Connect/actions';
import { A3Connect } from '../../nodes/A3Connect/A3Connect.node';
import { operations as simutekOperations } from '../../nodes/Simutek/actions';
import { Simutek } from '../../nodes/Simutek/Simutek.node';
import { parameterTables } from './parameterTables';

export const README = 'README.md';

const BEGIN = '<!-- parameters: begin -->';
const END = '<!-- parameters: end -->';

/** The README as it is. */
export function currentReadme(): string {
	return projectFiles.read(README);
}

/**
 * The README with the tables that the nodes' own descriptions give.
 *
 * @throws where its marks are gone
 */
export function generatedReadme(): string {
	const [before, rest] = currentReadme().split(BEGIN);
	const after = rest?.split(END)[1];
	if (before === undefined || after === undefined) {
		throw new Error(`${README} must hold "${BEGIN}" and "${END}" around its tables.`);
	}
	const tables = parameterTables([
		{ description: new Simutek().description, operations: simutekOperations },
		{ description: new A3Connect().description, operations: a3ConnectOperations },
	]);
	return `${before}${BEGIN}\n\n${tables}\n\n${END}${after}`;
}

/** The messages of the nodes that the README explains, "…" for what differs from case to case. */
export function messagesOf(readme: string): string[] {
	const [, table = ''] = readme.split(/<!-- messages: (?:begin|end) -->/);
	return [...table.matchAll(/^\| `([^`]+)`/gm)].map(([, message = '']) => message);
}
