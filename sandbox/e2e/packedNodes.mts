/** What users get when they install the packed nodes, whichever n8n they have. */
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';

import { Lab } from '../lab/lab.mts';
import { runExample } from '../start/examples.mts';
import { importWorkflows, readExamples, sandboxCredentials } from '../start/imports.mts';

/** What the editor is told of a type of node or of credential. */
interface Type {
	name: string;
	displayName: string;
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
const NODES = ['simutek', 'a3Connect'];

/**
 * Installs the packed nodes in an n8n and tries them there.
 *
 * @param install where that n8n is installed
 */
export function testPackedNodes(install: string): void {
	suite(`The packed nodes in ${install.split('/').at(-1)}`, () => {
		let lab: Lab;
		before(async () => {
			lab = await Lab.open({ install });
		});
		after(async () => await lab.close());

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

		for (const example of readExamples()) {
			test(`the example "${example.name}" runs, and its outputs match the books`, async () => {
				await lab.stop();
				await importWorkflows(lab.options, [example]);
				await lab.start();
				const { error } = await runExample(lab.client, lab.sandbox.books, example);
				assert.equal(error, undefined);
			});
		}

		const testCredential = async (type: string, changed: Record<string, string> = {}) => {
			const credential = sandboxCredentials(lab.sandbox).find((other) => other.type === type);
			assert(credential);
			const data = { ...credential.data, ...changed };
			return await lab.client.request<TestAnswer>('POST', '/credentials/test', {
				credentials: { ...credential, data },
			});
		};

		test('the test of each credential passes', async () => {
			for (const type of ['simutekOAuth2Api', 'a3ConnectApi']) {
				const answer = await testCredential(type);
				assert.equal(answer.status, 'OK', `${type}: ${answer.message}`);
			}
		});

		test('the test of each credential fails with a wrong secret', async () => {
			const wrong = { simutekOAuth2Api: 'clientSecret', a3ConnectApi: 'apiToken' };
			for (const [type, secret] of Object.entries(wrong)) {
				const answer = await testCredential(type, { [secret]: 'wrong' });
				assert.equal(answer.status, 'Error', type);
				console.log(answer.message);
			}
		});

		test('n8n says nothing of the package but that it is loaded', async () => {
			await lab.stop();
			const lines = lab.logs.join('\n').split('\n');
			const ours = lines.filter((line) => line.includes(PACKAGE));
			assert(ours.some((line) => line.includes('Loaded all credentials and nodes')));
			const warnings = ours.filter((line) => /\b(warn|error)\b/.test(line));
			assert.deepEqual(warnings, []);
			await lab.start();
		});
	});
}
