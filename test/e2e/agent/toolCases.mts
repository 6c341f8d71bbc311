/** The nodes as tools, set up as a person does it in the editor, and what a model does with them. */
import { a3ConnectNode, simutekNode } from '../../../sandbox/lab/workflow.mts';
import type { OperationId } from '../../../sandbox/apis/faults.mts';
import type { Books } from '../../../sandbox/apis/books.mts';
import type { Workflow } from '../../../sandbox/start/rest.mts';

export type ToolNode = Workflow['nodes'][number];

type Values = Record<string, unknown>;

/** What becomes of a parameter whose button with the stars is clicked: the model gives it. */
export function byModel(key: string, type = 'string'): string {
	return `={{ /*n8n-auto-generated-fromAI-override*/ $fromAI('${key}', \`\`, '${type}') }}`;
}

/** A tool that creates something. */
export interface ToolCase {
	node: ToolNode;
	/** What the model is told of the tool. */
	purpose: string;
	/** What the model is told of each value: its type, and a description where a person gave one. */
	described: Record<string, string>;
	right: Values;
	/** Values of another order. */
	another: Values;
	/** Values that the API or the package does not allow. */
	wrong: Values;
	/** What the model is told of the wrong ones. */
	refusal: RegExp;
	/** The request that creates it. */
	operationId: OperationId;
	/** What the model is told of the order that was placed. */
	confirmation(books: Books): string;
	/** What of the right values is to stand in the books. */
	placed: Values;
}

/** What the editor saves of a field of an order. */
function field(id: string, required: boolean, further: object = { type: 'string' }) {
	return {
		id,
		displayName: id,
		required,
		defaultMatch: false,
		canBeUsedToMatch: false,
		display: true,
		readOnly: false,
		removed: false,
		...further,
		defaultValue: null,
	};
}

const USER_GROUPS = ['Ekonomi', 'Fält', 'Ledning', 'Säljare'];

/** A field that is chosen from a list has no such button, so a person writes an expression. */
export const USER_GROUP = `{{ $fromAI('userGroup1', 'One of ${USER_GROUPS.join(', ')}') }}`;

/** The parameters of a tool that orders a phone, word for word as the editor saves them. */
export const ORDER_PARAMETERS = {
	package: {
		__rl: true,
		value: 101,
		mode: 'list',
		cachedResultName: 'Mobilabonnemang Företag Flex (101)',
	},
	customerNumber: byModel('Customer_Number'),
	fields: {
		mappingMode: 'defineBelow',
		value: {
			firstname: byModel('firstname'),
			lastname: byModel('lastname'),
			email: byModel('email'),
			userGroup1: `=${USER_GROUP}`,
			alias: byModel('alias'),
			desiredActivationDate: byModel('desiredActivationDate'),
		},
		matchingColumns: [],
		schema: [
			field('firstname', true),
			field('lastname', true),
			field('email', true),
			field('userGroup1', true, {
				type: 'options',
				options: USER_GROUPS.map((value) => ({ name: value, value })),
			}),
			field('alias', false),
			field('desiredActivationDate', false, { type: 'dateTime' }),
		],
		attemptToConvertTypes: false,
		convertFieldsToString: false,
	},
	options: { skipDuplicates: true },
};

const EMPLOYEE = {
	firstname: 'Linnea',
	lastname: 'Sjöberg',
	email: 'linnea.sjoberg@tryckeriet.example',
	userGroup1: 'Ledning',
	desiredActivationDate: '2027-01-11',
};

function orderTool(): ToolCase {
	const right = { Customer_Number: '204822', ...EMPLOYEE, alias: '' };
	return {
		node: a3ConnectNode('Order a phone', ORDER_PARAMETERS, 'a3ConnectTool'),
		purpose: 'Create order in A3 Connect',
		described: {
			Customer_Number: 'string',
			firstname: 'string',
			lastname: 'string',
			email: 'string',
			userGroup1: `string: One of ${USER_GROUPS.join(', ')}`,
			alias: 'string',
			desiredActivationDate: 'string',
		},
		right,
		another: { ...right, firstname: 'Elin' },
		wrong: { ...right, userGroup1: 'Lager' },
		refusal: /'userGroup1' must be one of .+"Ledning".+ but is "Lager"/,
		operationId: 'CreateOrder',
		confirmation: ({ orders }) => `"orderNumber":"${orders[0]?.orderNumber}"`,
		placed: { customerNumber: '204822', ...EMPLOYEE },
	};
}

/** The model gives the package too, and what an order of it says. */
function anyOrderTool(): ToolCase {
	const parameters = {
		package: { __rl: true, value: byModel('Package'), mode: 'id' },
		customerNumber: byModel('Customer_Number'),
		fields: {
			mappingMode: 'defineBelow',
			value: {},
			matchingColumns: [],
			schema: [],
			attemptToConvertTypes: false,
			convertFieldsToString: false,
		},
		options: { additionalData: byModel('Additional_Data', 'json'), skipDuplicates: true },
	};
	const right = { Package: '101', Customer_Number: '204822', Additional_Data: EMPLOYEE };
	return {
		node: a3ConnectNode('Order anything', parameters, 'a3ConnectTool'),
		purpose: 'Create order in A3 Connect',
		described: { Package: 'string', Customer_Number: 'string', Additional_Data: 'anything' },
		right,
		another: { ...right, Additional_Data: { ...EMPLOYEE, firstname: 'Elin' } },
		wrong: { ...right, Additional_Data: { firstname: 'Linnea', surname: 'Sjöberg' } },
		refusal: /'lastname' is required.+has no field 'surname'/s,
		operationId: 'CreateOrder',
		confirmation: ({ orders }) => `"orderNumber":"${orders[0]?.orderNumber}"`,
		placed: { customerNumber: '204822', ...EMPLOYEE },
	};
}

function salesOrderTool(): ToolCase {
	const parameters = {
		resource: 'salesOrder',
		customerNumber: { __rl: true, value: byModel('Customer'), mode: 'id' },
		additionalFields: { purchaseOrderNumber: byModel('Purchase_Order_Number') },
		options: { skipDuplicates: true },
	};
	return {
		node: simutekNode('Create sales order', parameters, 'simutekTool'),
		purpose: 'Create sales order in Simutek GKS',
		described: { Customer: 'string', Purchase_Order_Number: 'string' },
		right: { Customer: 'K100421', Purchase_Order_Number: 'W-2041' },
		another: { Customer: 'K100421', Purchase_Order_Number: 'W-2042' },
		wrong: { Customer: 'K1', Purchase_Order_Number: 'W-2041' },
		refusal: /Simutek GKS answered 404 Not Found: The customer number was not found/,
		operationId: 'createSalesOrder',
		confirmation: () => '"success":true',
		placed: { customerNumber: 'K100421', purchaseOrderNumber: 'W-2041' },
	};
}

export const CREATING_TOOLS = [orderTool(), anyOrderTool(), salesOrderTool()];

/** What a model needs beside it to order any package. */
export const LISTING_TOOLS = {
	packages: a3ConnectNode(
		'List the packages',
		{ resource: 'package', returnAll: true },
		'a3ConnectTool',
	),
	schema: a3ConnectNode(
		'Get the fields of a package',
		{
			resource: 'package',
			operation: 'getSchema',
			package: { __rl: true, value: byModel('Package'), mode: 'id' },
		},
		'a3ConnectTool',
	),
};
