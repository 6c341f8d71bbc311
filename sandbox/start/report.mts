/**
 * The table at the end: what the examples placed with the vendors, which of them passed, and which
 * wait for somebody to call them.
 */
import { PACKAGES } from '../apis/seed-packages.mts';

import type { Call } from './calls.mts';
import type { ExampleResult } from './examples.mts';
import type { Access } from './imports.mts';

type Row = [what: string, number: string, customer: string, details: string];

const WIDEST_CELL = 60;

const HEADER: Row = ['Placed', 'Number', 'Customer', 'Details'];

export function report(results: ExampleResult[], calls: Call[]): string {
	const rows = results.flatMap(({ placed }) => rowsOf(placed));
	const verdicts = results.map(({ name, error }) =>
		error === undefined ? `passed  ${name}` : `FAILED  ${name}: ${error}`,
	);
	const published = calls.map(({ name, url }) => `waits   ${name}: ${url}`);
	return [...table([HEADER, ...rows]), '', ...verdicts, ...published].join('\n');
}

/** What to enter in the forms of new credentials, for trying them, in the order of their fields. */
export function credentialForms({ simutek, a3Connect }: Access): string {
	return [
		'To try the credential forms, enter:',
		'  Simutek OAuth2 API',
		`    Access Token URL  ${simutek.accessTokenUrl}`,
		`    Client ID         ${simutek.clientId}`,
		`    Client Secret     ${simutek.clientSecret}`,
		`    Base URL          ${simutek.baseUrl}`,
		'  A3 Connect API',
		'    Environment       Custom',
		`    Base URL          ${a3Connect.baseUrl}`,
		`    API Token         ${a3Connect.apiToken}`,
	].join('\n');
}

function rowsOf({ customersCreated, salesOrders, orders }: ExampleResult['placed']): Row[] {
	return [
		...customersCreated.map(
			({ number, name, corporateIdentityNumber }): Row => [
				'GKS4 customer',
				number,
				name,
				corporateIdentityNumber,
			],
		),
		...salesOrders.map(
			({ number, name, body }): Row => ['GKS4 sales order', number, body.customerNumber, name],
		),
		...orders.map(
			({ orderNumber, body }): Row => [
				'A3 order',
				orderNumber,
				body.customerNumber,
				[packageName(body.predefinedPackageID), ...Object.values(body.data)].join(', '),
			],
		),
	];
}

function packageName(id: number): string {
	return PACKAGES.find(({ predefinedPackageID }) => predefinedPackageID === id)?.name ?? `${id}`;
}

/** Columns as wide as their longest cell, under a ruled header. */
function table(entries: Row[]): string[] {
	const rows = entries.map((row) => row.map(shorten));
	const widths = HEADER.map((_, column) =>
		Math.max(...rows.map((row) => (row[column] ?? '').length)),
	);
	const lines = rows.map((row) =>
		row
			.map((cell, column) => cell.padEnd(widths[column] ?? 0))
			.join('  ')
			.trimEnd(),
	);
	const rule = widths.map((width) => '─'.repeat(width)).join('  ');
	return [...lines.slice(0, 1), rule, ...lines.slice(1)];
}

function shorten(cell: string): string {
	return cell.length > WIDEST_CELL ? `${cell.slice(0, WIDEST_CELL - 1)}…` : cell;
}
