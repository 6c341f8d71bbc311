import { z } from 'zod';
import { isJsonObject, spelledAs, textOf } from '../../shared/basis/json';
import type { JsonObject } from '../../shared/basis/json';
import { queryString } from '../../shared/http/apiRequest';
import type { ApiRequest } from '../../shared/http/apiRequest';
import { leftOutOf, listAnswer } from '../../shared/http/listAnswer';
import type { List } from '../../shared/http/listAnswer';

/** A field of an order: its `name` is the key in the order's `data` (documented). */
export interface OrderDataItem {
	name: string;
	type?: string | null | undefined;
	defaultValue?: string | null | undefined;
	required?: boolean | null | undefined;
	allowedValues?: string[] | null | undefined;
}

/** What an order of a package has to say (documented). */
export interface OrderSchema {
	predefinedPackageID: number;
	name: string;
	data?: OrderDataItem[] | null | undefined;
	/** How many fields were left out, as they have no name. */
	leftOut?: number;
}

/** `GET /api/GetPackages` (documented): the packages that the user of the token may order. */
export function getPackages(): ApiRequest<List> {
	return {
		method: 'GET',
		path: '/api/GetPackages',
		purpose: 'list the packages',
		answer: listAnswer(['predefinedPackageID', 'name']),
		remarks: leftOutOf('the list of packages'),
	};
}

/** The id of a package, in a list or in its schema, given as a number or as its digits. */
export function packageIdOf({ predefinedPackageID }: JsonObject): number | undefined {
	const id = Number(textOf(predefinedPackageID));
	return Number.isSafeInteger(id) ? id : undefined;
}

/**
 * `GET /api/GetPackageSchema?predefinedPackageID=<int>` (documented), as A3 has it. The schema of
 * another package is no answer to the question.
 */
export function getPackageSchema(predefinedPackageID: number): ApiRequest<JsonObject> {
	return {
		method: 'GET',
		path: `/api/GetPackageSchema${queryString({ predefinedPackageID })}`,
		purpose: `get the schema of package ${predefinedPackageID}`,
		answer: schemaOf(predefinedPackageID),
		hints: {
			404: `There is no package ${predefinedPackageID} for this API token. Choose one from the list.`,
		},
	};
}

/** The same request, its answer read for what an order is built by. */
export function getOrderSchema(predefinedPackageID: number): ApiRequest<OrderSchema> {
	return {
		...getPackageSchema(predefinedPackageID),
		answer: schemaOf(predefinedPackageID).transform((schema, context): OrderSchema => {
			const { data } = schema;
			if (data === undefined || data === null || Array.isArray(data)) {
				return readOrderSchema(predefinedPackageID, schema.name, data ?? []);
			}
			context.addIssue({ code: 'custom', message: 'its "data" is not a list of fields' });
			return z.NEVER;
		}),
		remarks: ({ leftOut = 0 }) =>
			leftOut === 0
				? []
				: [
						{
							sentence: "Fields without a name left out of the package's schema",
							count: leftOut,
						},
					],
	};
}

function schemaOf(asked: number) {
	return z.unknown().transform((answer, context): JsonObject => {
		const schema = isJsonObject(answer)
			? spelledAs(['predefinedPackageID', 'name', 'products', 'data'], answer)
			: {};
		const id = packageIdOf(schema);
		if (id === asked) return schema;
		context.addIssue({
			code: 'custom',
			message:
				id === undefined
					? `it does not say that it is the schema of package ${asked}`
					: `it is the schema of package ${id}, although ${asked} was requested`,
		});
		return z.NEVER;
	});
}

function readOrderSchema(predefinedPackageID: number, name: unknown, rows: unknown[]): OrderSchema {
	const data = rows.flatMap(readField);
	return {
		predefinedPackageID,
		name: textOf(name) ?? String(predefinedPackageID),
		data,
		leftOut: rows.length - data.length,
	};
}

/**
 * A field, read for what decides: each of its parts but the name may be null or missing, and a text may
 * come as a number or a boolean (inferred).
 */
function readField(row: unknown): OrderDataItem[] {
	if (!isJsonObject(row)) return [];
	const parts = ['name', 'type', 'defaultValue', 'required', 'allowedValues'];
	const { name, type, defaultValue, required, allowedValues } = spelledAs(parts, row);
	if (typeof name !== 'string' && typeof name !== 'number') return [];
	const allowed = Array.isArray(allowedValues)
		? allowedValues.flatMap((value) => plain(value) ?? [])
		: [];
	return [
		{
			name: String(name),
			type: plain(type),
			defaultValue: plain(defaultValue),
			required: /^(true|1|yes)$/i.test(plain(required)?.trim() ?? ''),
			allowedValues: allowed,
		},
	];
}

/** A plain value as text; undefined for null, an object or a list. */
function plain(value: unknown): string | undefined {
	return ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : undefined;
}
