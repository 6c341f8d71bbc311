/** @jest-environment ./test/SandboxEnvironment.mjs */
import { filledDown, rowsOf } from './documentTables';
import { allCombinations, FAULTS, OPERATIONS } from './slow/combinations';
import type { TestedOperation } from './slow/combinations';
import { COLUMNS, contradictions, figuresIn } from './slow/figures';
import { A3_CONNECT, EVERY_OPERATION, SIMUTEK } from './nodes';

const NODES = { simutek: SIMUTEK, a3Connect: A3_CONNECT };

interface Listed {
	node: keyof typeof NODES;
	parameters: object;
}

/** The name of an operation that a list holds, by what it runs. */
function nameOf({ node, parameters }: Listed): string {
	const { resource, operation } = parameters as { resource: string; operation: string };
	return `${NODES[node].type.description.displayName}, ${resource}: ${operation}`;
}

describe('Every operation of both nodes', () => {
	it('is combined with every fault (test/slow/combinations.ts)', () => {
		expect(Object.values(OPERATIONS).map(nameOf).sort()).toEqual(EVERY_OPERATION);
		const combined = new Set(allCombinations().map(({ operation, fault }) => operation + fault));
		expect(combined.size).toBe(EVERY_OPERATION.length * Object.keys(FAULTS).length);
	});

	it('is given hostile texts in a real n8n (everyParameter.mts of the end-to-end suite)', async () => {
		const file = '../test/e2e/security/everyParameter.mts';
		const { OPERATIONS: listed } = (await sandboxPackage.load(file)) as { OPERATIONS: Listed[] };
		expect(listed.map(nameOf).sort()).toEqual(EVERY_OPERATION);
	});

	it.each(['README.md', 'docs/README.sv.md'])('stands in the table of operations of %s', (file) => {
		const rows = filledDown(rowsOf(projectFiles.read(file), 'resource', 'operation'));
		const documented = rows.map((row) => [row.node ?? row.nod, row.resource, row.operation]);
		expect(documented).toEqual(
			[SIMUTEK, A3_CONNECT].flatMap(({ type, operations }) =>
				operations.map(({ resourceName, definition }) => [
					type.description.displayName,
					resourceName,
					definition.name,
				]),
			),
		);
	});
});

describe('The figures of the faults in docs/reliability.md', () => {
	const text = projectFiles.read('docs/reliability.md');
	const rows = rowsOf(text, ...Object.values(COLUMNS));

	it('are of every operation', () => {
		expect(rows.map((row) => row[''])).toEqual(Object.keys(OPERATIONS));
	});

	it.each(Object.entries<TestedOperation>(OPERATIONS))(
		'count the combinations of %s, and do not contradict each other',
		(name, tested) => {
			const figures = figuresIn(rows.find((row) => row[''] === name) ?? {});
			const combinations = allCombinations().filter(({ operation }) => operation === name);
			expect(figures.combinations).toBe(combinations.length);
			expect(contradictions(figures, tested)).toEqual([]);
		},
	);

	it('say how many faults and combinations there are', () => {
		expect(text).toContain(`each of ${Object.keys(FAULTS).length} faults`);
		expect(text).toContain(`${allCombinations().length.toLocaleString('en')} combinations`);
	});
});
