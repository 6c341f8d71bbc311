/** What must not happen, whatever is put into the nodes and their credentials. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, suite, test } from 'node:test';

import type { Fault } from '../../sandbox/apis/server.mts';
import { isPlain } from '../../sandbox/apis/wire.mts';
import { Lab } from '../../sandbox/lab/lab.mts';
import {
	a3ConnectNode,
	inARow,
	itemsNode,
	manualTrigger,
	nodeOf,
	simutekNode,
} from '../../sandbox/lab/workflow.mts';
import { sandboxCredentials } from '../../sandbox/start/imports.mts';
import type { Execution } from '../../sandbox/start/rest.mts';

import { Recorder } from './recorder.mts';
import { OPERATIONS, withEachText } from './security/everyParameter.mts';
import type { OperationCase, Property } from './security/everyParameter.mts';
import { whatIsKept } from './security/whatIsKept.mts';

const APIS = /^\/(simutek\/api\/v1|a3\/api|identity)\//;

/** Addresses that a credential must not be sent to, though some look like loopback. */
const INSECURE = {
	'must begin with https://': [
		'http://gks.example.se',
		'http://localhost.example.se',
		'http://localhost@gks.example.se',
		'http://127.0.0.1.example.se',
		'http:\\\\gks.example.se',
		'ftp://localhost',
		'file:///etc/passwd',
		'javascript:alert(1)',
	],
	'is not a URL': ['//gks.example.se'],
};

/** The operations that no parameter of takes a text. */
const WITHOUT_TEXTS = ['package: getAll'];

function describe({ parameters }: OperationCase): string {
	return `${parameters.resource}: ${parameters.operation}`;
}

function nodeFor({ node, parameters }: OperationCase) {
	const create = node === 'simutek' ? simutekNode : a3ConnectNode;
	return { ...create('Node', { ...parameters }), onError: 'continueRegularOutput' };
}

function caseOf(resource: string, operation: string): OperationCase {
	const found = OPERATIONS.find(
		({ parameters }) => parameters.resource === resource && parameters.operation === operation,
	);
	assert(found);
	return found;
}

/** One creating operation of each API. */
const CREATING = [
	{ operationId: 'createSalesOrder', operation: caseOf('salesOrder', 'create') },
	{ operationId: 'CreateOrder', operation: caseOf('order', 'create') },
] as const;

/** An API that repeats a secret in its refusal. */
function echo(operationId: Fault['operationId'], secret: string): Fault {
	const body = JSON.stringify({ Message: `Refused: ${secret}`, title: `Refused: ${secret}` });
	const contentType = 'application/json';
	return { operationId, kind: 'status', effect: 'none', status: 400, contentType, body };
}

