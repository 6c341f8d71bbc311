/** The items that every contestant is given, and the bodies that the bare loop makes of them. */

type Item = Record<string, unknown>;

/** The packages whose orders an item of the kind `packages` has the fields for. */
export const PACKAGE_IDS = [101, 103, 105, 106];

function employee(index: number): Item {
	return {
		firstname: 'Linnea',
		lastname: `Sjöberg ${index}`,
		email: `linnea.sjoberg.${index}@tryckeriet.example`,
		userGroup1: 'Ledning',
		alias: `linnea-${index}`,
	};
}

/** An employee that no other run has. */
function newEmployee(index: number, run: string): Item {
	return { ...employee(index), alias: `${run}-${index}` };
}

function salesOrder(index: number): Item {
	return {
		customerNumber: 'K100421',
		name: `Webshop order ${index}`,
		purchaseOrderNumber: `PO-2026-${index}`,
		comment: 'Leverans via lastkajen',
	};
}

/** An item that fits each of the packages in turn. */
function packageOrder(index: number): Item {
	return {
		predefinedPackageID: PACKAGE_IDS[index % PACKAGE_IDS.length],
		...employee(index),
		mainNumber: '08-123 45 60',
		numberOfQueues: '2',
		recordCalls: 'true',
		portedNumber: '08-123 45 61',
		donorOperator: 'Telia',
		desiredPortingDate: '2027-03-01',
	};
}

/** An item that fits none of the packages, each in turn. */
function misfit(index: number): Item {
	return { predefinedPackageID: PACKAGE_IDS[index % PACKAGE_IDS.length] };
}

const KINDS = { employee, newEmployee, salesOrder, packageOrder, misfit };

/** What the items are. */
export type ItemKind = keyof typeof KINDS;

/** The items of a run. */
export function makeItems(kind: ItemKind, count: number): Item[] {
	const run = String(Date.now());
	return Array.from({ length: count }, (_, index) => KINDS[kind](index, run));
}
