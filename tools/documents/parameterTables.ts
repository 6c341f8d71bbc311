import type { INodeProperties, INodePropertyCollection, INodeType } from 'n8n-workflow';
import { propertiesOf } from '../../nodes/shared/operations/nodeProperties';
import type { operationsOf } from '../../nodes/shared/operations/operation';
import { settings } from '../../nodes/shared/operations/settings';

/** A node with all that the documents say of its operations. */
export interface Documented {
	type: INodeType;
	operations: DocumentedOperation[];
}

type DocumentedOperation = ReturnType<typeof operationsOf>[number];

/** The head of each table, in Markdown. */
const HEAD = ['| parameter | what to enter | default |', '| --- | --- | --- |'];

/**
 * The parameters of the nodes: a section for each operation, or for all operations of a resource that
 * ask for the same, and a last one for the options that all operations have.
 *
 * @returns Markdown
 */
export function parameterTables(nodes: Documented[]): string {
	return [
		...nodes.flatMap(({ type, operations }) => [
			`## ${type.description.displayName}`,
			...alike(operations).flatMap(sectionOf),
		]),
		'## Options of every operation',
		table(settings.flatMap(({ property }) => rowsOf(property, [OPTIONS]))),
	].join('\n\n');
}

/** The operations in groups: in each, those of one resource that ask for the same. */
function alike(operations: DocumentedOperation[]): DocumentedOperation[][] {
	const groups = new Map<string, DocumentedOperation[]>();
	for (const operation of operations) {
		const { resource, definition } = operation;
		const own = propertiesOf(definition).filter(({ displayName }) => displayName !== OPTIONS);
		const asked = JSON.stringify([resource, ...allRowsOf(own)]);
		groups.set(asked, [...(groups.get(asked) ?? []), operation]);
	}
	return [...groups.values()];
}

/** One table of what the operations share, and one for what only one of them has. */
function sectionOf(operations: DocumentedOperation[]): string[] {
	const each = operations.map(({ definition }) => ({
		name: definition.name,
		description: definition.description,
		rows: allRowsOf(propertiesOf(definition)),
	}));
	const names = each.map(({ name }) => name).join(', ');
	const shared = each[0]!.rows.filter((row) => each.every(({ rows }) => rows.includes(row)));
	const own = each.flatMap(({ name, rows }) => {
		const rest = rows.filter((row) => !shared.includes(row));
		return rest.length === 0 ? [] : [`Only _${name}_ has:`, table(rest)];
	});
	return [
		`### ${operations[0]!.resourceName}: ${names}`,
		each.length === 1
			? `${each[0]!.description}.`
			: each.map(({ name, description }) => `- **${name}**: ${description}.`).join('\n'),
		table(shared),
		...own,
	];
}

function table(rows: string[]): string {
	return [...HEAD, ...rows].join('\n');
}

function allRowsOf(properties: INodeProperties[]): string[] {
	return properties.flatMap((property) => rowsOf(property));
}

/** Where a default counts also without being chosen, unlike in the collections of what is sent. */
const OPTIONS = 'Options';

/** A collection gives a row for each of its parameters, any other parameter one. */
function rowsOf(property: INodeProperties, inside: string[] = []): string[] {
	if (property.type === 'fixedCollection') {
		const groups = property.options as INodePropertyCollection[];
		return groups.flatMap(({ values }) =>
			values.flatMap((value) => rowsOf(value, [...inside, property.displayName])),
		);
	}
	if (property.type === 'collection') {
		const own = property.options as INodeProperties[];
		return own
			.filter((option) => !settings.some((setting) => setting.property === option))
			.flatMap((option) => rowsOf(option, [...inside, property.displayName]));
	}
	const path = [...inside, property.displayName].join(' → ');
	const label = property.required === true ? `**${path}**` : path;
	const isSent = inside.length === 0 || inside[0] === OPTIONS;
	const standard = isSent ? defaultOf(property) : 'not sent';
	return [`| ${[label, meaning(property), standard].map(inCell).join(' | ')} |`];
}

function meaning({ description = '', hint = '', placeholder = '', type }: INodeProperties): string {
	const isExample = type !== 'number' && placeholder.startsWith('e.g. ');
	const example = isExample ? `Example: \`${placeholder.slice('e.g. '.length)}\`` : '';
	return [description, hint, example].filter(Boolean).map(asSentence).join(' ');
}

function asSentence(text: string): string {
	return /[.`]$/.test(text) ? text : `${text}.`;
}

/** What counts where the user enters nothing. */
function defaultOf({ required, type, default: value, options = [] }: INodeProperties): string {
	if (required === true) return '–';
	if (type === 'boolean') return value === true ? 'on' : 'off';
	const choice = (options as Array<{ name: string; value?: unknown }>).find(
		(option) => option.value === value,
	);
	if (choice !== undefined) return choice.name;
	return value === '' || value === '{}' ? 'empty' : `\`${String(value)}\``;
}

function inCell(text: string): string {
	return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
