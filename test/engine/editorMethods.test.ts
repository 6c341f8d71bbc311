/** @jest-environment ./test/SandboxEnvironment.mjs */
import 'reflect-metadata';
import { LoadOptionsContext } from 'n8n-core';
import { Workflow } from 'n8n-workflow';
import type {
	ICredentialDataDecryptedObject,
	ILoadOptionsFunctions,
	INode,
	INodeListSearchResult,
	INodeParameters,
	INodeTypes,
	IWorkflowExecuteAdditionalData,
	ResourceMapperFields,
} from 'n8n-workflow';
import { A3Connect } from '../../nodes/A3Connect/A3Connect.node';
import { Simutek } from '../../nodes/Simutek/Simutek.node';
import { located } from '../located';
import { StoredCredentials } from './StoredCredentials';
import { a3Credential, requestsFor, simutekCredential } from './vendors';

const { searchCustomers } = new Simutek().methods.listSearch;
const { searchPackages } = new A3Connect().methods.listSearch;
const { getOrderFields } = new A3Connect().methods.resourceMapping;

/** What the editor calls a node's methods with. */
function editor(
	type: 'simutek' | 'a3Connect' | 'a3ConnectTool',
	credential: ICredentialDataDecryptedObject,
	parameters: INodeParameters = {},
): ILoadOptionsFunctions {
	const credentialType = type === 'simutek' ? 'simutekOAuth2Api' : 'a3ConnectApi';
	const nodeType = type === 'simutek' ? new Simutek() : new A3Connect();
	const node: INode = {
		id: '1',
		name: 'Edited',
		type: `n8n-nodes-simutek-a3.${type}`,
		typeVersion: 1,
		position: [0, 0],
		parameters,
		credentials: { [credentialType]: { id: 'credential', name: 'Sandbox' } },
	};
	const nodeTypes = { getByNameAndVersion: () => nodeType } as unknown as INodeTypes;
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	const additionalData = {
		credentialsHelper: new StoredCredentials(credentialType, credential),
		webhookWaitingBaseUrl: 'http://127.0.0.1/webhook-waiting',
		formWaitingBaseUrl: 'http://127.0.0.1/form-waiting',
		variables: {},
	} as unknown as IWorkflowExecuteAdditionalData;
	const context = new LoadOptionsContext(workflow, node, additionalData, '');
	return context as unknown as ILoadOptionsFunctions;
}

beforeEach(() => sandbox.reset());

describe('The customer locator', () => {
	const search = async (filter?: string, token?: string): Promise<INodeListSearchResult> =>
		await searchCustomers.call(editor('simutek', simutekCredential()), filter, token);

	it('lists all customers, a page at a time, with name and number', async () => {
		const names: string[] = [];
		let token: string | undefined;
		do {
			const { results, paginationToken } = await search(undefined, token);
			names.push(...results.map(({ name }) => name));
			token = paginationToken as string | undefined;
		} while (token !== undefined);
		expect(names).toEqual(sandbox.books.customers.map(({ name, number }) => `${name} (${number})`));
		expect(requestsFor('listCustomers')).toBe(3);
	});

	it('ends with the total, where GKS tells one', async () => {
		sandbox.settings.customerListShape = 'items';
		const first = await search();
		const second = await search(undefined, String(first.paginationToken));
		expect(second.results).not.toEqual([]);
		expect(second.paginationToken).toBeUndefined();
	});

	it('ends where a server gives the same page for ever', async () => {
		const body = '[{"number":"K1","name":"Nordtryck"}]';
		const fault = { kind: 'replaceBody', body, effect: 'none' } as const;
		sandbox.injectFault({ ...fault, operationId: 'listCustomers', times: 9 });
		const { results, paginationToken } = await search();
		expect(results).toEqual([{ name: 'Nordtryck (K1)', value: 'K1' }]);
		expect(await search(undefined, String(paginationToken))).toEqual({ results: [] });
	});

	it('leaves out what cannot be chosen, and names what has no name', async () => {
		const body = '[{"number":17,"name":null},{"name":"Nordtryck"},null,{"number":"K1","name":"A"}]';
		const fault = { kind: 'replaceBody', body, effect: 'none' } as const;
		sandbox.injectFault({ ...fault, operationId: 'listCustomers' });
		expect((await search()).results).toEqual([
			{ name: 'No name (17)', value: '17' },
			{ name: 'A (K1)', value: 'K1' },
		]);
	});

	it('searches by name', async () => {
		const { results } = await search('nordisk etik');
		expect(results.map(({ value }) => value)).toEqual(['K100900', 'K100901']);
	});

	it.each([
		['K100900', ['K100900']],
		['k100900', ['K100900']],
		[' K100900 ', ['K100900']],
		// There are two, in upper and in lower case.
		['k100421', ['k100421', 'K100421']],
	])('searches by number: %j', async (text, numbers) => {
		const { results } = await search(text);
		expect(results.map(({ value }) => value)).toEqual(numbers);
	});

	it.each(['5599747788', '559974-7788', '559974 7788'])(
		'searches by identity number: %s',
		async (text) => {
			const { results } = await search(text);
			expect(results.map(({ value }) => value)).toEqual(['K100900', 'K100901']);
		},
	);

	it('says what is wrong with the credential', async () => {
		const context = editor('simutek', { ...simutekCredential(), clientSecret: 'wrong' });
		await expect(searchCustomers.call(context)).rejects.toThrow(
			/Could not get an access token for Simutek GKS/,
		);
	});
});

