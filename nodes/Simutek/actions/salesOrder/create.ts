import { Failure } from '../../../shared/failure';
import type { ItemParameters } from '../../../shared/itemParameters';
import type { Operation } from '../../../shared/operation';
import { jsonObject, lines, oneOf, optional, text } from '../../../shared/rules';
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
	options: [pathOption],

	start:
		({ send }) =>
		async (item) => {
			const body = readSalesOrder(item);
			const where = item.read('options.path', optional(path)) ?? INFERRED.salesOrdersPath;
			return (await send(createSalesOrder(where, body))) ?? { success: true };
		},

	created: ({ number, orderNumber, id }) =>
		String(number ?? orderNumber ?? id ?? 'created, GKS gave no number'),
};

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