suite('Security', () => {
	let lab: Lab;
	/** Stands before the sandbox. */
	let wire: Recorder;
	/** A server that no request may ever reach. */
	let elsewhere: Recorder;

	before(async () => {
		lab = await Lab.open();
		[wire, elsewhere] = await Promise.all([Recorder.start(lab.sandbox.url), Recorder.start()]);
	});
	beforeEach(async () => await lab.changeCredentials(wire.url));
	after(async () => {
		await lab.close();
		await Promise.all([wire.close(), elsewhere.close()]);
	});

	async function runOnce(operation: OperationCase): Promise<Execution> {
		return await lab.saveAndRun(inARow('One item', [manualTrigger(), nodeFor(operation)]));
	}

	test('a text in any parameter stays within its place in the request', async () => {
		const types = (await (await lab.client.getFile('/types/nodes.json')).json()) as Array<{
			name: string;
			properties: Property[];
		}>;
		const { host } = new URL(elsewhere.url);
		const hostile = [
			'x\r\nX-Injected: yes\r\n\r\nGET /admin/books HTTP/1.1\r\n\r\n',
			'x%0d%0aX-Injected:%20yes',
			'../../../admin/books',
			'/../../../admin/books',
			'..%2f..%2f..%2fadmin%2fbooks',
			'..\\..\\..\\admin\\books',
			'K100421/../../../../admin/books',
			'K100421?x=y#z',
			`http://${host}/`,
			`//${host}/`,
			`@${host}/`,
			`\\\\${host}\\`,
			'\u0000',
			'.',
			'..',
		];
		const items = hostile.map((text) => ({ text }));
		for (const operation of OPERATIONS) {
			const properties = types.find(({ name }) => name.endsWith(`.${operation.node}`))?.properties;
			assert(properties, `n8n describes ${operation.node}`);
			const asked = wire.requests.length;
			await runOnce(operation);
			assert(wire.requests.length > asked, `${describe(operation)} asks its API`);
			const texts = withEachText(operation, properties, '$json.text');
			assert.equal(texts.length === 0, WITHOUT_TEXTS.includes(describe(operation)));
			for (const { path, parameters } of texts) {
				const node = nodeFor({
					...operation,
					parameters: { ...operation.parameters, ...parameters },
				});
				const {
					status,
					items: results,
					error,
				} = await lab.saveAndRun(inARow(path, [manualTrigger(), itemsNode('Texts', items), node]));
				assert.equal(status, 'success', `${path}: ${error?.message}`);
				// A listing gives an item for each customer that it finds.
				const isListing = operation.parameters.operation === 'getAll';
				assert(isListing || results.length === hostile.length, `${path} gives an item for each`);
			}
		}
		for (const { url, headers } of wire.requests) {
			assert.match(url, APIS);
			assert(isPlain(url), `${url} means what it says`);
			assert.equal(headers['x-injected'], undefined, url);
			assert.equal(headers.host, new URL(wire.url).host);
		}
		assert.deepEqual(elsewhere.requests, []);
	});

	test('a redirect to another host is not followed', async () => {
		const location = `${elsewhere.url}/elsewhere`;
		for (const { operationId, operation } of CREATING) {
			const redirect = { kind: 'redirect', effect: 'none', status: 307, location } as const;
			lab.sandbox.injectFault({ operationId, ...redirect });
			const { items } = await runOnce(operation);
			assert.match(String(items[0]?.error), /answered 307 Temporary Redirect/);
		}
		assert.deepEqual(elsewhere.requests, []);
	});

	test('a base URL that is not secure gets nothing', async () => {
		const asked = wire.requests.length;
		for (const [problem, addresses] of Object.entries(INSECURE)) {
			for (const baseUrl of addresses) {
				await lab.changeCredentials(wire.url, { baseUrl });
				for (const { operation } of CREATING) {
					const { items } = await runOnce(operation);
					const message = String(items[0]?.error);
					assert(
						message.includes(`'Base URL' of the credential ${problem}`),
						`${baseUrl}: ${message}`,
					);
				}
			}
		}
		assert.equal(wire.requests.length, asked, 'not even an access token was fetched');
	});

	test('nor is such a credential used in the HTTP Request node', async () => {
		await lab.changeCredentials(wire.url, { baseUrl: 'http://gks.example.se' });
		for (const { id, name, type } of sandboxCredentials(lab.sandbox)) {
			const request = {
				...nodeOf('HTTP Request', 'n8n-nodes-base.httpRequest', 4.2, {
					url: elsewhere.url,
					authentication: 'predefinedCredentialType',
					nodeCredentialType: type,
					options: {},
				}),
				credentials: { [type]: { id, name } },
			};
			const { error } = await lab.saveAndRun(
				inARow(`HTTP Request ${type}`, [manualTrigger(), request]),
			);
			assert.match(String(error?.message), /must begin with https/);
		}
		assert.deepEqual(elsewhere.requests, []);
	});

	test('no secret is shown, exported, logged or kept', async () => {
		const { apiToken } = lab.sandbox.a3Connect;
		const { clientSecret } = lab.sandbox.simutek;
		const echoed = { createSalesOrder: clientSecret, CreateOrder: apiToken };
		for (const { operationId, operation } of CREATING) {
			lab.sandbox.injectFault(echo(operationId, echoed[operationId]));
			const { items } = await runOnce(operation);
			assert.match(String(items[0]?.error), /Refused: \[secret\]/);
		}
		const accessTokens = wire.requests.flatMap(
			({ headers }) => /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1] ?? [],
		);
		assert(accessTokens.length > 0, 'access tokens were sent');

		const kept = await whatIsKept(lab);
		const found = [...kept].filter(([, text]) =>
			[apiToken, clientSecret, ...accessTokens].some((secret) => text.includes(secret)),
		);
		assert.deepEqual(
			found.map(([place]) => place),
			[],
		);
		assert.match(kept.get('exported workflows') ?? '', /One item/);
		const [log] = lab.logs;
		assert.match(String(log), /Loaded all credentials and nodes from n8n-nodes-simutek-a3/);
		await lab.start();
	});
});
