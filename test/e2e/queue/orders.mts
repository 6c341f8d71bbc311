/** The workflow that every scenario runs, and what the sandbox's books say of its orders. */
import { randomUUID } from 'node:crypto';

import type { Books } from '../../../sandbox/apis/books.mts';
import {
	a3ConnectNode,
	employeeOrder,
	inARow,
	nodeOf,
	simutekNode,
	webhookTrigger,
} from '../../../sandbox/lab/workflow.mts';
import type { NewWorkflow } from '../../../sandbox/lab/workflow.mts';
import type { Execution } from '../../../sandbox/start/rest.mts';

import { located } from '../../located.ts';
import { newEmployees } from '../employees.mts';
import type { Employee } from '../employees.mts';
import { numbersByName } from '../standingOrders.mts';

const ONE_ITEM_FOR_EACH = 'One Item for Each';
const CREATE_SALES_ORDER = 'Create Sales Order';
const CREATE_ORDER = 'Create Order';

/** A customer that GKS4 knows from the start. */
export const CUSTOMER = 'K100401';

/** What one execution is called with: for each entry it places one order with each vendor. */
export interface Purchase extends Employee {
	reference: string;
}

/** Purchases whose references no other call of this function gives. */
export function newPurchases(count: number): Purchase[] {
	const employees = newEmployees(randomUUID().slice(0, 8), count);
	return employees.map((employee) => ({ ...employee, reference: employee.alias }));
}

/**
 * A workflow that places a sales order and an A3 order for each purchase that it is called with.
 *
 * @param goesOn whether an item that fails leaves the others alone
 */
export function purchasesWorkflow(
	path: string,
	{ skipDuplicates = false, goesOn = false } = {},
): NewWorkflow {
	const purchase = `$('${ONE_ITEM_FOR_EACH}').item.json`;
	const options = skipDuplicates
		? { skipDuplicates, duplicateKey: `={{ ${purchase}.reference }}` }
		: {};
	// What is in doubt is not to keep the others from being placed.
	const node = goesOn ? { onError: 'continueRegularOutput' } : {};
	return inARow(`Queue: ${path}`, [
		webhookTrigger(path, 'POST'),
		nodeOf(ONE_ITEM_FOR_EACH, 'n8n-nodes-base.splitOut', 1, {
			fieldToSplitOut: 'body.purchases',
			options: {},
		}),
		{
			...simutekNode(CREATE_SALES_ORDER, {
				resource: 'salesOrder',
				operation: 'create',
				customerNumber: located(CUSTOMER),
				additionalFields: { purchaseOrderNumber: `={{ ${purchase}.reference }}` },
				options,
			}),
			...node,
		},
		{ ...a3ConnectNode(CREATE_ORDER, employeeOrder(purchase, options)), ...node },
	]);
}

/** How the books stand to what was asked for. An order is named by its vendor and its reference. */
export interface Balance {
	/** How many orders stand, with both vendors together. */
	placed: number;
	missing: string[];
	twice: string[];
	/** Orders that nobody asked for. */
	unasked: string[];
}

const salesOrderOf = (reference: unknown) => `sales order ${String(reference)}`;
const orderOf = (reference: unknown) => `A3 order ${String(reference)}`;

export function balanceOf(books: Books, purchases: Purchase[]): Balance {
	const standing = standingOrders(books);
	const asked = new Set(
		purchases.flatMap(({ reference }) => [salesOrderOf(reference), orderOf(reference)]),
	);
	return {
		placed: books.salesOrders.length + books.orders.length,
		missing: [...asked].filter((name) => !standing.has(name)),
		twice: [...asked].filter((name) => (standing.get(name)?.length ?? 0) > 1),
		unasked: [...standing.keys()].filter((name) => !asked.has(name)),
	};
}

function standingOrders({ salesOrders, orders }: Books): Map<string, string[]> {
	return numbersByName([
		...salesOrders.map(({ number, body }): [string, string] => [
			salesOrderOf(body.purchaseOrderNumber),
			number,
		]),
		...orders.map(({ orderNumber, body }): [string, string] => [
			orderOf(body.data.alias),
			orderNumber,
		]),
	]);
}

/** What an execution says of one order. */
export interface Said {
	name: string;
	/** Whether the number that it gives is that of an order in the books with this name. */
	isTrue: boolean;
	/** Whether there is an order with this name in the books. */
	stands: boolean;
	/** The key that it names where the order was skipped. */
	skippedKey: unknown;
	/** Whether it says that the order may exist. */
	inDoubt: boolean;
}

/** What an execution says of each order that it was to place. */
export function saidBy({ runData }: Execution, books: Books): Said[] {
	const standing = standingOrders(books);
	const outputOf = (node: string) =>
		(runData[node]?.at(-1)?.data?.main?.[0] ?? []).map(({ json }) => json);
	const purchases = outputOf(ONE_ITEM_FOR_EACH);
	const say = (node: string, nameOf: typeof orderOf, field: string) =>
		outputOf(node).map((item, index) => {
			const name = nameOf(purchases[index]?.reference);
			return {
				name,
				isTrue: standing.get(name)?.includes(String(item[field])) === true,
				stands: standing.has(name),
				skippedKey: item.skipped === true ? item.key : undefined,
				inDoubt: (item.details as { mayExist?: boolean } | undefined)?.mayExist === true,
			};
		});
	return [
		...say(CREATE_SALES_ORDER, salesOrderOf, 'number'),
		...say(CREATE_ORDER, orderOf, 'orderNumber'),
	];
}
