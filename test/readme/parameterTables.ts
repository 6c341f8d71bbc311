import type { INodeProperties, INodeType } from 'n8n-workflow';
import { propertiesOf } from '../../nodes/shared/operations/nodeProperties';
import type { operationsOf } from '../../nodes/shared/operations/operation';
import { settings } from '../../nodes/shared/operations/settings';

const settingsOptions = settings.map(({ property }) => property);

/** A node with all that the README says of its operations. */
export interface Documented {
	type: INodeType;
	operations: ReturnType<typeof operationsOf>;
}

/** The head of each table, in Markdown. */
const HEAD = ['| parameter | what to enter | without it |', '| --- | --- | --- |'];

/**
 * What the README says of the parameters: each operation with a table, and what all operations have
 * in one table of its own.
 *
 * @returns Markdown
 */
export function parameterTables(nodes: Documented[]): string {
	const sections = nodes.flatMap(({ type, operations }) =>
		operations.flatMap(({ resourceName, definition }) => [
			`#### ${type.description.displayName}, ${resourceName}: ${definition.name}`,
			`${definition.description}.`,
			table(propertiesOf(definition).flatMap((property) => rowsOf(property))),
		]),
	);
	const settings = settingsOptions.flatMap((option) => rowsOf(option, [OPTIONS]));
	return [...sections, '#### Options of every operation', table(settings)].join('\n\n');
}

function table(rows: string[]): string {
	return [...HEAD, ...rows].join('\n');
}

/** Where a default counts also without being chosen, unlike in the collections of what is sent. */
const OPTIONS = 'Options';

/** A collection gives a row for each of its parameters, any other parameter one. */
function rowsOf(property: INodeProperties, inside: string[] = []): string[] {
	if (property.type === 'collection') {
		const own = property.options as INodeProperties[];
		return own
			.filter((option) => !settingsOptions.includes(option))
			.flatMap((option) => rowsOf(option, [...inside, property.displayName]));
	}
	const path = [...inside, property.displayName].join(' → ');
	const label = property.required === true ? `**${path}**` : path;
	const isSent = inside.length === 0 || inside[0] === OPTIONS;
	const without = isSent ? fallback(property) : 'left out';
	return [`| ${[label, meaning(property), without].map(inCell).join(' | ')} |`];
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
function fallback({ required, type, default: value, options = [] }: INodeProperties): string {
	if (required === true) return 'required';
	if (type === 'boolean') return value === true ? 'on' : 'off';
	const choice = (options as Array<{ name: string; value?: unknown }>).find(
		(option) => option.value === value,
	);
	if (choice !== undefined) return choice.name;
	return value === '' || value === '{}' ? 'left out' : `\`${String(value)}\``;
}

function inCell(text: string): string {
	return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
