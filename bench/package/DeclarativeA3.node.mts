import type { INodeProperties, INodeType, INodeTypeDescription } from 'n8n-workflow';

/** Orders in n8n's declarative style: what a short node for A3 Connect would be. */
export class DeclarativeA3 implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Declarative A3',
		name: 'declarativeA3',
		group: ['transform'],
		version: 1,
		description: 'Place orders with A3 Connect',
		defaults: { name: 'Declarative A3' },
		inputs: ['main'],
		outputs: ['main'],
		credentials: [{ name: 'a3ConnectApi', required: true }],
		requestDefaults: {
			baseURL: '={{ $credentials.baseUrl }}',
			headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
		},
		properties: [
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				default: 'create',
				options: [
					{
						name: 'Create an Order',
						value: 'create',
						routing: { request: { method: 'POST', url: '/api/CreateOrder' } },
					},
				],
			},
			{
				displayName: 'Package',
				name: 'package',
				type: 'number',
				default: 0,
				routing: { send: { type: 'body', property: 'predefinedPackageID' } },
			},
			sent('Customer Number', 'customerNumber', 'customerNumber'),
			{
				displayName: 'Mapping',
				name: 'mapping',
				type: 'options',
				default: 'whole',
				options: [
					{ name: 'The Whole Item', value: 'whole' },
					{ name: 'Each Field', value: 'fields' },
				],
			},
			{
				displayName: 'Data',
				name: 'data',
				type: 'json',
				default: '',
				displayOptions: { show: { mapping: ['whole'] } },
				routing: { send: { type: 'body', property: 'data' } },
			},
			...['firstname', 'lastname', 'email', 'userGroup1', 'alias'].map((field) => ({
				...sent(field, field, `data.${field}`),
				displayOptions: { show: { mapping: ['fields'] } },
			})),
		],
	};
}

function sent(displayName: string, name: string, property: string): INodeProperties {
	return {
		displayName,
		name,
		type: 'string',
		default: '',
		routing: { send: { type: 'body', property } },
	};
}
