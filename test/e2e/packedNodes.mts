/** What users get when they install the packed nodes, whichever n8n they have. */
import assert from 'node:assert/strict';
import { basename } from 'node:path';
import { after, before, beforeEach, suite, test } from 'node:test';
import { stripVTControlCharacters } from 'node:util';

import { Lab } from '../../sandbox/lab/lab.mts';
import { a3ConnectNode, inARow, manualTrigger, simutekNode } from '../../sandbox/lab/workflow.mts';
import { isCalled } from '../../sandbox/start/calls.mts';
import { runExample } from '../../sandbox/start/examples.mts';
import { importWorkflows, readExamples, sandboxCredentials } from '../../sandbox/start/imports.mts';
import { OLDEST_N8N } from '../../sandbox/start/paths.mts';

import { located } from '../located.ts';

/** What the editor is told of a type of node or of credential. */
interface Type {
	name: string;
	displayName: string;
	version: number | number[];
	iconUrl?: { light: string; dark: string };
	codex?: { categories: string[]; alias?: string[]; resources?: object };
	supportedNodes?: string[];
	properties: Array<{ name: string; displayName: string }>;
}

interface TestAnswer {
	status: 'OK' | 'Error';
	message: string;
}

const PACKAGE = 'n8n-nodes-simutek-a3';

/** The level of a line in n8n's log, behind its time. */
const WARNING = /^\S+\s+(warn|error)\b/;

const NODES = ['simutek', 'a3Connect'];

/** What an older n8n says of a wrong API token, in words of its own. */
const WRONG_TOKEN: Record<string, RegExp> = { [OLDEST_N8N]: /Authorization failed/ };

const orderWorkflow = inARow('One order', [
	manualTrigger(),
	a3ConnectNode('Order', {
		resource: 'order',
		operation: 'create',
		package: located('101'),
		customerNumber: '204822',
		fields: {
			mappingMode: 'defineBelow',
			value: {
				firstname: 'Linnea',
				lastname: 'Sjöberg',
				email: 'linnea.sjoberg@tryckeriet.example',
				userGroup1: 'Ledning',
			},
		},
		options: {},
	}),
]);

const salesOrderWorkflow = inARow('One sales order', [
	manualTrigger(),
	simutekNode('Sales Order', {
		resource: 'salesOrder',
		operation: 'create',
		customerNumber: located('K100421'),
		additionalFields: { purchaseOrderNumber: 'PO-1' },
		options: {},
	}),
]);

/**
 * Installs the packed nodes in an n8n and tries them there.
 *
 * @param install where that n8n is installed
 */
