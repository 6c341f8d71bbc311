import type {
	DeclarativeRestApiSettings,
	IExecutePaginationFunctions,
	INodeExecutionData,
	INodeProperties,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';

const PAGE_SIZE = 100;

const ORDER_FIELDS = [
	'customerNumber',
	'name',
	'purchaseOrderNumber',
	'language',
	'currency',
	'comment',
];

/** Sales orders and customers in n8n's declarative style: what a short node for GKS4 would be. */
export class DeclarativeSimutek implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Declarative Simutek',
		name: 'declarativeSimutek',
		group: ['transform'],
		version: 1,
		description: 'Create sales orders and list customers in Simutek GKS4',
		defaults: { name: 'Declarative Simutek' },
		inputs: ['main'],
		outputs: ['main'],
		credentials: [{ name: 'simutekOAuth2Api', required: true }],
		requestDefaults: {
			baseURL: '={{ $credentials.baseUrl }}',
			headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
		},
		properties: [
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				default: 'createSalesOrder',
				options: [
					{
						name: 'Create a Sales Order',
						value: 'createSalesOrder',
						routing: { request: { method: 'POST', url: '/api/v1/salesorders' } },
					},
					{
						name: 'Get All Customers',
						value: 'getAllCustomers',
						routing: {
							request: { method: 'GET', url: '/api/v1/customers', qs: { pageSize: PAGE_SIZE } },
							send: { paginate: true },
							operations: { pagination: allPages },
						},
					},
				],
			},
			...ORDER_FIELDS.map(
				(name): INodeProperties => ({
					displayName: name,
					name,
					type: 'string',
					default: '',
					displayOptions: { show: { operation: ['createSalesOrder'] } },
					routing: { send: { type: 'body', property: name } },
				}),
			),
		],
	};
}

/** n8n's own kinds of pagination count rows or read the next page from the answer; here are neither. */
async function allPages(
	this: IExecutePaginationFunctions,
	request: DeclarativeRestApiSettings.ResultOptions,
): Promise<INodeExecutionData[]> {
	const all: INodeExecutionData[] = [];
	for (let page = 1; ; page++) {
		const qs = { ...request.options.qs, page };
		const rows = await this.makeRoutingRequest({ ...request, options: { ...request.options, qs } });
		for (const row of rows) all.push(row);
		if (rows.length < PAGE_SIZE) return all;
	}
}
