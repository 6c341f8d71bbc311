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
import { a3Connect } from './api/service';
import { getOrderFields } from './methods/getOrderFields';
import { searchPackages } from './methods/searchPackages';

export class A3Connect implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'A3 Connect',
		name: 'a3Connect',
		icon: { light: 'file:a3Connect.svg', dark: 'file:a3Connect.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: nodeSubtitle(operations),
		description: 'Order packages from the telecom operator A3, and look up what an order needs',
		builderHint: {
			searchHint:
				'Orders telecom packages (mobile subscriptions, telephony, fibre) from A3 in Sweden. Get the packages and the schema of one first, check an order with Validate, then place it with Create.',
			relatedNodes: [
				{
					nodeType: 'n8n-nodes-base.if',
					relationHint: 'After Validate: set aside orders whose "valid" is false',
				},
				{
					nodeType: 'n8n-nodes-base.form',
					relationHint: 'Ask a person for the fields that Get Schema lists, then order with Create',
				},
			],
		},
		defaults: { name: 'A3 Connect' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'a3ConnectApi', required: true }],
		properties: nodeProperties(operations),
	};

	methods = {
		listSearch: { searchPackages },
		resourceMapping: { getOrderFields },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runItems(this, a3Connect, operations);
	}
}
