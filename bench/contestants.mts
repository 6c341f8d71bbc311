/** The nodes that do the same work, each as a user would set it up. */
import { a3ConnectNode, employeeOrder, nodeOf, simutekNode } from '../sandbox/lab/workflow.mts';
import { located } from '../test/located.ts';
import { CREDENTIALS } from '../sandbox/start/imports.mts';
import type { Access } from '../sandbox/start/imports.mts';

import { BENCHMARK_PACKAGE } from './benchmark-package.mts';

/** Everyone who takes part. `httpPredefined` is the HTTP Request node with this package's credential. */
export const CONTESTANTS = ['package', 'http', 'httpPredefined', 'declarative', 'bare'] as const;

export type Contestant = (typeof CONTESTANTS)[number];

/** How the tables name them. */
export const NAMES: Readonly<Record<Contestant, string>> = {
	package: 'this package',
	http: 'HTTP Request',
	httpPredefined: 'HTTP Request, predefined credential',
	declarative: 'declarative node',
	bare: 'bare loop',
};

/** A node for each contestant that is one. */
export type Nodes = Partial<Record<Exclude<Contestant, 'bare'>, ReturnType<typeof nodeOf>>>;

const PACKAGE = 101;
const CUSTOMER = '204822';
const FIELDS = ['firstname', 'lastname', 'email', 'userGroup1', 'alias'];
const SALES_ORDER_FIELDS = ['customerNumber', 'name', 'purchaseOrderNumber', 'comment'];

interface Credential {
	id: string;
	name: string;
}

function httpRequest(parameters: Record<string, unknown>) {
	return nodeOf('HTTP Request', 'n8n-nodes-base.httpRequest', 4.5, { options: {}, ...parameters });
}

function withHeader(node: ReturnType<typeof httpRequest>, credential: Credential) {
	const { parameters } = node;
	const authentication = {
		authentication: 'genericCredentialType',
		genericAuthType: 'httpHeaderAuth',
	};
	return {
		...node,
		parameters: { ...parameters, ...authentication },
		credentials: { httpHeaderAuth: credential },
	};
}

function withPredefined(node: ReturnType<typeof httpRequest>, type: keyof typeof CREDENTIALS) {
	const { parameters } = node;
	const authentication = {
		authentication: 'predefinedCredentialType',
		nodeCredentialType: type,
	};
	return {
		...node,
		parameters: { ...parameters, ...authentication },
		credentials: { [type]: CREDENTIALS[type] },
	};
}

function post(url: string, jsonBody: string) {
	return httpRequest({ method: 'POST', url, sendBody: true, specifyBody: 'json', jsonBody });
}

function declarative(
	type: string,
	credential: keyof typeof CREDENTIALS,
	parameters: Record<string, unknown>,
) {
	return {
		...nodeOf('Declarative', `${BENCHMARK_PACKAGE}.${type}`, 1, parameters),
		credentials: { [credential]: CREDENTIALS[credential] },
	};
}

function fieldExpressions(names: string[]): Record<string, string> {
	return Object.fromEntries(names.map((name) => [name, `={{ $json.${name} }}`]));
}

/** Members of a JSON object as people write them in the editor. */
function jsonMembers(names: string[]): string {
	return names.map((name) => `"${name}": "{{ $json.${name} }}"`).join(', ');
}

function a3Nodes(
	ours: ReturnType<typeof a3ConnectNode>,
	request: ReturnType<typeof httpRequest>,
	header: Credential,
	mapping: Record<string, unknown>,
): Required<Nodes> {
	return {
		package: ours,
		http: withHeader(request, header),
		httpPredefined: withPredefined(request, 'a3ConnectApi'),
		declarative: declarative('declarativeA3', 'a3ConnectApi', {
			operation: 'create',
			package: PACKAGE,
			customerNumber: CUSTOMER,
			...mapping,
		}),
	};
}

