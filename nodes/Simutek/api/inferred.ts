/**
 * Everything about Simutek GKS4's API that its documentation does not state and that this package
 * reads between its lines. A correction is made here and nowhere else.
 */
export const INFERRED = {
	/** The path of the list of customers; the documentation names only its filters. */
	customersPath: '/api/v1/customers',
	/** The spelling of the list's query parameters. */
	customerListQuery: {
		customerNumber: 'customerNumber',
		name: 'name',
		corporateIdentityNumber: 'corporateIdentityNumber',
		page: 'page',
		pageSize: 'pageSize',
	},
	/** The names that a total number of customers may have beside the list. */
	customerListTotals: ['totalCount', 'total', 'totalItems', 'count'] as readonly string[],
	/** The path that creates a sales order; users can set another in the node. */
	salesOrdersPath: '/api/v1/salesorders',
} as const;
