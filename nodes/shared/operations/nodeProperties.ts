import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { Failure } from '../basis/failure';
import { resendUncertain } from '../creations/resendUncertain';
import { shownProperties } from '../parameters/parameter';
import type { Parameter } from '../parameters/parameter';
import { operationsOf } from './operation';
import type { Operation, Operations } from './operation';
import { settings } from './settings';

/** All that an operation asks for. */
export function parametersOf(operation: Operation): Parameter[] {
	return [
		...operation.parameters,
		...(operation.creates === true ? [resendUncertain] : []),
		...settings,
	];
}

/** The properties of an operation, as the editor shows them. */
export function propertiesOf(operation: Operation): INodeProperties[] {
	return shownProperties(parametersOf(operation));
}

/** What stands below a node on the canvas: what it does, in the words of the list of actions. */
export function nodeSubtitle(operations: Operations): string {
	const actions = operationsOf(operations).map(({ resource, operation, definition }) => [
		`${resource}.${operation}`,
		definition.action,
	]);
	const byChoice = JSON.stringify(Object.fromEntries(actions));
	return `={{ (${byChoice})[$parameter["resource"] + "." + $parameter["operation"]] }}`;
}

/** The properties of a node: the choice of resource and operation, then those of each operation. */
export function nodeProperties(operations: Operations): INodeProperties[] {
	const resources = Object.entries(operations);
	const [firstResource = ''] = Object.keys(operations);
	return [
		{
			displayName: 'Resource',
			name: 'resource',
			type: 'options',
			noDataExpression: true,
			options: resources.map(([value, { name }]) => ({ name, value })),
			default: firstResource,
			description: 'The kind of thing to work with',
		},
		...resources.map(([resource, group]): INodeProperties => {
			const choices = Object.entries(group.operations);
			const [firstOperation = ''] = Object.keys(group.operations);
			return {
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				displayOptions: { show: { resource: [resource] } },
				options: choices.map(([value, { name, action, description }]) => ({
					name,
					value,
					action,
					description,
				})),
				default: firstOperation,
				description: 'What to do',
			};
		}),
		...operationsOf(operations).flatMap(({ resource, operation, definition }) =>
			propertiesOf(definition)
				.map((property) => shownFor(resource, operation, property))
				.flatMap((property) => [property, ...keptWhole(property)]),
		),
	];
}

/**
 * Lets a node see a collection that an expression or a JSON text stands for: n8n makes an empty one of
 * it, unless a property of the same name takes it as it is (measured on 2.41.1).
 */
function keptWhole(property: INodeProperties): INodeProperties[] {
	const { name, displayName, default: initial, displayOptions = {}, type } = property;
	const isWhole = type === 'collection' || type === 'fixedCollection';
	return isWhole ? [{ displayName, name, type: 'hidden', default: initial, displayOptions }] : [];
}

function shownFor(resource: string, operation: string, property: INodeProperties): INodeProperties {
	const show = { resource: [resource], operation: [operation], ...property.displayOptions?.show };
	return { ...property, displayOptions: { ...property.displayOptions, show } };
}

/** What n8n itself adds to the choices of resource and operation, for its HTTP Request node. */
const CUSTOM_API_CALL = '__CUSTOM_API_CALL__';

/**
 * The operation that a node is set to, and its name as workflows save it.
 *
 * @throws {Failure} where there is no such operation
 */
export function chosenOperation(context: IExecuteFunctions, operations: Operations) {
	const resource = context.getNodeParameter('resource', 0) as string;
	const operation = context.getNodeParameter('operation', 0, '') as string;
	if ([resource, operation].includes(CUSTOM_API_CALL)) {
		throw new Failure({
			message: 'Custom API calls are made with the HTTP Request node',
			description: 'Add an HTTP Request node, and choose the credential of this node there.',
		});
	}
	const chosen = operations[resource]?.operations[operation];
	if (chosen === undefined) {
		throw new Failure({
			message: `The resource '${resource}' has no operation '${operation}'`,
			description: 'Choose the operation from the list.',
		});
	}
	return { operation: chosen, name: `${resource}.${operation}` };
}
