import { z } from 'zod';
import { comparable } from '../../shared/basis/comparable';
import { isEmpty } from '../../shared/basis/json';
import type { CreateOrderRequest, OrderValue } from '../api/orders';
import type { OrderDataItem, OrderSchema } from '../api/packages';
import { fieldReader } from './fieldValue';
import type { ValueSettings, Violation } from './fieldValue';
import { onlyOnes } from './onlyOnes';

/** Values by field name, as mapped or taken from an item. */
export type GivenValues = Readonly<Record<string, unknown>>;

export type OrderOutcome =
	| { valid: true; request: CreateOrderRequest }
	/** With what was given for each field. */
	| { valid: false; violations: Violation[]; entered: ReadonlyMap<string, unknown> };

/** Makes an order, or tells all that is wrong with it. It never throws. */
export type OrderBuilder = (customerNumber: string, given: GivenValues) => OrderOutcome;

/** The fields of an order; of two with the same name the first counts. */
export function fieldsOf(schema: OrderSchema): OrderDataItem[] {
	const byName = new Map<string, OrderDataItem>();
	for (const field of schema.data ?? []) {
		if (!byName.has(field.name)) byName.set(field.name, field);
	}
	return [...byName.values()];
}

/**
 * Finds the field that a name means: the field of that very name, else the only one whose name looks
 * the same. Undefined where the package has none.
 */
export function fieldFinder(fields: OrderDataItem[]): (name: string) => string | undefined {
	const names = new Set(fields.map(({ name }) => name));
	const alike = onlyOnes(names, comparable);
	return (name) => (names.has(name) ? name : alike.get(comparable(name)));
}

/** Prepares the building of orders of one package: what does not depend on an item is done once. */
export function orderBuilder(schema: OrderSchema, settings: ValueSettings): OrderBuilder {
	const fields = fieldsOf(schema);
	const fieldOf = fieldFinder(fields);
	const shape = orderDataShape(fields, settings);
	return (customerNumber, given) => {
		const { entered, extra } = byField(given, fieldOf);
		const data = shape.safeParse(fields.map(({ name }) => entered.get(name)));
		const violations = [
			...(data.success ? [] : data.error.issues.map((issue) => asViolation(issue, fields))),
			...extra.map((name) => unknownField(name, schema)),
		];
		if (!data.success || violations.length > 0) return { valid: false, violations, entered };
		const filled = fields
			.map(({ name }, index) => [name, data.data[index]] as const)
			.filter((entry): entry is [string, OrderValue] => entry[1] !== undefined);
		return {
			valid: true,
			request: {
				predefinedPackageID: schema.predefinedPackageID,
				customerNumber,
				data: Object.fromEntries(filled),
			},
		};
	};
}

/** The values by the fields that they are for, and the names of those that are for none. */
function byField(given: GivenValues, fieldOf: ReturnType<typeof fieldFinder>) {
	const named = Object.entries(given).filter(([, value]) => !isEmpty(value));
	const entered = new Map(named.filter(([name]) => fieldOf(name) === name));
	const extra: string[] = [];
	for (const [name, value] of named.filter(([one]) => fieldOf(one) !== one)) {
		const field = fieldOf(name);
		if (field === undefined || entered.has(field)) extra.push(name);
		else entered.set(field, value);
	}
	return { entered, extra };
}

/**
 * The zod schema of an order's values, in the order of the fields, each read by its own rules. It is
 * a tuple, as a field may have a name that means something to an object, such as `toString`.
 */
function orderDataShape(fields: OrderDataItem[], settings: ValueSettings) {
	const values = fields.map((field) => {
		const read = fieldReader(field, settings);
		return z.unknown().transform((given, context): OrderValue | undefined => {
			const reading = read(given);
			if ('value' in reading) return reading.value;
			const { message, ...params } = reading;
			context.addIssue({ code: 'custom', message, params });
			return z.NEVER;
		});
	});
	return z.tuple(values as [(typeof values)[number], ...typeof values] | []);
}

function asViolation(issue: z.ZodIssue, fields: OrderDataItem[]): Violation {
	const { rule, ...params } = (issue as { params?: Omit<Violation, 'field' | 'message'> }).params!;
	return { field: fields[Number(issue.path[0])]!.name, rule, message: issue.message, ...params };
}

function unknownField(field: string, schema: OrderSchema): Violation {
	return {
		field,
		rule: 'unknownField',
		message: `The package "${schema.name}" (${schema.predefinedPackageID}) has no field '${field}'`,
	};
}
