import { NodeHelpers } from 'n8n-workflow';
import type { INodeParameters } from 'n8n-workflow';
import { A3_CONNECT } from '../nodes';
import { located } from '../located';
import { someNode } from '../shared/parameters/evaluate';

const { description } = A3_CONNECT.type;

/** The parameters of an order that the editor shows, and what it marks. */
function formOf(parameters: INodeParameters) {
	const given = { resource: 'order', operation: 'create', ...parameters };
	const node = { ...someNode, parameters: given };
	const shown = description.properties
		.filter(({ type }) => type !== 'hidden')
		.filter((property) =>
			NodeHelpers.displayParameter(given, property, { typeVersion: 1 }, description),
		);
	const issues = NodeHelpers.getNodeParametersIssues(description.properties, node, description);
	return {
		shown: shown.map(({ displayName }) => displayName),
		marked: Object.keys(issues?.parameters ?? {}),
	};
}

const ORDERED = ['Customer Number', 'Values to Send'];

describe('The form of an order', () => {
	it('asks for nothing but a package as long as none is chosen', () => {
		const { shown, marked } = formOf({ package: { __rl: true, mode: 'list', value: '' } });
		expect(shown).not.toEqual(expect.arrayContaining(['Customer Number']));
		expect(shown).not.toEqual(expect.arrayContaining(['Values to Send']));
		expect(marked).toEqual(['package']);
	});

	it.each(['101', '={{ $json.package }}'])('asks for the rest of %s', (id) => {
		expect(formOf({ package: located(id) }).shown).toEqual(expect.arrayContaining(ORDERED));
	});

	it('says of a text in the place of an ID that it is none', () => {
		expect(formOf({ package: located('flex'), customerNumber: '1' }).marked).toEqual(['package']);
		expect(formOf({ package: located(' 101 '), customerNumber: '1' }).marked).toEqual([]);
	});
});
