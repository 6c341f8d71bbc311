import type { INodeProperties, INodePropertyCollection } from 'n8n-workflow';
import { A3ConnectApi } from '../credentials/A3ConnectApi.credentials';
import { SimutekOAuth2Api } from '../credentials/SimutekOAuth2Api.credentials';
import a3ConnectCodex from '../nodes/A3Connect/A3Connect.node.json';
import simutekCodex from '../nodes/Simutek/Simutek.node.json';
import { A3_CONNECT, SIMUTEK } from './nodes';
import { evaluate, someNode } from './shared/parameters/evaluate';

/** The types of parameters that are typed in, or that say what can be added. */
const WITH_PLACEHOLDER = ['string', 'number', 'json', 'collection', 'fixedCollection'];

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

describe('The search of the node panel', () => {
	it.each([
		[simutekCodex, ['GKS', 'GKS4', 'print MIS', 'tryckeri', 'kund', 'ERP']],
		[a3ConnectCodex, ['A3', 'telefoni', 'fiber', 'telecom', 'abonnemang']],
	])('finds a node by what people call it', ({ alias }, searches) => {
		expect(alias).toEqual(expect.arrayContaining(searches));
	});
});
