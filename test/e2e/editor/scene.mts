/** One n8n and one browser, and the tests that each open the editor in a page of their own. */
import { after, before, test } from 'node:test';

import type { Browser, BrowserContext } from 'playwright-core';

import { Lab } from '../../../sandbox/lab/lab.mts';
import { a3ConnectNode, inARow, manualTrigger, nodeOf } from '../../../sandbox/lab/workflow.mts';
import { CREDENTIALS } from '../../../sandbox/start/imports.mts';

import { openBrowser, requireChromium } from './browser.mts';
import { Editor } from './editor.mts';
import { pictureFailure } from './pictures.mts';

/** As high as the longest form that a picture shows. */
const VIEWPORT = { width: 1440, height: 1320 };

/** Where the customers are. n8n's own time zone is another, so that a day may not depend on it. */
const TIME_ZONE = 'Europe/Stockholm';

const STEP_WITHIN = 15_000;

/** What the node before the one under test gives. */
export const EMPLOYEE = {
	givenName: 'Åsa',
	familyName: 'Lindqvist',
	mail: 'asa.lindqvist@example.se',
};

export const EMPLOYEE_NODE = 'New Employee';
export const ORDER_NODE = 'Order';

export class Scene {
	private opened: { lab: Lab; browser: Browser; context: BrowserContext } | undefined;

	/** Declares what is opened before the tests of the suite, and closed after them. */
	constructor() {
		let lab: Lab | undefined;
		let browser: Browser | undefined;
		before(async () => {
			requireChromium();
			lab = await Lab.open();
			browser = await openBrowser();
			const context = await browser.newContext({ viewport: VIEWPORT, timezoneId: TIME_ZONE });
			context.setDefaultTimeout(STEP_WITHIN);
			this.opened = { lab, browser, context };
			const editor = await this.open();
			await editor.signIn();
			await editor.page.close();
		});
		after(async () => {
			await browser?.close();
			await lab?.close();
		});
	}

	get lab(): Lab {
		return this.running.lab;
	}

	private get running() {
		if (this.opened === undefined) throw new Error('There is no n8n and no browser yet.');
		return this.opened;
	}

	private async open(): Promise<Editor> {
		return new Editor(await this.running.context.newPage(), this.lab.url);
	}

	/** Declares a test that has the editor in a new page; its error names a picture of that page. */
	test(name: string, body: (editor: Editor) => Promise<void>): void {
		test(name, async () => {
			const editor = await this.open();
			try {
				await body(editor);
			} catch (error) {
				const file = await pictureFailure(editor.page);
				throw new Error(`${String(error)}\n\nWhat the page showed: ${file}`, { cause: error });
			} finally {
				await editor.page.close();
			}
		});
	}

	/** How often an operation of the vendors' APIs was asked for. */
	countRequests(operationId: string): number {
		const { requests } = this.lab.sandbox.books;
		return requests.filter((request) => request.operationId === operationId).length;
	}

	/** A workflow in which an employee's data comes before a node. */
	async saveWorkflow(...last: Array<ReturnType<typeof nodeOf>>): Promise<string> {
		const employee = nodeOf(EMPLOYEE_NODE, 'n8n-nodes-base.set', 3.4, {
			mode: 'raw',
			jsonOutput: JSON.stringify(EMPLOYEE),
		});
		const nodes = [manualTrigger(), employee, ...last].map((node, index) => ({
			...node,
			position: [index * 220, 0],
		}));
		return (await this.lab.save(inARow('In the editor', nodes))).id;
	}

	/** The mapper of an order as n8n has saved it. */
	async savedFields(workflow: string) {
		const { nodes } = await this.lab.client.getWorkflow(workflow);
		const { fields } = nodes.find(({ name }) => name === ORDER_NODE)!.parameters;
		return fields as { schema?: Array<{ id: string }>; value: Record<string, unknown> | null };
	}

	/** A workflow that orders a package of which no value is given. */
	async saveOrder(value: number, cachedResultName: string): Promise<string> {
		const chosen = { __rl: true, mode: 'list', value, cachedResultName };
		const parameters = { resource: 'order', operation: 'create', package: chosen };
		return await this.saveWorkflow(
			a3ConnectNode(ORDER_NODE, { ...parameters, customerNumber: '1' }),
		);
	}

	/** A workflow that orders the mobile package, with the values of some of its fields. */
	async saveMobileOrder(
		value: Record<string, string> | null = null,
		credential = CREDENTIALS.a3ConnectApi,
		settings: object = {},
	): Promise<string> {
		const order = a3ConnectNode(ORDER_NODE, {
			resource: 'order',
			operation: 'create',
			package: {
				__rl: true,
				mode: 'list',
				value: 101,
				cachedResultName: 'Mobilabonnemang Företag Flex (101)',
			},
			customerNumber: '204817',
			fields: { mappingMode: 'defineBelow', value },
		});
		const node = { ...order, ...settings, credentials: { a3ConnectApi: credential } };
		return await this.saveWorkflow(node);
	}
}
