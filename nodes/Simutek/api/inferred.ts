/**
 * Everything about Simutek GKS4's API that its documentation does not state and that this package
 * reads between its lines. A correction is made here and nowhere else.
 */
export const INFERRED = {
	/** The path of the list of customers; the documentation names only its filters. */
	customersPath: '/api/v1/customers',
	/**
	 * The spellings of the list's query parameters, all of which are sent: the number is `number` in the
	 * customer itself and `customerNumber` in the path of one.
	 */
	customerListQuery: {
		customerNumber: ['customerNumber', 'number'],
		name: ['name'],
		corporateIdentityNumber: ['corporateIdentityNumber'],
		page: 'page',
		pageSize: 'pageSize',
	},
	/** The path that creates a sales order; users can set another in the node. */
	salesOrdersPath: '/api/v1/salesorders',
	/**
	 * The fields of a sales order's body, by the parameters that give them; users can set others in the
	 * node. Number, purchase order number and note are spelled as on the vendor's page on its Prepri
	 * integration, in the case of the customers' fields.
	 */
	salesOrderFields: {
		customerNumber: 'customerNumber',
		name: 'name',
		purchaseOrderNumber: 'purchaseOrderNumber',
		language: 'language',
		currency: 'currency',
		comment: 'noteFromCustomer',
	},
	/** What people know a created sales order by in the answer, in any case, the most telling first. */
	salesOrderNumbers: [
		'number',
		'orderNumber',
		'salesOrderNumber',
		'id',
		'orderId',
		'salesOrderId',
		'location',
	],
} as const;
