/** @jest-environment ./test/SandboxEnvironment.mjs */
import { filledDown, rowsOf } from './documentTables';
import { EXAMPLE_RUNS, exampleOf, nameOf } from './exampleRuns';
import { A3_CONNECT, SIMUTEK } from './nodes';
import { allCombinations, FAULTS } from './slow/combinations';
import { COLUMNS, contradictions, figuresIn } from './slow/figures';

const NODES = [SIMUTEK, A3_CONNECT];
const OPERATIONS = NODES.flatMap(({ type, operations }) =>
	operations.map((operation) => ({ node: type.description.name, ...operation })),
);

describe('The example runs, which every operation is tried with', () => {
	it.each(OPERATIONS)('have one of $node, $resource: $operation', (listed) => {
		const { placed } = exampleOf(listed.node, listed.resource, listed.operation);
		// Whether something was created twice is found by counting it.
		expect(placed !== undefined).toBe(listed.definition.creates === true);
	});

	it('have no other', () => {
		expect(EXAMPLE_RUNS).toHaveLength(OPERATIONS.length);
	});

	it('are combined with every fault', () => {
		const combined = allCombinations().map(({ run, fault }) => `${nameOf(run)}, ${fault}`);
		expect(new Set(combined).size).toBe(OPERATIONS.length * Object.keys(FAULTS).length);
	});
});

describe('The table of operations', () => {
	it.each(['README.md', 'docs/README.sv.md'])('holds every operation in %s', (file) => {
		const rows = filledDown(rowsOf(projectFiles.read(file), 'resource', 'operation'));
		const documented = rows.map((row) => [row.node ?? row.nod, row.resource, row.operation]);
		expect(documented).toEqual(
			NODES.flatMap(({ type, operations }) =>
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
	const creating = EXAMPLE_RUNS.filter(({ placed }) => placed !== undefined).map(nameOf);
	const combinations = allCombinations().length / EXAMPLE_RUNS.length;

	it('are of every operation that creates something', () => {
		expect(rows.map((row) => row[''])).toEqual(creating);
	});

	it.each(creating)('count the combinations of %s, and do not contradict each other', (name) => {
		const figures = figuresIn(rows.find((row) => row[''] === name) ?? {});
		expect(figures.combinations).toBe(combinations);
		expect(contradictions(figures)).toEqual([]);
	});

	it('say how many faults and combinations there are', () => {
		expect(text).toContain(`each of ${Object.keys(FAULTS).length} faults`);
		expect(text).toContain(`${combinations} combinations for each operation`);
	});
});
