import { duplicateOptions } from '../../../shared/creations/duplicateGuard';
import { Failure } from '../../../shared/basis/failure';
import type { ItemParameters } from '../../../shared/parameters/itemParameters';
import type { Operation } from '../../../shared/operations/operation';
import { jsonObject, lines, oneOf, optional, text } from '../../../shared/parameters/rules';
import { INFERRED } from '../../api/inferred';
import { createSalesOrder, LANGUAGES } from '../../api/salesOrders';
import type { NewSalesOrder } from '../../api/salesOrders';
import { currencyCode, customerLocator, path } from '../../parameters';
import { pathOption, salesOrderFields } from './fields';

export const create: Operation = {
	name: 'Create',
	action: 'Create a sales order',
	description: 'Create a sales order for a customer',
	properties: [customerLocator, salesOrderFields],
	options: [pathOption, ...duplicateOptions],

	start:
		({ send, guard }) =>
		async (item) => {
			const body = readSalesOrder(item);
			const where = item.read('options.path', optional(path)) ?? INFERRED.salesOrdersPath;
			const place = async () => (await send(createSalesOrder(where, body))) ?? { success: true };
			return await guard(item, () => salesOrderKey(body), place);
		},

	created: ({ skipped, number, orderNumber, id }) =>
		skipped === true
			? undefined
			: String(number ?? orderNumber ?? id ?? 'created, GKS gave no number'),
};

/** What tells a sales order from others: the customer and the buyer's own number. */
function salesOrderKey({ customerNumber, purchaseOrderNumber }: NewSalesOrder): string {
	if (purchaseOrderNumber !== undefined) return `gks ${customerNumber} ${purchaseOrderNumber}`;
	throw new Failure({
		message:
			'To skip duplicates, a sales order needs a "Purchase Order Number" or a "Duplicate Key"',
		description: 'Fill in one of the two. Nothing was sent for this item.',
	});
}

function readSalesOrder(item: ItemParameters): NewSalesOrder {
	const fields = {
		customerNumber: item.read('customerNumber', text),
		name: item.read('additionalFields.name', optional(text)),
		purchaseOrderNumber: item.read('additionalFields.purchaseOrderNumber', optional(text)),
		language: item.read('additionalFields.language', optional(oneOf(...LANGUAGES))),
		currency: item.read('additionalFields.currency', optional(currencyCode)),
		comment: item.read('additionalFields.comment', optional(lines)),
	};
	const given = Object.entries(fields).filter(([, value]) => value !== undefined);
	const body = Object.fromEntries(given) as unknown as NewSalesOrder;
	const extra = item.read('additionalFields.extraBodyFields', jsonObject);
	const twice = Object.keys(extra).find((field) => Object.hasOwn(body, field));
	if (twice === undefined) return { ...body, ...extra };
	throw new Failure({
		message: `The parameter "Additional Fields → Extra Body Fields" gives "${twice}", which a parameter of its own gives already`,
		description: `Give "${twice}" in one place only. Nothing was sent for this item.`,
	});
}
