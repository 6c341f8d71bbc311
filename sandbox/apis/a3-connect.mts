import { json, text, type Answer } from './answers.mts';
import type { Books } from './books.mts';
import { API_TOKEN, API_TOKEN_WITHOUT_ORDER_RIGHT } from './credentials.mts';
import type { ApiParts } from './description.mts';
import { orderDataErrors, withDefaults } from './order-data.mts';
import { A3_CUSTOMER_NUMBERS } from './seed-packages.mts';
import type { SandboxSettings } from './settings.mts';
import { fieldErrors } from './validation-errors.mts';

const FIRST_ORDER_ID = 500001;

/** A3 Connect: packages, and orders of them. */
export function a3ConnectApi(books: Books, settings: SandboxSettings) {
	const findPackage = (wanted: number) =>
		books.packages.find(({ predefinedPackageID }) => predefinedPackageID === wanted);

	return {
		file: 'a3-connect.yaml',
		operations: {
			GetPackages: () =>
				json(
					200,
					books.packages.map(({ predefinedPackageID, name }) => ({ predefinedPackageID, name })),
				),
			GetPackageSchema: ({ request }) => {
				const schema = findPackage(request.query.predefinedPackageID);
				return schema ? json(200, schema) : refuse(404, 'Paketet hittades inte.');
			},
			CreateOrder: ({ request }) => {
				const body = request.requestBody;
				const schema = findPackage(body.predefinedPackageID);
				if (!schema) return refuse(404, 'Paketet hittades inte.');
				if (!A3_CUSTOMER_NUMBERS.includes(body.customerNumber)) {
					return refuse(404, 'Kundnumret hittades inte.');
				}
				const errors = orderDataErrors(body.data, schema, settings.a3ValueTypes);
				if (errors.length > 0) return refuse(400, errors.join(' '));
				const orderID = FIRST_ORDER_ID + books.orders.length;
				const orderNumber = `A3-${orderID}`;
				books.orders.push({
					orderID,
					orderNumber,
					data: withDefaults(body.data, schema),
					body,
				});
				return json(200, { orderID, orderNumber });
			},
		},
		securitySchemes: {
			authKey: ({ request, operation }) => {
				const key = request.headers['x-auth-key'];
				const mustBeOrderer = operation.security?.some(({ authKey }) =>
					authKey?.includes('createOrder'),
				);
				return key === API_TOKEN || (key === API_TOKEN_WITHOUT_ORDER_RIGHT && !mustBeOrderer);
			},
		},
		unauthorized: ({ request }) =>
			request.headers['x-auth-key'] === API_TOKEN_WITHOUT_ORDER_RIGHT
				? refuse(403, 'Användaren saknar rättighet att skapa beställning via API.')
				: text(401, 'API token saknas eller är ogiltig.'),
		invalid: ({ validation }) =>
			refuse(
				400,
				fieldErrors(validation.errors)
					.map(({ path: [, ...names], message }) => `${names.join('.')} ${message}.`.trim())
					.join(' '),
			),
		unsupportedMediaType: () =>
			refuse(415, "The request entity's media type is not supported for this resource."),
		notFound: () => refuse(404, 'No HTTP resource was found that matches the request URI.'),
		methodNotAllowed: () => refuse(405, 'The requested resource does not support the http method.'),
	} satisfies ApiParts;
}

function refuse(status: number, message: string): Answer {
	return json(status, { Message: message });
}
