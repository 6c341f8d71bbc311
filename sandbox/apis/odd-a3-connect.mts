import { empty, json, type Answer } from './answers.mts';
import { a3Refusals } from './odd-refusals.mts';
import { encoded, type Oddity } from './oddity.mts';

type Row = Record<string, unknown>;

const order = (change: (order: { orderID: number; orderNumber: string }) => Answer) => {
	return ({ body }: Answer) => change(body as { orderID: number; orderNumber: string });
};
const schema = (change: (schema: Row) => unknown) => {
	return (answer: Answer) => ({ ...answer, body: change(answer.body as Row) });
};
const fields = (change: (field: Row, index: number) => Row) =>
	schema(({ data, ...more }) => ({ ...more, data: (data as Row[] | null)?.map(change) }));
const packages = (change: (rows: Row[]) => unknown) => {
	return (answer: Answer) => ({ ...answer, body: change(answer.body as Row[]) });
};
/** What A3 Connect may do otherwise than its description says. */
export const A3_CONNECT_ODDITIES: readonly Oddity[] = [
	{
		on: 'GetPackages',
		is: 'the id of a package as text',
		answered: packages((rows) =>
			rows.map((row) => ({ ...row, predefinedPackageID: String(row.predefinedPackageID) })),
		),
	},
	{
		on: 'GetPackages',
		is: 'a row that is null, and one without a name',
		answered: packages(([first, ...rows]) => [null, { ...first, name: null }, ...rows]),
	},
	{
		on: 'GetPackages',
		is: '{ packages: […], links: [] } for a list',
		answered: packages((rows) => ({ packages: rows, links: [] })),
	},
	{
		on: 'GetPackages',
		is: 'a list in UTF-8 with a byte order mark',
		answered: (answer) => encoded(answer, 'UTF-8 with a mark'),
	},
	{
		on: 'GetPackageSchema',
		is: 'numbers for default values',
		seen: 'always',
		answered: fields(({ defaultValue, ...field }) => ({
			...field,
			defaultValue: isDigits(defaultValue) ? Number(defaultValue) : defaultValue,
		})),
	},
	{
		on: 'GetPackageSchema',
		is: '"true", 1 and "False" for required',
		seen: 'always',
		answered: fields(({ required, ...field }, index) => ({
			...field,
			required: required === true ? ['true', 1][index % 2] : 'False',
		})),
	},
	{
		on: 'GetPackageSchema',
		is: 'numbers and null among allowed values',
		seen: 'always',
		answered: fields(({ allowedValues, ...field }) => ({
			...field,
			allowedValues: (allowedValues as string[] | null)?.length
				? [...(allowedValues as string[]).map((one) => (isDigits(one) ? Number(one) : one)), null]
				: allowedValues,
		})),
	},
	{
		on: 'GetPackageSchema',
		is: 'the id of the package as text',
		answered: schema(({ predefinedPackageID, ...more }) => ({
			predefinedPackageID: String(predefinedPackageID),
			...more,
		})),
	},
	{
		on: 'GetPackageSchema',
		is: 'objects for products',
		answered: schema(({ products, ...more }) => ({
			...more,
			products: (products as string[] | null)?.map((name) => ({ name })),
		})),
	},
	{
		on: 'GetPackageSchema',
		is: 'a number for the type of a text',
		answered: fields(({ type, ...field }) => ({ ...field, type: type === 'String' ? 0 : type })),
	},
	{
		on: 'GetPackageSchema',
		is: 'names of fields in PascalCase',
		answered: schema(({ predefinedPackageID, name, data, products }) => ({
			...{ PredefinedPackageID: predefinedPackageID, Name: name, Products: products, Data: data },
		})),
	},
	{
		on: 'GetPackageSchema',
		is: 'package 105 where 104 is asked for',
		seen: 'always',
		asked: (path) => path.replace(/(predefinedPackageID=)104$/, '$1105'),
	},
	{
		on: 'CreateOrder',
		is: '{"orderID":"500001","orderNumber":7001}',
		answered: order(({ orderID, orderNumber }) =>
			json(200, { orderID: String(orderID), orderNumber: Number(orderNumber.replace('A3-', '')) }),
		),
	},
	{
		on: 'CreateOrder',
		is: '{"OrderID":…,"OrderNumber":…}',
		answered: order(({ orderID, orderNumber }) =>
			json(200, { OrderID: orderID, OrderNumber: orderNumber }),
		),
	},
	{
		on: 'CreateOrder',
		is: 'the number alone, 500001',
		answered: order(({ orderID }) => json(200, orderID)),
	},
	{
		on: 'CreateOrder',
		is: 'null',
		answered: () => json(200, null),
	},
	{
		on: 'CreateOrder',
		is: '201 with Location and no body',
		answered: order(({ orderID }) => empty(201, { Location: `/api/Orders/${orderID}` })),
	},
	{
		on: 'CreateOrder',
		is: '204 with no body',
		answered: () => empty(204),
	},
	{
		on: 'CreateOrder',
		is: '200 with orderID 0 and a message',
		seen: 'insteadOfActing',
		answered: () => json(200, { orderID: 0, orderNumber: '', message: 'Kunden är spärrad' }),
	},
	{
		on: 'CreateOrder',
		is: '200 {"success":false,"errors":["…"]}',
		seen: 'insteadOfActing',
		answered: () => json(200, { success: false, errors: ['Kunden är spärrad'] }),
	},
	{
		on: 'CreateOrder',
		is: '200 {"error":"…"}',
		seen: 'insteadOfActing',
		answered: () => json(200, { error: 'Kunden är spärrad' }),
	},
	...a3Refusals('GetPackages'),
	...a3Refusals('GetPackageSchema'),
	...a3Refusals('CreateOrder'),
];

function isDigits(value: unknown): value is string {
	return typeof value === 'string' && /^\d+$/.test(value);
}
