import type { Locator, Page } from 'playwright-core';

/** The form of one credential. */
export class CredentialForm {
	readonly dialog: Locator;

	constructor(private readonly page: Page) {
		this.dialog = page.getByTestId('editCredential-modal');
	}

	async choose(parameter: string, option: string): Promise<void> {
		await this.dialog.getByTestId(`parameter-input-${parameter}`).click();
		await this.page.getByRole('option', { name: option }).click();
	}

	async fill(parameter: string, value: string): Promise<void> {
		await this.dialog.getByTestId(`parameter-input-${parameter}`).locator('input').fill(value);
	}

	/** Saves the credential, which n8n then tests. */
	async save(): Promise<void> {
		await this.dialog.getByTestId('credential-save-button').click();
	}

	get fields(): Locator {
		return this.dialog.getByTestId('credential-connection-parameter');
	}

	/** The labels of the fields, with n8n's mark on those that are required. */
	async labels(): Promise<string[]> {
		return (await this.fields.allInnerTexts()).map((text) => (text.split('\n')[0] ?? '').trim());
	}

	/** Presses the button that tests the credential anew. */
	async test(): Promise<void> {
		await this.testButton.click();
	}

	/** Waits for a test to end well, and gives what the form says then, in green. */
	async readSuccess(): Promise<string> {
		await this.message('success').getByText('Connection tested successfully').waitFor();
		await this.testButton.waitFor();
		return await this.message('success').innerText();
	}

	/** Waits for a test to end badly, and gives why, as the form says below its words in red. */
	async readFailure(): Promise<string> {
		const message = this.message('danger');
		await message.getByText('Couldn’t connect with these settings').waitFor();
		await this.testButton.waitFor();
		const more = message.getByText('More details');
		if (await more.isVisible()) await more.click();
		await more.waitFor({ state: 'detached' });
		return (await message.innerText()).split('\n').at(-1) ?? '';
	}

	/** What the form says of the last test, in its colour. */
	private message(colour: 'success' | 'danger'): Locator {
		return this.dialog.locator(`.el-tag--${colour}:visible`);
	}

	/** While a test is under way, the button has another name. */
	private get testButton(): Locator {
		return this.dialog.locator('.el-tag:visible').getByText('Retry', { exact: true });
	}

	/** Lets the form be as long as it is: n8n makes it scroll however high the page is. */
	async unfold(): Promise<void> {
		const dialog = '[data-test-id=editCredential-modal]';
		await this.page.addStyleTag({
			content: `${dialog} { --dialog--max-height: none !important; }`,
		});
	}
}
