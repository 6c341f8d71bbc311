import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';

import { readExample } from '../../../sandbox/start/imports.mts';
import type { Execution } from '../../../sandbox/start/rest.mts';
import type { Scene } from '../editor/scene.mts';

import { messageOf } from './messages.mts';

/** An example that the clock starts, published, and started by a call in its place. */
async function publish(scene: Scene, name: string): Promise<() => Promise<Execution>> {
	const { id: _, ...example } = readExample(name);
	const path = randomUUID();
	const nodes = example.nodes.map((node) =>
		node.type.endsWith('.scheduleTrigger')
			? {
					...node,
					type: 'n8n-nodes-base.webhook',
					typeVersion: 2,
					webhookId: path,
					parameters: { path, options: {} },
				}
			: node,
	);
	const workflow = await scene.lab.save({ ...example, nodes });
	return async () => {
		const execution = await scene.lab.client.end(await scene.lab.callWebhook(workflow, path));
		assert.equal(execution.status, 'success', execution.error?.message);
		return execution;
	};
}

/** Declares the tests of the workflows that tell what is new. */
export function testWatches(scene: Scene): void {
	test('new customers are told of once, and where there are none, nothing is told', async () => {
		const run = await publish(scene, 'new-customers-in-gks4');
		const told = async () => messageOf(await run(), 'Describe the New Customers');
		const { books } = scene.lab.sandbox;
		const [first] = books.customers;
		assert(first);
		const all = await told();
		assert.equal(all?.split('\n').length, books.customers.length + 1);
		assert.equal(await told(), undefined);
		books.customers.push(
			{
				...first,
				number: 'K900001',
				name: 'Nya Bageriet AB',
				corporateIdentityNumber: '559000-9001',
			},
			{
				...first,
				number: 'K900002',
				name: 'Nya Verkstan HB',
				corporateIdentityNumber: '559000-9002',
			},
		);
		assert.equal(
			await told(),
			'New customers in GKS4:\nK900001, Nya Bageriet AB, 559000-9001\nK900002, Nya Verkstan HB, 559000-9002',
		);
		assert.equal(await told(), undefined);
	});

	test('packages and fields that have changed are told of once', async () => {
		const run = await publish(scene, 'package-watch');
		const told = async () => messageOf(await run(), 'Describe the Changes');
		const { books } = scene.lab.sandbox;
		assert.equal(await told(), undefined, 'the first run only takes note');
		assert.equal(await told(), undefined);

		const mobile = books.packages.find(({ predefinedPackageID }) => predefinedPackageID === 101);
		assert(mobile?.data);
		const fields = new Map(mobile.data.map((field) => [field.name, field]));
		const group = fields.get('userGroup1');
		const alias = fields.get('alias');
		assert(group && alias);
		group.allowedValues = ['Ekonomi', 'Ledning'];
		alias.required = true;
		alias.defaultValue = 'ingen';
		mobile.data = mobile.data.filter(({ name }) => name !== 'lastname');
		mobile.data.push({ name: 'costCentre', type: 'Integer', required: true });
		const gone = books.packages.pop();
		assert(gone);
		books.packages.push({ predefinedPackageID: 901, name: 'Ny växel', data: [] });

		const lines = (await told())?.split('\n') ?? [];
		const flex = 'Mobilabonnemang Företag Flex';
		assert.deepEqual(lines, [
			"A3's packages have changed:",
			`${flex} field "userGroup1": it allows ["Ekonomi","Ledning"], no longer ["Ekonomi","Fält","Ledning","Säljare"]`,
			`${flex} field "alias": it is now required`,
			`${flex} field "alias": its default value is "ingen", no longer null`,
			`${flex} has a new required field, "costCentre"`,
			`${flex} no longer has the field "lastname"`,
			'Ny växel is new',
			`${gone.name} can no longer be ordered`,
		]);
		assert.equal(await told(), undefined);
	});

	test('a package that could not be read is neither gone nor changed', async () => {
		const run = await publish(scene, 'package-watch');
		await run();
		const operationId = 'GetPackageSchema';
		scene.lab.sandbox.injectFault({ operationId, kind: 'status', effect: 'none', status: 400 });
		const execution = await run();
		assert.equal(messageOf(execution, 'Describe the Changes'), undefined);
		assert.match(String(messageOf(execution, 'Describe What Went Wrong')), /answered 400/);
		assert.equal(messageOf(await run(), 'Describe the Changes'), undefined);
	});
}
