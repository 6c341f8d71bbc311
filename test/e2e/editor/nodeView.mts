import type { Locator, Page } from 'playwright-core';

/** An opened node: its input to the left, its parameters, its output to the right. */
export class NodeView {
	readonly input: Locator;
	readonly parameters: Locator;
	readonly output: Locator;
	/** The parameters with their tabs and the button that executes the node. */
	readonly settings: Locator;

	private constructor(private readonly page: Page) {
		this.input = page.getByTestId('ndv-input-panel');
		this.parameters = page.getByTestId('node-parameters');
		this.output = page.getByTestId('output-panel');
		this.settings = page.locator('.node-settings');
	}

	/** Waits for the node that is being opened. */
	static async opened(page: Page): Promise<NodeView> {
		const view = new NodeView(page);
		await view.parameters.waitFor();
		return view;
	}

	parameter(name: string): Locator {
		return this.parameters.getByTestId(`parameter-input-${name}`);
	}

	/** What the list of choices that is open offers. */
	get options(): Locator {
		return this.page.getByRole('option');
	}

	/** What the list of choices of a parameter offers. */
	async optionsOf(parameter: string): Promise<string[]> {
		await this.parameter(parameter).click();
		await this.options.first().waitFor();
		const texts = await this.options.allInnerTexts();
		await this.parameter(parameter).click();
		await this.options.first().waitFor({ state: 'hidden' });
		return texts;
	}

	async choose(input: Locator, option: string): Promise<void> {
		await input.click();
		await this.options.getByText(option, { exact: true }).click();
	}

	/** What the list of a locator shows, once it is open. */
	get choices(): Locator {
		return this.page.getByTestId('rlc-item');
	}

	/** The list itself. */
	get choiceList(): Locator {
		return this.choices.first().locator('..');
	}

	async openList(locator: string): Promise<void> {
		await this.chosen(locator).click();
	}

	/** What is chosen in a locator. */
	chosen(locator: string): Locator {
		return this.parameters.getByTestId(`resource-locator-${locator}`).locator('input').last();
	}

	async searchList(text: string): Promise<void> {
		await this.page.getByTestId('rlc-search').fill(text);
	}

	async scrollListToEnd(): Promise<void> {
		await this.choices.last().scrollIntoViewIfNeeded();
	}

	/** The mapped fields. */
	get fields(): Locator {
		return this.page.getByTestId('mapping-fields-container').locator('.parameter-item');
	}

	field(name: string): Locator {
		return this.fields.filter({ has: this.page.getByTestId(`parameter-input-${name}`) });
	}

	/** What is chosen of how the fields are mapped. */
	get mappingMode(): Locator {
		return this.page.getByTestId('mapping-mode-select').locator('input');
	}

	/** The labels of the mapped fields, in their order. */
	async labels(fields = this.fields): Promise<string[]> {
		const texts = await fields.locator('label').allInnerTexts();
		return texts.map((text) => (text.split('\n')[0] ?? '').trim());
	}

	/** The fields that n8n marks, as they are required and empty. */
	get markedFields(): Locator {
		return this.fields.filter({ has: this.page.getByTestId('parameter-issues') });
	}

	/** The fields that may be taken off the form. */
	get optionalFields(): Locator {
		return this.fields.filter({ has: this.page.locator('[data-test-id^=remove-field-button-]') });
	}

	/** What the mark on a field says. */
	async readMark(name: string): Promise<string> {
		const mark = this.field(name).getByTestId('parameter-issues').locator('svg');
		await mark.hover();
		const tip = this.page.locator('.titled-list');
		// n8n shows the tip of what the mouse moves over, not of what it was put on.
		await this.page.mouse.move(0, 0);
		await mark.hover();
		await tip.waitFor();
		return await tip.innerText();
	}

	async fillField(name: string, value: string): Promise<void> {
		await this.field(name).locator('input').fill(value);
	}

	/** Writes a text into a field that takes an expression, and waits until n8n has made it out. */
	async writeField(name: string, text: string): Promise<void> {
		const field = this.field(name);
		await field.hover();
		await field.getByTestId('radio-button-expression').click();
		await field.getByRole('textbox').fill(text);
		await field.getByRole('textbox').blur();
		await this.result(name).getByText(text, { exact: true }).waitFor();
	}

	/** Writes an expression of a tool into a field; only a model can give what it comes to. */
	async writeExpression(name: string, expression: string): Promise<void> {
		const field = this.field(name);
		await field.hover();
		await field.getByTestId('radio-button-expression').click();
		await field.getByRole('textbox').fill(expression);
		await field.getByRole('textbox').blur();
	}

