/** @jest-environment ./test/SandboxEnvironment.mjs */
import type { INodeProperties, INodePropertyCollection } from 'n8n-workflow';
import { A3ConnectApi } from '../credentials/A3ConnectApi.credentials';
import { SimutekOAuth2Api } from '../credentials/SimutekOAuth2Api.credentials';
import a3ConnectCodex from '../nodes/A3Connect/A3Connect.node.json';
import simutekCodex from '../nodes/Simutek/Simutek.node.json';
import { A3_CONNECT, SIMUTEK } from './nodes';
import { evaluate, someNode } from './shared/parameters/evaluate';

/** The types of parameters that are typed in, or that say what can be added. */
const WITH_PLACEHOLDER = ['string', 'number', 'json', 'collection', 'fixedCollection'];

/** What native speakers stumble over. */
const TRANSLATED =
	/\b(surely|could be had|can be had|is to know|knows no|unseen|otherwise than|look before|counts before|a text\b|no text\b|e-mail)/i;

/** What others call it: n8n's own messages and settings, and the names of statuses. */
const OF_OTHERS = ['OAuth2 access token', 'On Error', 'Internal Server Error'];

/** The texts in a source file, without its comments. */
function textsIn(source: string): string[] {
	const code = source.replace(/^\s*(\/\*\*?[\s\S]*?\*\/|\/\/.*)$/gm, '');
	const found = code.match(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g) ?? [];
	return found.map((text) => text.slice(1, -1).replace(/\$\{[^}]*\}/g, '…'));
}

function inEnglish(one: string, other: string): number {
	return one.localeCompare(other, 'en');
}

/** The parameters that are added to a collection or a group. */
function inside({ type, options = [] }: INodeProperties): INodeProperties[] {
	if (type === 'collection') return options as INodeProperties[];
	if (type !== 'fixedCollection') return [];
	return (options as INodePropertyCollection[]).flatMap(({ values }) => values);
}

/** Every parameter that people see, with those inside of collections. */
function visible(properties: INodeProperties[], above = ''): Array<[string, INodeProperties]> {
	return properties.flatMap((property): Array<[string, INodeProperties]> => {
		if (property.type === 'hidden') return [];
		const path = `${above}${property.name}`;
		return [[path, property], ...visible(inside(property), `${path}.`)];
	});
}

describe.each([
	['Simutek GKS', SIMUTEK.type.description.properties],
	['A3 Connect', A3_CONNECT.type.description.properties],
	['Simutek OAuth2 API', new SimutekOAuth2Api().properties],
	['A3 Connect API', new A3ConnectApi().properties],
])('Every parameter of %s', (_, properties) => {
	it('says what it is', () => {
		const silent = visible(properties).filter(([, { description }]) => !description?.trim());
		expect(silent.map(([path]) => path)).toEqual([]);
	});

	it('shows in its field what to enter', () => {
		const empty = visible(properties).filter(
			([, { type, placeholder }]) => WITH_PLACEHOLDER.includes(type) && !placeholder?.trim(),
		);
		expect(empty.map(([path]) => path)).toEqual([]);
	});

	it('shows an example in its field, or what can be added', () => {
		const placeholders = visible(properties).flatMap(([path, { type, placeholder, modes = [] }]) =>
			[{ type, placeholder }, ...modes].map((shown) => ({ path, ...shown })),
		);
		const odd = placeholders.filter(({ type, placeholder }) => {
			if (!placeholder) return false;
			if (/collection/i.test(type)) return !placeholder.startsWith('Add ');
			return type !== 'list' && !placeholder.startsWith('e.g. ');
		});
		expect(odd).toEqual([]);
	});

	it('is described as a sentence that says "Whether" where it is switched', () => {
		const odd = visible(properties).filter(
			([, { type, description = '' }]) =>
				!/^[A-ZÅÄÖ]/.test(description) ||
				(type === 'boolean') !== description.startsWith('Whether ') ||
				/\.\.|[^.]\s*\n/.test(description),
		);
		expect(odd.map(([path]) => path)).toEqual([]);
	});

	it('ends its description with a full stop where that is more than a sentence, and else without', () => {
		const odd = visible(properties).filter(([, { description = '' }]) => {
			const isOne = !/[.?!] [A-Z]/.test(description);
			return description.endsWith('.') === isOne && !/"\.$/.test(description);
		});
		expect(odd.map(([path]) => path)).toEqual([]);
	});

	it('lists its choices by their names', () => {
		const lists = visible(properties).map(([path, { options = [] }]) => ({
			path,
			names: options.map((option) => ('displayName' in option ? option.displayName : option.name)),
		}));
		const unsorted = lists.filter(
			({ names }) => JSON.stringify(names) !== JSON.stringify([...names].sort(inEnglish)),
		);
		expect(unsorted.map(({ path }) => path)).toEqual([]);
	});

	it('speaks plain English', () => {
		const texts = visible(properties).flatMap(([path, { displayName, description, hint }]) =>
			[displayName, description, hint].map((text) => ({ path, text })),
		);
		expect(texts.filter(({ text }) => TRANSLATED.test(text ?? ''))).toEqual([]);
	});
});

describe('The texts of the nodes and credentials', () => {
	const sources = [...projectFiles.readFolders(['nodes', 'credentials'])]
		.filter(([path]) => path.endsWith('.ts'))
		.flatMap(([path, text]) => textsIn(text).map((each) => ({ path, text: each })));

	it('are found', () => {
		expect(sources.length).toBeGreaterThan(200);
	});

	it('say what happened, not that something failed, and speak plain English', () => {
		const odd = sources.filter(
			({ text }) =>
				/\s/.test(text) && (TRANSLATED.test(text) || /\b(failed|failure|error)\b/i.test(text)),
		);
		expect(odd.filter(({ text }) => !OF_OTHERS.some((words) => text.includes(words)))).toEqual([]);
	});

	it('name parameters in single quotes', () => {
		const labels = [SIMUTEK, A3_CONNECT]
			.flatMap(({ type }) => visible(type.description.properties))
			.map(([, { displayName }]) => displayName)
			.filter((label) => label.includes(' '));
		const odd = sources.filter(({ text }) => labels.some((label) => text.includes(`"${label}"`)));
		expect(odd).toEqual([]);
	});
});

describe.each([SIMUTEK, A3_CONNECT])('$type.description.displayName', ({ type, operations }) => {
	it.each(operations)(
		'says on the canvas "$definition.action"',
		({ resource, operation, definition }) => {
			const node = { ...someNode, parameters: { resource, operation } };
			expect(evaluate(type.description.subtitle!, {}, node)).toBe(definition.action);
		},
	);
});

describe.each([SIMUTEK, A3_CONNECT])('The actions of $type.description.displayName', (node) => {
	it.each(node.operations)('have no article: $definition.action', ({ definition }) => {
		expect(definition.action).not.toMatch(/\b(an?|the)\b/i);
		expect(definition.action).toMatch(/^[A-Z][a-z ]+$/);
	});
});

describe('The search of the node panel', () => {
	it.each([
		[simutekCodex, ['GKS', 'GKS4', 'print MIS', 'tryckeri', 'kund', 'ERP']],
		[a3ConnectCodex, ['A3', 'telefoni', 'fiber', 'telecom', 'abonnemang', 'bredband']],
	])('finds a node by what people call it', ({ alias }, searches) => {
		expect(alias).toEqual(expect.arrayContaining(searches));
	});
});
