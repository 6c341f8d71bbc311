import assert from 'node:assert/strict';

import { credentialForms } from '../../../sandbox/start/report.mts';
import { becomes, eventually } from '../eventually.mts';

import type { CredentialForm } from './credentialForm.mts';
import { keep, pictureOf } from './pictures.mts';
import type { Scene } from './scene.mts';

/** Declares the tests of filling in credentials and of the button that tests them. */
export function testCredentialForms(scene: Scene): void {
	/** What the form says after it was saved; the button that tests anew must make it say the same. */
	async function saveAndTest(
		form: CredentialForm,
		operationId: string,
		read: () => Promise<string>,
	): Promise<string> {
		await form.save();
		const said = await read();
		const before = scene.countRequests(operationId);
		await form.test();
		await eventually(() => assert(scene.countRequests(operationId) > before));
		assert.equal(await read(), said);
		return said;
	}

	scene.test('the form of A3 Connect tells a wrong token from a right one', async (editor) => {
		const { baseUrl, apiToken } = scene.lab.sandbox.a3Connect;
		const form = await editor.addCredential('A3 Connect API');
		await form.choose('environment', 'Custom');
		await becomes(
			() => form.labels(),
			[
				'Environment',
				'Base URL *',
				'API Token *',
				'Ignore SSL Issues (Insecure)',
				'Allowed HTTP Request Domains',
			],
		);
		await form.fill('baseUrl', baseUrl);
		await form.fill('apiToken', 'wrong');
		assert.equal(
			await saveAndTest(form, 'GetPackages', () => form.readFailure()),
			"A3 Connect did not accept the API token. Check that it was copied completely, and that it belongs to the 'Environment' (live or test) in the credential.",
		);

		await form.fill('apiToken', apiToken);
		await saveAndTest(form, 'GetPackages', () => form.readSuccess());
		await form.unfold();
		keep('credential-a3', await pictureOf(editor.page, [form.dialog], form.fields.last()));
	});

	scene.test('the form of Simutek tells a wrong secret from a right one', async (editor) => {
		const { baseUrl, accessTokenUrl, clientId, clientSecret } = scene.lab.sandbox.simutek;
		const form = await editor.addCredential('Simutek OAuth2 API');
		await becomes(
			() => form.labels(),
			[
				// What is inherited comes first, in the order of n8n's own credential.
				'Access Token URL *',
				'Client ID *',
				'Client Secret *',
				'Scope',
				'Allowed HTTP Request Domains',
				'Base URL *',
				'Ignore SSL Issues (Insecure)',
			],
		);
		const [, toEnter = ''] = credentialForms(scene.lab.sandbox).split(/ +\w+ \w+ API\n/);
		const told = toEnter.split('\n').flatMap((line) => /\S+( \S+)*/.exec(line)?.[0] ?? []);
		const labels = (await form.labels()).map((label) => label.replace(' *', ''));
		assert.deepEqual(told, ['Access Token URL', 'Client ID', 'Client Secret', 'Base URL']);
		assert.deepEqual(
			labels.filter((label) => told.includes(label)),
			told,
		);
		await form.fill('baseUrl', baseUrl);
		await form.fill('clientId', clientId);
		await form.fill('clientSecret', 'wrong');
		await form.fill('accessTokenUrl', accessTokenUrl);
		assert.match(
			await saveAndTest(form, 'getAccessToken', () => form.readFailure()),
			/^Failed to acquire OAuth2 access token: Client authentication failed/,
		);

		await form.fill('clientSecret', clientSecret);
		await saveAndTest(form, 'listCustomers', () => form.readSuccess());
		await form.unfold();
		keep('credential-simutek', await pictureOf(editor.page, [form.dialog], form.fields.last()));
	});
}