	/** Clicks the button with the stars of a parameter or a field. */
	async leaveToModel(name: string): Promise<void> {
		const places = this.page.locator(
			`[data-test-id="parameter-input-${name}"], [data-test-id="resource-locator-${name}"]`,
		);
		const item = this.parameters.locator('.parameter-item').filter({ has: places }).last();
		await item.getByTestId('from-ai-override-button').click();
	}

	/** Adds one of the options. */
	async addChoice(option: string): Promise<void> {
		await this.addOption.click();
		await this.options.getByText(option, { exact: true }).click();
	}

	async openSettings(): Promise<void> {
		await this.page.getByTestId('tab-settings').click();
	}

	/** What stands above the output. */
	get hints(): Locator {
		return this.output.getByTestId('node-hint');
	}

	/** What the expression of a field comes to. */
	result(name: string): Locator {
		return this.field(name).locator('[data-test-id^=parameter-expression-preview]');
	}

	/** Picks a day of the next month in the picker of a field, and gives what the field shows then. */
	async pickDay(name: string, day: number): Promise<string> {
		const input = this.field(name).locator('input');
		await input.click();
		const picker = this.page.locator('.el-date-picker:visible');
		await picker.getByRole('button', { name: 'Next Month' }).click();
		await picker.locator('td.available').getByText(String(day), { exact: true }).click();
		await picker.getByRole('button', { name: 'OK' }).click();
		await picker.waitFor({ state: 'hidden' });
		return await input.inputValue();
	}

	/** What marks a parameter or a field in red. */
	get marks(): Locator {
		return this.page.getByTestId('parameter-issues');
	}

	/** What the form says in the place of the mapped fields. */
	get notice(): Locator {
		return this.page.getByTestId('empty-fields-notice');
	}

	/** What opens the list of what can be added to a collection. */
	adder(label: string): Locator {
		const placeholder = this.page.getByPlaceholder(label);
		return this.parameters.getByTestId('collection-parameter-add').filter({ has: placeholder });
	}

	/** The names in the list of choices that is open, of those that a search has left. */
	async shownOptions(): Promise<string[]> {
		const texts = await this.options.filter({ visible: true }).allInnerTexts();
		return texts.map((text) => (text.split('\n')[0] ?? '').trim());
	}

	/** What the parameters end with. */
	get addOption(): Locator {
		return this.parameters.getByTestId('collection-parameter-add');
	}

	async executePrevious(): Promise<void> {
		await this.page.getByTestId('execute-previous-node').click();
	}

	/** A value of the input panel, by its key. */
	inputValue(key: string): Locator {
		return this.input.getByText(key, { exact: true });
	}

	/** The fields that the input panel shows of a node that has not run. */
	async previewedFields(): Promise<string[]> {
		return await this.input.locator('.pill--preview').allInnerTexts();
	}

	/** Drags a value of the input panel onto a mapped field. */
	async drag(key: string, field: string): Promise<void> {
		await this.field(field).scrollIntoViewIfNeeded();
		await this.inputValue(key).hover();
		await this.page.mouse.down();
		// n8n takes it for a drag once the mouse has moved a little.
		await this.input.hover({ position: { x: 40, y: 20 }, force: true });
		await this.field(field).locator('input').hover({ force: true });
		await this.page.mouse.up();
		// n8n then puts the cursor there, and shows the result over the fields below.
		const focused = this.field(field).locator('.cm-focused');
		await focused.waitFor();
		await this.field(field).getByRole('textbox').blur();
		await focused.waitFor({ state: 'detached' });
	}

	async execute(): Promise<void> {
		await this.page.getByTestId('node-execute-button').click();
	}

	/** Waits for an output with a text, and gives the cells of its table, row by row. */
	async readTable(text: string): Promise<string[][]> {
		await this.output.getByText(text).waitFor();
		const rows = await this.output.getByRole('row').all();
		return await Promise.all(
			rows.map(async (row) => {
				const cells = await row.locator('th, td').allInnerTexts();
				return cells.map((cell) => cell.trim()).filter(Boolean);
			}),
		);
	}

	/** Waits for the error panel. */
	async readError(): Promise<{ message: string; description: string }> {
		const message = this.output.getByTestId('node-error-message');
		await message.waitFor();
		const description = this.output.getByTestId('node-error-description');
		return {
			message: await message.innerText(),
			description: (await description.isVisible()) ? await description.innerText() : '',
		};
	}

	async close(): Promise<void> {
		await this.page.getByTestId('ndv-close-button').click();
		await this.parameters.waitFor({ state: 'detached' });
	}
}