export function testPackedNodes(install: string): void {
	suite(`The packed nodes in ${basename(install)}`, () => {
		let lab: Lab;
		before(async () => {
			lab = await Lab.open({ install });
			await lab.stop();
			await importWorkflows(lab.options, readExamples());
			await lab.start();
		});
		after(async () => await lab.close());
		beforeEach(() => lab.sandbox.reset());

		const typesIn = async (file: string) =>
			(await (await lab.client.getFile(`/types/${file}.json`)).json()) as Type[];

		async function assertIconIsDrawn({ name, iconUrl }: Type): Promise<void> {
			for (const theme of ['light', 'dark'] as const) {
				const icon = await lab.client.getFile(`/${iconUrl?.[theme]}`);
				assert.equal(icon.status, 200, `the ${theme} icon of ${name}`);
				assert.match(await icon.text(), /<svg/, `the ${theme} icon of ${name}`);
			}
		}

		test('both nodes and their tools are there, with icons and codex', async () => {
			const types = await typesIn('nodes');
			for (const node of NODES) {
				for (const name of [`${PACKAGE}.${node}`, `${PACKAGE}.${node}Tool`]) {
					const type = types.find((other) => other.name === name);
					assert(type, `${name} is there`);
					await assertIconIsDrawn(type);
					assert(type.codex?.resources, `${name} has links to its documentation`);
				}
				const codex = types.find(({ name }) => name === `${PACKAGE}.${node}`)?.codex;
				assert(codex?.categories.length, `${node} has categories`);
				assert(codex.alias?.length, `${node} is found by other words`);
			}
		});

		test('both credential types are there, with icons, for their node', async () => {
			const types = await typesIn('credentials');
			const nodeOf = { simutekOAuth2Api: 'simutek', a3ConnectApi: 'a3Connect' };
			for (const [name, node] of Object.entries(nodeOf)) {
				const type = types.find((other) => other.name === name);
				assert(type, `${name} is there`);
				assert.deepEqual(type.supportedNodes, [`${PACKAGE}.${node}`]);
				await assertIconIsDrawn(type);
			}
		});

		test('each node of the examples is one that this n8n knows', async () => {
			const known = await typesIn('nodes');
			for (const { name, type, typeVersion } of readExamples().flatMap(({ nodes }) => nodes)) {
				const versions = known.filter((one) => one.name === type).flatMap(({ version }) => version);
				assert(versions.includes(Number(typeVersion)), `${name}: ${type} ${typeVersion}`);
			}
		});

		for (const example of readExamples().filter((workflow) => !isCalled(workflow))) {
			test(`the example "${example.name}" runs, and its outputs match the books`, async () => {
				const { error } = await runExample(lab.client, lab.sandbox.books, example);
				assert.equal(error, undefined);
			});
		}

		/** Saves a credential and presses its test button, as the editor does. */
		async function testCredential(
			type: string,
			changed: Record<string, string> = {},
		): Promise<TestAnswer> {
			const sandboxCredential = sandboxCredentials(lab.sandbox).find((one) => one.type === type);
			assert(sandboxCredential);
			const credential = {
				name: `${type} ${JSON.stringify(changed)}`,
				type,
				data: { ...sandboxCredential.data, ...changed },
			};
			const { id } = await lab.client.request<{ id: string }>('POST', '/credentials', credential);
			const credentials = { id, ...credential };
			return await lab.client.request('POST', '/credentials/test', { credentials });
		}

		test('the test of each credential passes', async () => {
			for (const type of ['simutekOAuth2Api', 'a3ConnectApi']) {
				const { status, message } = await testCredential(type);
				assert.equal(status, 'OK', `${type}: ${message}`);
			}
		});

		test('the test of each credential fails with a wrong secret, and says why', async () => {
			const simutek = await testCredential('simutekOAuth2Api', { clientSecret: 'wrong' });
			assert.equal(simutek.status, 'Error');
			assert.match(simutek.message, /Client authentication failed/);
			const a3Connect = await testCredential('a3ConnectApi', { apiToken: 'wrong' });
			assert.equal(a3Connect.status, 'Error');
			assert.match(a3Connect.message, WRONG_TOKEN[install] ?? /did not accept the API token/);
		});

		test('a refused order is an error with the words of the API', async () => {
			lab.sandbox.injectFault({
				operationId: 'CreateOrder',
				kind: 'status',
				effect: 'none',
				status: 400,
				contentType: 'application/json',
				body: JSON.stringify({ Message: 'Kontot är spärrat.' }),
			});
			const { status, error } = await lab.saveAndRun(orderWorkflow);
			assert.equal(status, 'error');
			assert.match(String(error?.message), /answered 400 Bad Request: Kontot är spärrat\./);
		});

		test('an order whose answer never comes is in doubt, and is not sent again', async () => {
			const operationId = 'CreateOrder';
			lab.sandbox.injectFault({ operationId, kind: 'resetAfter', effect: 'done' });
			const { error } = await lab.saveAndRun(orderWorkflow);
			assert.match(String(error?.message), /^The order may exist/);
			assert.equal(lab.sandbox.books.orders.length, 1);
		});

		test('an access token that is no longer accepted is renewed once, and nothing is placed twice', async () => {
			const first = await lab.saveAndRun(salesOrderWorkflow);
			lab.sandbox.expireTokens();
			const second = await lab.saveAndRun(salesOrderWorkflow);
			assert.deepEqual([first.status, second.status], ['success', 'success']);
			assert.equal(lab.sandbox.books.salesOrders.length, 2);
			assert.equal(lab.sandbox.books.tokensIssued, 2);
		});

		test('n8n says nothing of the package but that it is loaded', async () => {
			await lab.stop();
			const lines = lab.logs.join('\n').split('\n');
			const ours = lines.filter((line) => line.includes(PACKAGE));
			assert(ours.some((line) => line.includes('Loaded all credentials and nodes')));
			const warnings = ours.filter((line) => WARNING.test(stripVTControlCharacters(line)));
			assert.deepEqual(warnings, []);
			await lab.start();
		});
	});
}
