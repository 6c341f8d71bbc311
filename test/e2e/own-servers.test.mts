/** APIs in a house of one's own: certificates that not everybody trusts, a proxy, n8n's own protection. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, suite, test } from 'node:test';

import { Lab } from '../../sandbox/lab/lab.mts';
import { a3ConnectNode, inARow, manualTrigger, simutekNode } from '../../sandbox/lab/workflow.mts';
import { sandboxCredentials } from '../../sandbox/start/imports.mts';
import type { Execution } from '../../sandbox/start/rest.mts';

import { Certificates } from './own-servers/certificates.mts';
import { ForwardProxy } from './own-servers/proxy.mts';
import { Recorder } from './recorder.mts';

const CUSTOMERS = simutekNode('Customers', { resource: 'customer', operation: 'getAll' });
const PACKAGES = a3ConnectNode('Packages', { resource: 'package', operation: 'getAll' });

const NODES = [CUSTOMERS, PACKAGES] as const;

async function run(lab: Lab, node: (typeof NODES)[number]): Promise<Execution> {
	return await lab.saveAndRun(inARow(node.name, [manualTrigger(), node]));
}

/** Each node reads something of its API. */
async function assertAllWorks(lab: Lab): Promise<void> {
	for (const node of NODES) {
		const { status, items, error } = await run(lab, node);
		assert.equal(status, 'success', `${node.name}: ${error?.message} ${error?.description}`);
		assert(items.length > 1, `${node.name} gives what it has read`);
	}
}

/** What was asked for. A token that is no longer good is found out by asking the API first. */
function pathsOf({ requests }: Recorder): Set<string> {
	return new Set(requests.map(({ url }) => url.split('?', 1).join()));
}

const ALL_PATHS = new Set([
	'/identity/connect/token',
	'/simutek/api/v1/customers',
	'/a3/api/GetPackages',
]);

interface Tested {
	status: string;
	message: string;
}

/**
 * What the test of each credential says, as after a click on "Retry". One after the other: n8n tests with
 * a node that all its tests share (two at once were seen to say that there is no such node).
 */
async function testCredentials(lab: Lab): Promise<Tested[]> {
	const tested: Tested[] = [];
	for (const { id } of sandboxCredentials(lab.sandbox)) {
		const credentials = await lab.client.request('GET', `/credentials/${id}?includeData=true`);
		tested.push(await lab.client.request('POST', '/credentials/test', { credentials }));
	}
	return tested;
}

suite('Own servers', () => {
	const certificates = new Certificates();
	after(() => certificates.remove());

	suite('with a self-signed certificate', () => {
		let lab: Lab;
		let server: Recorder;
		before(async () => {
			lab = await Lab.open();
			server = await Recorder.start(lab.sandbox.url, certificates.selfSigned);
		});
		beforeEach(() => {
			lab.sandbox.expireTokens();
			server.requests.splice(0);
		});
		after(async () => {
			await lab.close();
			await server.close();
		});

		test('are refused, and the error says what to do', async () => {
			await lab.changeCredentials(server.url);
			for (const node of NODES) {
				const { error } = await run(lab, node);
				assert.match(String(error?.message), /the certificate of the server is self-signed/);
				assert.match(String(error?.description), /NODE_EXTRA_CA_CERTS.*Ignore SSL Issues/s);
				assert.doesNotMatch(String(error?.description), /client ID/i);
			}
			assert.deepEqual(server.requests, []);
			const tested = await testCredentials(lab);
			assert.deepEqual(
				tested.map(({ status }) => status),
				['Error', 'Error'],
			);
		});

		test('work with Ignore SSL Issues: the token server, the APIs and the test', async () => {
			await lab.changeCredentials(server.url, { allowUnauthorizedCerts: true });
			await assertAllWorks(lab);
			assert.deepEqual(pathsOf(server), ALL_PATHS);
			const tested = await testCredentials(lab);
			assert.deepEqual(
				tested.map(({ status, message }) => `${status}: ${message}`),
				['OK: Connection successful!', 'OK: Connection successful!'],
			);
		});
	});

	suite('with the certificate of a private authority, in a company with a proxy', () => {
		const HOST = 'gks.example.test:443';
		let lab: Lab;
		let server: Recorder;
		let proxy: ForwardProxy;
		before(async () => {
			const hosts: Record<string, number> = {};
			proxy = await ForwardProxy.start(hosts);
			lab = await Lab.open({
				env: {
					NODE_EXTRA_CA_CERTS: certificates.authorityFile,
					HTTPS_PROXY: proxy.url,
					NO_PROXY: '127.0.0.1',
				},
			});
			server = await Recorder.start(lab.sandbox.url, certificates.signed);
			hosts[HOST] = Number(new URL(server.url).port);
		});
		beforeEach(() => {
			lab.sandbox.expireTokens();
			server.requests.splice(0);
		});
		after(async () => {
			await lab.close();
			await proxy.close();
			await server.close();
		});

		test('are trusted, and reached past the proxy where NO_PROXY says so', async () => {
			await lab.changeCredentials(server.url);
			await assertAllWorks(lab);
			assert.deepEqual(pathsOf(server), ALL_PATHS);
			const { host } = new URL(server.url);
			assert(!proxy.tunnels.includes(host));
			assert.deepEqual(proxy.requests, []);
		});

		test('are reached through the proxy, which gets to know nothing but the host', async () => {
			const { host } = new URL(`https://${HOST}`);
			await lab.changeCredentials(`https://${host}`);
			await assertAllWorks(lab);
			assert.deepEqual(pathsOf(server), ALL_PATHS);
			assert.equal(proxy.tunnels.filter((asked) => asked === HOST).length, server.requests.length);
			assert.deepEqual(proxy.requests, []);
			const seen = Buffer.concat(proxy.bytes).toString('latin1');
			const { apiToken } = lab.sandbox.a3Connect;
			const { clientId, clientSecret } = lab.sandbox.simutek;
			const accessTokens = server.requests.flatMap(
				({ headers }) => /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1] ?? [],
			);
			assert(accessTokens.length > 0);
			assert(seen.includes(host), 'the host is named in the clear, so the bytes are those');
			for (const secret of [apiToken, clientId, clientSecret, ...accessTokens, 'GetPackages']) {
				assert(!seen.includes(secret), `the proxy does not see ${secret}`);
			}
		});
	});

	suite('in n8n that protects its own network', () => {
		let lab: Lab;
		before(async () => {
			lab = await Lab.open({
				env: { N8N_SSRF_PROTECTION_ENABLED: 'true', N8N_SSRF_ALLOWED_HOSTNAMES: 'localhost' },
			});
		});
		after(async () => await lab.close());

		test('are held back, and the error says what to ask for', async () => {
			for (const node of NODES) {
				const { error } = await run(lab, node);
				assert.match(String(error?.message), /blocked because it resolves to a restricted IP/);
				assert.match(String(error?.description), /administrator/);
			}
			assert.deepEqual(lab.sandbox.books.requests, []);
		});

		test('are reached by a host name that is allowed', async () => {
			await lab.changeCredentials(lab.sandbox.url.replace('127.0.0.1', 'localhost'));
			await assertAllWorks(lab);
		});
	});
});