describe('The package locator', () => {
	const search = async (filter?: string): Promise<INodeListSearchResult> =>
		await searchPackages.call(editor('a3Connect', a3Credential()), filter);

	it('lists all packages', async () => {
		expect((await search()).results).toHaveLength(8);
	});

	it.each(['fiber', 'FIBER', '102'])('finds a package by %s', async (filter) => {
		expect((await search(filter)).results).toEqual([{ name: 'Fiber Kontor (102)', value: 102 }]);
	});

	it('leaves out what cannot be chosen, and names what has no name', async () => {
		const body =
			'{"packages":[{"predefinedPackageID":"7"},{"name":"A"},{"PredefinedPackageID":8,"Name":"B"}]}';
		const fault = { kind: 'replaceBody', body, effect: 'none' } as const;
		sandbox.injectFault({ ...fault, operationId: 'GetPackages' });
		expect((await search()).results).toEqual([
			{ name: 'No name (7)', value: 7 },
			{ name: 'B (8)', value: 8 },
		]);
	});

	it('says what is wrong with the credential', async () => {
		const context = editor('a3Connect', { ...a3Credential(), apiToken: 'wrong' });
		await expect(searchPackages.call(context)).rejects.toThrow(/401 Unauthorized/);
	});
});

describe('The fields of an order', () => {
	const fieldsOf = async (value: string): Promise<ResourceMapperFields> =>
		await getOrderFields.call(
			editor('a3Connect', a3Credential(), {
				package: located(value),
			} as INodeParameters),
		);

	it('show allowed values as options, dates as dates, and which are required', async () => {
		const { fields } = await fieldsOf('101');
		const shown = Object.fromEntries(
			fields.map(({ id, type, required }) => [id, { type, required }]),
		);
		expect(shown).toEqual({
			firstname: { type: 'string', required: true },
			lastname: { type: 'string', required: true },
			email: { type: 'string', required: true },
			userGroup1: { type: 'options', required: true },
			alias: { type: 'string', required: false },
			desiredActivationDate: { type: 'dateTime', required: false },
		});
		expect(fields.find(({ id }) => id === 'userGroup1')?.options).toEqual(
			['Ekonomi', 'Fält', 'Ledning', 'Säljare'].map((value) => ({ name: value, value })),
		);
	});

	it('name a type that is not known', async () => {
		const { fields } = await fieldsOf('106');
		expect(fields[0]).toMatchObject({
			id: 'portedNumber',
			displayName: 'portedNumber (PhoneNumber as text)',
			type: 'string',
		});
	});

	it('say so where the package has none', async () => {
		expect(await fieldsOf('104')).toEqual({
			fields: [],
			emptyFieldsNotice: expect.stringContaining('has no fields'),
		});
	});

	it('say so where the package is known only when the workflow runs', async () => {
		expect(await fieldsOf('')).toEqual({
			fields: [],
			emptyFieldsNotice: expect.stringContaining('known only when the workflow runs'),
		});
		expect(sandbox.books.requests).toEqual([]);
	});

	it('say for a tool that the model which gives the package can give the values too', async () => {
		// As the editor has an expression that it cannot evaluate.
		const parameters = { package: { __rl: true, mode: 'id', value: null } } as INodeParameters;
		const context = editor('a3ConnectTool', a3Credential(), parameters);
		expect((await getOrderFields.call(context)).emptyFieldsNotice).toMatch(
			/^The model chooses the package.+'Additional Data'/,
		);
	});

	it('come with a notice of their own, as n8n would keep that of the package before', async () => {
		const { fields, emptyFieldsNotice } = await fieldsOf('101');
		expect(fields).not.toEqual([]);
		expect(emptyFieldsNotice).toContain('firstname (required)');
	});

	it('say that a text is no ID', async () => {
		expect(await fieldsOf('flex')).toEqual({
			fields: [],
			emptyFieldsNotice: "'Package' must be the ID of a package, such as 101.",
		});
	});

	it('say what went wrong where the schema cannot be had', async () => {
		expect(await fieldsOf('999')).toEqual({
			fields: [],
			emptyFieldsNotice: expect.stringContaining('There is no package 999'),
		});
	});
});
