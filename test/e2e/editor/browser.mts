/** The browser that the editor is opened in. */
import { existsSync } from 'node:fs';

import { chromium, selectors } from 'playwright-core';
import type { Browser } from 'playwright-core';

const { CHROMIUM = '/usr/bin/chromium' } = process.env;

/** Whatever a browser does on its own behalf: it is to talk to n8n only. */
const QUIET = [
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

/** Throws an error that says what to do where there is no Chromium. */
export function requireChromium(): void {
	if (existsSync(CHROMIUM)) return;
	throw new Error(
		`There is no Chromium at ${CHROMIUM}. Install it (apt-get install chromium), or say where it is: CHROMIUM=<path> npm run test:e2e -- editor`,
	);
}

/** Starts a Chromium without a window. Elements are found by the ids that n8n tests itself by. */
export async function openBrowser(): Promise<Browser> {
	requireChromium();
	selectors.setTestIdAttribute('data-test-id');
	return await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', ...QUIET] });
}
