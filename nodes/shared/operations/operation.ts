import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { JsonObject } from '../http/apiRequest';
import type { DuplicateGuard } from '../creations/duplicateGuard';
import type { ItemParameters } from '../parameters/itemParameters';
import { settingsOptions } from './settings';
import type { Send } from '../http/transport';

export interface Execution {
	send: Send;
	/** How many requests may be under way at the same time. */
	concurrency: number;
	/** The IANA name of the workflow's time zone. */
	timeZone: string;
	/** For what may be placed once only, see "Skip Duplicates". */
	guard: DuplicateGuard;
}

/** Works on one input item and gives the JSON of its output items. */
export type ItemWork = (
	item: ItemParameters,
	input: JsonObject,
) => Promise<JsonObject | JsonObject[]>;

/** One operation of a node: what the editor shows and what it does. */
export interface Operation {
	/** How the editor lists it: `name`, `action`, `description`. */
	name: string;
	action: string;
	description: string;
	properties: INodeProperties[];
	/** Options of this operation beside those that all have. */
	options?: INodeProperties[];
	/** Called once an execution; what it gives is called for each item. */
	start(execution: Execution): ItemWork;
	/**
	 * For an operation that creates something: how people name what a result says was created, or
	 * undefined where the item created nothing.
	 */
	created?: (result: JsonObject) => string | undefined;
}

/** The operations of a node, by resource and operation as workflows save them. */
export type Operations = Readonly<
	Record<string, { name: string; operations: Readonly<Record<string, Operation>> }>
>;

/** Every operation of a node with its resource, by the names that workflows save, in their order. */
export function operationsOf(operations: Operations) {
	return Object.entries(operations).flatMap(([resource, group]) =>
		Object.entries(group.operations).map(([operation, definition]) => ({
			resource,
			resourceName: group.name,
			operation,
			definition,
		})),
	);
}

const resendUncertainOption: INodeProperties = {
	displayName: 'Resend Uncertain',
	name: 'resendUncertain',
	type: 'boolean',
	default: false,
	description:
		'Whether a retry sends again what may exist already. Switch it on only after you have looked and found that it does not exist.',
};

/** The operation's properties with its options, as it shows and reads them. */
export function propertiesOf(operation: Operation): INodeProperties[] {
	return [
		...operation.properties,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			description: 'How the work is done, for those who want it otherwise than usual',
			options: [
				...(operation.options ?? []),
				...(operation.created === undefined ? [] : [resendUncertainOption]),
				...settingsOptions,
			].sort((one, other) => one.displayName.localeCompare(other.displayName, 'en')),
		},
	];
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
			description: 'What to work with',
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
				description: 'What to do with it',
			};
		}),
		...operationsOf(operations).flatMap(({ resource, operation, definition }) =>
			propertiesOf(definition).map((property) => shownFor(resource, operation, property)),
		),
	];
}

function shownFor(resource: string, operation: string, property: INodeProperties): INodeProperties {
	const show = { resource: [resource], operation: [operation], ...property.displayOptions?.show };
	return { ...property, displayOptions: { ...property.displayOptions, show } };
}

/** What n8n itself adds to the choices of resource and operation, for its HTTP Request node. */
const CUSTOM_API_CALL = '__CUSTOM_API_CALL__';

/**
 * The operation that a node is set to.
 *
 * @throws {TypeError} where there is none such
 */
export function chosenOperation(context: IExecuteFunctions, operations: Operations): Operation {
	const resource = context.getNodeParameter('resource', 0) as string;
	const operation = context.getNodeParameter('operation', 0, '') as string;
	if ([resource, operation].includes(CUSTOM_API_CALL)) {
		throw new TypeError(
			'A custom API call is made by the HTTP Request node, with the credential of this node. Add that node instead.',
		);
	}
	const chosen = operations[resource]?.operations[operation];
	if (chosen === undefined) {
		throw new TypeError(
			`There is no operation "${operation}" of the resource "${resource}". Choose one from the list.`,
		);
	}
	return chosen;
}

/** JSON as n8n types it; every value here was parsed from JSON or is sent as such. */
export function asData(json: JsonObject): IDataObject {
	return json as IDataObject;
}