/** A3 orders; each item as a whole is the data of an order. */
export function autoMapped(
	{ a3Connect }: Access,
	header: Credential,
	concurrency: number,
): Required<Nodes> {
	const request = post(
		`${a3Connect.baseUrl}/api/CreateOrder`,
		`={{ { predefinedPackageID: ${PACKAGE}, customerNumber: '${CUSTOMER}', data: $json } }}`,
	);
	const ours = a3Order({ mappingMode: 'autoMapInputData', value: null }, { concurrency });
	return a3Nodes(ours, request, header, { mapping: 'whole', data: '={{ $json }}' });
}

/** A3 orders; five fields by five expressions. */
export function fiveExpressions(
	{ a3Connect }: Access,
	header: Credential,
	concurrency: number,
): Required<Nodes> {
	const data = `{ ${jsonMembers(FIELDS)} }`;
	const request = post(
		`${a3Connect.baseUrl}/api/CreateOrder`,
		`={ "predefinedPackageID": ${PACKAGE}, "customerNumber": "${CUSTOMER}", "data": ${data} }`,
	);
	const ours = a3ConnectNode('A3 Connect', employeeOrder('$json', { concurrency }));
	return a3Nodes(ours, request, header, { mapping: 'fields', ...fieldExpressions(FIELDS) });
}

/** An order of the package that each item names. */
export function packageOfItem(concurrency: number) {
	const fields = { mappingMode: 'autoMapInputData', value: null };
	return a3Order(fields, { concurrency }, '={{ $json.predefinedPackageID }}');
}

/** A node that orders with the values of a mapper. */
export function a3Order(
	fields: unknown,
	options: Record<string, unknown>,
	packageId = String(PACKAGE),
) {
	return a3ConnectNode('A3 Connect', {
		resource: 'order',
		operation: 'create',
		package: located(packageId),
		customerNumber: CUSTOMER,
		fields,
		options,
	});
}

/** Sales orders; four fields by expressions, two fixed. */
export function salesOrders(
	{ simutek }: Access,
	concurrency: number,
): Required<Omit<Nodes, 'httpPredefined'>> {
	const { customerNumber, ...further } = fieldExpressions(SALES_ORDER_FIELDS);
	const fixed = { language: 'sv', currency: 'SEK' };
	const body = `={ ${jsonMembers(SALES_ORDER_FIELDS)}, "language": "sv", "currency": "SEK" }`;
	return {
		package: simutekNode('Simutek GKS', {
			resource: 'salesOrder',
			operation: 'create',
			customerNumber: located(customerNumber ?? ''),
			additionalFields: { ...further, ...fixed },
			options: { concurrency },
		}),
		http: withPredefined(post(`${simutek.baseUrl}/api/v1/salesorders`, body), 'simutekOAuth2Api'),
		declarative: declarative('declarativeSimutek', 'simutekOAuth2Api', {
			operation: 'createSalesOrder',
			customerNumber,
			...further,
			...fixed,
		}),
	};
}

/** All customers, page by page. */
export function customers({ simutek }: Access): Required<Omit<Nodes, 'httpPredefined'>> {
	const nextPage = { type: 'qs', name: 'page', value: '={{ $pageCount + 1 }}' };
	const pagination = {
		paginationMode: 'updateAParameterInEachRequest',
		parameters: { parameters: [nextPage] },
		paginationCompleteWhen: 'other',
		completeExpression: '={{ $response.body.length < 100 }}',
		limitPagesFetched: false,
		requestInterval: 0,
	};
	const request = httpRequest({
		method: 'GET',
		url: `${simutek.baseUrl}/api/v1/customers`,
		sendQuery: true,
		queryParameters: { parameters: [{ name: 'pageSize', value: '100' }] },
		options: { pagination: { pagination } },
	});
	return {
		package: simutekNode('Simutek GKS', {
			resource: 'customer',
			operation: 'getAll',
			returnAll: true,
			filters: {},
			options: {},
		}),
		http: withPredefined(request, 'simutekOAuth2Api'),
		declarative: declarative('declarativeSimutek', 'simutekOAuth2Api', {
			operation: 'getAllCustomers',
		}),
	};
}
