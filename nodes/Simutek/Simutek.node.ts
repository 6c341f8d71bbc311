import { NodeConnectionTypes } from 'n8n-workflow';
import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { nodeProperties, nodeSubtitle } from '../shared/operations/nodeProperties';
import { runItems } from '../shared/run/runItems';
import { operations } from './actions';
import { simutek } from './api/service';
import { searchCustomers } from './methods/searchCustomers';

export class Simutek implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Simutek GKS',
		name: 'simutek',
		icon: { light: 'file:simutek.svg', dark: 'file:simutek.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: nodeSubtitle(operations),
		description: 'Create and find customers and create sales orders in Simutek GKS4',
		builderHint: {
			searchHint:
				'Works with customers and sales orders in Simutek GKS4, the MIS/ERP of print shops. A sales order needs a customer number, which Find or Create returns.',
			relatedNodes: [
				{
					nodeType: 'n8n-nodes-base.webhook',
					relationHint:
						'Take the orders of a webshop; turn on Skip Duplicates, as it may send one twice',
				},
				{
					nodeType: 'n8n-nodes-base.removeDuplicates',
					relationHint:
						'After Get Many of customers: keep those that no earlier execution has seen',
				},
			],
		},
		defaults: { name: 'Simutek GKS' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'simutekOAuth2Api', required: true }],
		properties: nodeProperties(operations),
	};

	methods = { listSearch: { searchCustomers } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runItems(this, simutek, operations);
	}
}
