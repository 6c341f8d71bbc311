import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import {
	chosenOperation,
	nodeProperties,
	propertiesOf,
} from '../../../nodes/shared/operations/nodeProperties';
import type { Operation, Operations } from '../../../nodes/shared/operations/operation';
import { options } from '../../../nodes/shared/parameters/options';
import { text } from '../../../nodes/shared/parameters/parameter';
import type { Parameter } from '../../../nodes/shared/parameters/parameter';

function operation(name: string, parameters: Parameter[]): Operation {
	return {
		name,
		action: `${name} it`,
		description: `To ${name}`,
		parameters,
		start: () => async () => await Promise.resolve({}),
	};
}

const name = text({ displayName: 'name', name: 'name' });
const returnCreated = options.optional(
	text({ displayName: 'returnCreated', name: 'returnCreated' }),
);
const limit = text({
	displayName: 'limit',
	name: 'limit',
	displayOptions: { show: { returnAll: [false] }, hide: { simple: [true] } },
});

const operations: Operations = {
	customer: {
		name: 'Customer',
		operations: {
			create: operation('Create', [name, returnCreated]),
			getAll: operation('Get Many', [limit]),
		},
	},
	order: { name: 'Order', operations: { create: operation('Create', [name]) } },
};

const properties = nodeProperties(operations);

/** The properties that the editor shows for an operation, without the two choices. */
function shown(resource: string, chosen: string): INodeProperties[] {
	return properties.filter(({ displayOptions }) => {
		const show = displayOptions?.show;
		return show?.resource?.includes(resource) && show.operation?.includes(chosen);
	});
}

describe('the properties of a node', () => {
	it('begin with the resources, in their order', () => {
		expect(properties[0]).toMatchObject({
			name: 'resource',
			options: [
				{ name: 'Customer', value: 'customer' },
				{ name: 'Order', value: 'order' },
			],
			default: 'customer',
			noDataExpression: true,
		});
	});

	it('offer for each resource its own operations', () => {
		expect(properties.filter(({ name }) => name === 'operation')).toMatchObject([
			{
				displayOptions: { show: { resource: ['customer'] } },
				default: 'create',
				options: [
					{ name: 'Create', value: 'create', action: 'Create it', description: 'To Create' },
					{ name: 'Get Many', value: 'getAll', action: 'Get Many it', description: 'To Get Many' },
				],
			},
			{
				displayOptions: { show: { resource: ['order'] } },
				default: 'create',
				options: [{ value: 'create' }],
			},
		]);
	});

	it('are shown for their operation only, also where two share a name', () => {
		const shownNames = (resource: string, operation: string) =>
			shown(resource, operation)
				.filter(({ type }) => type !== 'hidden')
				.map(({ name }) => name);
		expect(shownNames('customer', 'create')).toEqual(['name', 'options']);
		expect(shownNames('order', 'create')).toEqual(['name', 'options']);
		expect(shownNames('customer', 'getAll')).toEqual(['limit', 'options']);
	});

	it('keep their own conditions beside', () => {
		expect(shown('customer', 'getAll')[0]?.displayOptions).toEqual({
			show: { resource: ['customer'], operation: ['getAll'], returnAll: [false] },
			hide: { simple: [true] },
		});
	});

	it('end with options, those of the operation and those that all have, by their names', () => {
		const last = propertiesOf(operations.customer!.operations.create!).at(-1);
		expect(last?.options?.map(({ name }) => name)).toEqual([
			'concurrency',
			'maxRetries',
			'returnCreated',
			'timeout',
		]);
	});

	it('leave the definitions of the operations as they are', () => {
		expect(limit.property.displayOptions).toEqual({
			show: { returnAll: [false] },
			hide: { simple: [true] },
		});
		expect(operations.customer!.operations.getAll!.parameters).toEqual([limit]);
	});
});

/** The choice that n8n adds; its parameter of the operation is gone where it is the resource. */
const CUSTOM_API_CALL = '__CUSTOM_API_CALL__';

describe('the operation that a node is set to', () => {
	function choose(resource: string, chosen?: string): Operation {
		const parameters: Record<string, string | undefined> = { resource, operation: chosen };
		const context = {
			getNodeParameter: (name: string, _item: number, fallback: unknown) =>
				parameters[name] ?? fallback,
		};
		return chosenOperation(context as unknown as IExecuteFunctions, operations).operation;
	}

	it('is the one of that resource', () => {
		expect(choose('order', 'create')).toBe(operations.order!.operations.create);
	});

	it.each([
		['order', 'getAll'],
		['nothing', 'create'],
		['customer', ''],
	])('is refused where there is none: %s, %s', (resource, chosen) => {
		expect(() => choose(resource, chosen)).toThrow(
			`The resource '${resource}' has no operation '${chosen}'`,
		);
	});

	it.each([
		['order', CUSTOM_API_CALL],
		[CUSTOM_API_CALL, undefined],
	])('is made by another node where it is a custom API call: %s, %s', (resource, chosen) => {
		expect(() => choose(resource, chosen)).toThrow('are made with the HTTP Request node');
	});
});
