import type { Locator, Page } from 'playwright-core';

import { OWNER } from '../../start/rest.mts';

import { CredentialForm } from './credentialForm.mts';
import { NodeView } from './nodeView.mts';

/** n8n's editor, as people use it. */
export class Editor {
	constructor(
		readonly page: Page,
		private readonly url: string,
	) {}

	async signIn(): Promise<void> {
		await this.page.goto(`${this.url}/signin`);
		await this.page.getByTestId('emailOrLdapLoginId').locator('input').fill(OWNER.email);
		await this.page.getByTestId('password').locator('input').fill(OWNER.password);
		await this.page.getByTestId('form-submit-button').click();
		await this.page.waitForURL((url) => url.pathname !== '/signin');
	}

	async openCredentials(): Promise<void> {
		await this.page.goto(`${this.url}/home/credentials`);
		await this.page.getByTestId('resources-list-item').first().waitFor();
	}

	/** A credential in the list of all. */
	credential(name: string): Locator {
		return this.page.getByTestId('resources-list-item').filter({ hasText: name });
	}

	/** Opens the form of a new credential. */
	async addCredential(type: string): Promise<CredentialForm> {
		await this.page.goto(`${this.url}/home/credentials/create`);
		await this.page.getByTestId('new-credential-type-select').locator('input').fill(type);
		await this.page.getByTestId('new-credential-type-select-option').getByText(type).click();
		await this.page.getByTestId('new-credential-type-button').click();
		const form = new CredentialForm(this.page);
		await form.dialog.waitFor();
		return form;
	}

	async openWorkflow(id: string): Promise<void> {
		await this.page.goto(`${this.url}/workflow/${id}`);
		await this.nodes.first().waitFor();
	}

	/** Opens a workflow and one of its nodes. */
	async openNode(id: string, name: string): Promise<NodeView> {
		await this.openWorkflow(id);
		await this.node(name).dblclick();
		return await NodeView.opened(this.page);
	}

	/** The nodes on the canvas. */
	get nodes(): Locator {
		return this.page.getByTestId('canvas-node');
	}

	node(name: string): Locator {
		return this.nodes.filter({ hasText: name });
	}

	/** The connection from a node to another. */
	connection(from: string, to: string): Locator {
		const ends = `[data-source-node-name="${from}"][data-target-node-name="${to}"]`;
		return this.page.locator(`[data-test-id=edge]${ends}`);
	}

	/** Opens the node panel at the last node. */
	async openPanel(): Promise<void> {
		await this.page.getByTestId('canvas-handle-plus').last().click();
		await this.panel.waitFor();
	}

	async searchNodes(text: string): Promise<void> {
		await this.panel.getByTestId('node-creator-search-bar').fill(text);
	}

	/** The node panel. */
	get panel(): Locator {
		return this.page.getByTestId('node-creator');
	}

	/** The entries of the node panel: nodes, or the actions of one. */
	get entries(): Locator {
		return this.panel.getByTestId('item-iterator-item');
	}

	/** The entries as they are written, whatever the case they are shown in. */
	async readEntries(): Promise<string[]> {
		return (await this.entries.allTextContents()).map((text) => text.trim());
	}

	entry(name: string): Locator {
		return this.entries.filter({ hasText: name });
	}

	/** Goes back from the actions of a node to what was searched for. */
	async leaveActions(): Promise<void> {
		await this.panel.getByTestId('nodes-list-header').getByRole('button').first().click();
	}

	/** Chooses an action of the node that the panel shows; the node opens. */
	async addAction(name: string): Promise<NodeView> {
		await this.entry(name).click();
		return await NodeView.opened(this.page);
	}

	async chooseTheme(name: string): Promise<void> {
		await this.page.goto(`${this.url}/settings/personal`);
		await this.page.getByTestId('theme-select').click();
		await this.page.getByRole('option', { name }).click();
		await this.page.getByTestId('save-settings-button').click();
		await this.page.getByRole('alert').filter({ hasText: 'Personal details updated' }).waitFor();
	}
}
