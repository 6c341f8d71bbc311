import type { Locator, Page } from 'playwright-core';

import { OWNER } from '../../../sandbox/start/rest.mts';

import { CredentialForm } from './credentialForm.mts';
import { NodeView } from './nodeView.mts';

/** What is used of an element in the page. */
interface Scrolling {
	scrollHeight: number;
	clientHeight: number;
	querySelectorAll(selector: string): Iterable<Scrolling>;
}

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

	async openNewWorkflow(): Promise<void> {
		await this.page.goto(`${this.url}/workflow/new`);
		await this.canvas.waitFor();
	}

	/** Puts a text on the clipboard and pastes it onto the canvas, as people do. */
	async paste(text: string): Promise<void> {
		await this.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
		await this.page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
		await this.page.keyboard.press('ControlOrMeta+V');
	}

	/** Chooses a file under "Import → From file" in the menu of the workflow. */
	async importFile(path: string): Promise<void> {
		await this.page.getByTestId('workflow-import-input').setInputFiles(path);
	}

	/**
	 * Shows what is on the canvas in its full size, without the buttons that n8n lays over it.
	 *
	 * @param size how large the canvas has to be for that
	 */
	async showCanvas({ width, height }: { width: number; height: number }): Promise<void> {
		const page = this.page.viewportSize();
		const canvas = await this.canvas.boundingBox();
		if (page === null || canvas === null) throw new Error('There is no canvas.');
		await this.page.setViewportSize({
			width: page.width - canvas.width + width,
			height: page.height - canvas.height + height,
		});
		await this.canvas.click({ position: { x: 5, y: 5 } });
		await this.page.keyboard.press('1');
		await this.page.keyboard.press('0');
		const shown = '.vue-flow__viewport *, .vue-flow__background *, marker *';
		await this.page.addStyleTag({
			content: `body * { visibility: hidden } ${shown} { visibility: visible }`,
		});
	}

	get canvas(): Locator {
		return this.page.getByTestId('canvas-wrapper');
	}

	get notes(): Locator {
		return this.page.getByTestId('sticky');
	}

	/** How much of each note is cut off below, in pixels. */
	async cutOffNotes(): Promise<number[]> {
		return await this.notes.evaluateAll((notes) =>
			notes.map((note) => {
				const parts = [...(note as unknown as Scrolling).querySelectorAll('[class*=wrapper]')];
				return Math.max(...parts.map((part) => part.scrollHeight - part.clientHeight));
			}),
		);
	}

	/** The marks of nodes that something is wrong with. */
	get issues(): Locator {
		return this.page.getByTestId('node-issues');
	}

	/** The nodes on the canvas, without the notes. */
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
