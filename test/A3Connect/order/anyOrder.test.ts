import fc from 'fast-check';
import type { OrderDataItem, OrderSchema } from '../../../nodes/A3Connect/api/packages';
import { fieldsOf, orderBuilder } from '../../../nodes/A3Connect/order/buildOrder';
import type { GivenValues, OrderOutcome } from '../../../nodes/A3Connect/order/buildOrder';
import { mapperFields } from '../../../nodes/A3Connect/order/mapperFields';

const SEND_AS = ['strings', 'native'] as const;

const name = fc.oneof(
	{ weight: 3, arbitrary: fc.constantFrom('alias', 'firstname', 'a.b [c]', 'phones', 'date') },
	{ weight: 1, arbitrary: fc.constantFrom('name', 'toString', 'constructor', '__proto__', '') },
	{ weight: 1, arbitrary: fc.string({ unit: 'grapheme' }) },
);

const nullish = fc.constantFrom(null, undefined);

const text = fc.oneof(
	{ weight: 3, arbitrary: fc.string({ unit: 'grapheme', minLength: 1 }) },
	{ weight: 1, arbitrary: fc.constantFrom('Säljare', ' 12 ', 'rad 1\nrad 2', '{"a":1}') },
);

/** For each type what people write for it, most of which it takes. */
const FITTING: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
	String: fc.oneof(text, fc.integer(), fc.boolean()),
	Integer: fc.oneof(
		fc.maxSafeInteger(),
		fc.maxSafeInteger().map(String),
		fc.constantFrom(' 12 ', '+5', '007', '-0', -0, '9007199254740993', '1'.repeat(30)),
	),
	Decimal: fc.oneof(
		fc.double({ noNaN: true, noDefaultInfinity: true }),
		fc.maxSafeInteger().map((number) => String(number / 100)),
		fc.constantFrom('1.50', ' -0.25 ', '+12', '0.0000001', 0.0000001),
	),
	Boolean: fc.constantFrom(true, false, 'true', 'True', ' FALSE '),
	Date: fc.oneof(
		fc.date({
			min: new Date('1900-01-01'),
			max: new Date('2100-01-01'),
			noInvalidDate: true,
		}),
		fc.constantFrom('2026-03-29', ' 2024-02-29 ', '2026-03-28T23:30:00Z', '2026-03-29 08:30'),
	),
};

const type = fc.oneof(
	{ weight: 8, arbitrary: fc.constantFrom(...Object.keys(FITTING)) },
	{ weight: 1, arbitrary: fc.oneof(fc.constant('Guid'), fc.string(), nullish) },
);

function fitting(ofType: string | null | undefined): fc.Arbitrary<unknown> {
	return new Map(Object.entries(FITTING)).get(ofType ?? '') ?? text;
}

/** Values as people write them, of every type and of none. */
const word = fc.oneof(
	fc.constantFrom(
		...['', ' ', 'true', 'True', 'FALSE', 'Ja', '12', ' 12 ', '+5', '007', '-0', '1e3', '12,5'],
		...['1.50', '0.0000001', '9007199254740993', '1'.repeat(30), '0x10', 'Infinity', 'NaN'],
		...['2026-03-29', '2026-02-30', '2026-03-28T23:30:00Z', '2026-03-29T24:00', 'Säljare'],
	),
	fc.string({ unit: 'grapheme' }),
);

const value = fc.oneof(
	{ weight: 4, arbitrary: word },
	{ weight: 2, arbitrary: fc.oneof(fc.double(), fc.integer(), fc.maxSafeInteger(), fc.boolean()) },
	{ weight: 1, arbitrary: fc.date() },
	{ weight: 1, arbitrary: fc.jsonValue() },
	{ weight: 1, arbitrary: fc.constantFrom(null, undefined) },
);

/** Whether a text has no exponent: no list of choices is spelled so, and no number is sent so. */
function isPlain(spelled: string): boolean {
	return !/\de[+-]/.test(spelled);
}

const field = type.chain((ofType) => {
	const allowed = fc.oneof(
		{ weight: 3, arbitrary: fitting(ofType).map(String).filter(isPlain) },
		{ weight: 1, arbitrary: word },
	);
	return fc.record(
		{
			name,
			type: fc.constant(ofType),
			defaultValue: fc.oneof(nullish, word),
			required: fc.oneof(nullish, fc.boolean()),
			allowedValues: fc.oneof(
				{ weight: 3, arbitrary: nullish },
				{ weight: 1, arbitrary: fc.array(allowed, { maxLength: 5 }) },
			),
		},
		{ requiredKeys: ['name', 'type'] },
	);
}) as fc.Arbitrary<OrderDataItem>;

/** A value for a field: mostly one of its type or of its choices, else anything. */
function valueFor({ type: ofType, allowedValues }: OrderDataItem): fc.Arbitrary<unknown> {
	const usual = allowedValues?.length ? fc.constantFrom(...allowedValues) : fitting(ofType);
	return fc.oneof({ weight: 12, arbitrary: usual }, { weight: 1, arbitrary: value });
}

const schema = fc.record(
	{
		predefinedPackageID: fc.nat(),
		name: fc.string(),
		products: fc.oneof(nullish, fc.array(fc.string())),
		data: fc.oneof(
			{ weight: 1, arbitrary: nullish },
			{ weight: 9, arbitrary: fc.array(field, { maxLength: 6 }) },
		),
	},
	{ requiredKeys: ['predefinedPackageID', 'name'] },
) as fc.Arbitrary<OrderSchema>;

/** A package and the values of an order of it: mostly for its fields, some for others. */
const order = schema.chain((of) => {
	const known = (of.data ?? []).map((item) => fc.tuple(fc.constant(item.name), valueFor(item)));
	const others = fc.oneof(
		{ weight: 7, arbitrary: fc.constant([]) },
		{ weight: 1, arbitrary: fc.array(fc.tuple(name, value), { maxLength: 3 }) },
	);
	return fc.tuple(fc.constant(of), fc.tuple(...known), others).map(([ofPackage, own, more]) => ({
		schema: ofPackage,
		given: Object.fromEntries([...own, ...more]) as GivenValues,
	}));
});

/** The request of a valid order that carries data; a run that came to no such is drawn anew. */
function requestOf(outcome: OrderOutcome) {
	fc.pre(outcome.valid);
	fc.pre(Object.keys(outcome.request.data).length > 0);
	return outcome.request;
}

const zone = fc.constantFrom('Europe/Stockholm', 'UTC', 'Pacific/Kiritimati');

/** What is sent for a type: as a text of this form, or natively as that type of JSON. */
const FORMS = {
	Integer: { text: /^[+-]?\d+$/, native: 'number' },
	Decimal: { text: /^[+-]?\d+(\.\d+)?$/, native: 'number' },
	Boolean: { text: /^(true|false)$/, native: 'boolean' },
	Date: { text: /^\d{4}-\d{2}-\d{2}$/, native: 'string' },
};

const RUNS = { numRuns: 1000 };

describe.each(SEND_AS)('any order of any package, sent as %s', (sendValuesAs) => {
	it('is valid, or tells what is wrong with which field, and never fails', () => {
		fc.assert(
			fc.property(order, zone, (given, timeZone) => {
				const build = orderBuilder(given.schema, { timeZone, sendValuesAs });
				const outcome = build('104200', given.given);
				if (outcome.valid) {
					expect(outcome.request.predefinedPackageID).toBe(given.schema.predefinedPackageID);
					expect(outcome.request.customerNumber).toBe('104200');
					return;
				}
				expect(outcome.violations).not.toHaveLength(0);
				const names = new Set([
					...(given.schema.data ?? []).map((item) => item.name),
					...Object.keys(given.given),
				]);
				for (const violation of outcome.violations) {
					expect(names).toContain(violation.field);
					expect(violation.message).toContain(`'${violation.field}'`);
					expect(violation.rule).toMatch(/^[a-zA-Z]+$/);
				}
			}),
			RUNS,
		);
	});

	it('takes anything at all for its values without failing', () => {
		fc.assert(
			fc.property(
				schema,
				fc.dictionary(fc.string(), fc.anything()),
				zone,
				(of, given, timeZone) => {
					const build = orderBuilder(of, { timeZone, sendValuesAs });
					expect(typeof build('1', given).valid).toBe('boolean');
				},
			),
		);
	});

	it('sends nothing that is empty, and only values that JSON has', () => {
		fc.assert(
			fc.property(order, zone, (given, timeZone) => {
				const build = orderBuilder(given.schema, { timeZone, sendValuesAs });
				const { data } = requestOf(build('1', given.given));
				const kinds = sendValuesAs === 'strings' ? ['string'] : ['string', 'number', 'boolean'];
				for (const part of Object.values(data)) {
					expect(kinds).toContain(typeof part);
					expect(String(part).trim()).not.toBe('');
					expect([NaN, Infinity, -Infinity]).not.toContain(part);
				}
			}),
			RUNS,
		);
	});

	it('sends each value in the form of its type', () => {
		fc.assert(
			fc.property(order, zone, (given, timeZone) => {
				const build = orderBuilder(given.schema, { timeZone, sendValuesAs });
				const { data } = requestOf(build('1', given.given));
				const free = fieldsOf(given.schema).filter((item) => !item.allowedValues?.length);
				for (const item of free) {
					const sent = new Map(Object.entries(data)).get(item.name);
					const form = new Map(Object.entries(FORMS)).get(item.type ?? '');
					if (sent === undefined || form === undefined) continue;
					if (sendValuesAs === 'strings') expect(sent).toMatch(form.text);
					else expect(typeof sent).toBe(form.native);
				}
			}),
			RUNS,
		);
	});

	it('that is valid and given again is the same order', () => {
		fc.assert(
			fc.property(order, zone, (given, timeZone) => {
				const build = orderBuilder(given.schema, { timeZone, sendValuesAs });
				const request = requestOf(build('104200', given.given));
				const sent = JSON.stringify(request);
				const again = build('104200', (JSON.parse(sent) as typeof request).data);
				expect(again).toMatchObject({ valid: true });
				expect(again.valid && JSON.stringify(again.request)).toBe(sent);
			}),
			RUNS,
		);
	});

	it('sends what was chosen from the allowed values, and nothing else', () => {
		const choosing = field
			.filter(({ allowedValues }) => allowedValues?.some((one) => one.trim() !== '') === true)
			.chain((item) => fc.tuple(fc.constant(item), valueFor(item)));
		fc.assert(
			fc.property(choosing, zone, ([item, given], timeZone) => {
				const of = { predefinedPackageID: 1, name: 'P', data: [item] };
				const build = orderBuilder(of, { timeZone, sendValuesAs });
				const { data } = requestOf(build('1', Object.fromEntries([[item.name, given]])));
				const [part] = Object.values(data);
				expect(Object.keys(data)).toEqual([item.name]);
				expect(item.allowedValues).toContain(String(part));
			}),
			RUNS,
		);
	});
});

describe('the mapper of any package', () => {
	it('shows each of its fields once, and requires those that an empty order lacks', () => {
		fc.assert(
			fc.property(schema, (of) => {
				const fields = mapperFields(of);
				expect(new Set(fields.map(({ id }) => id)).size).toBe(fields.length);
				const settings = { timeZone: 'UTC', sendValuesAs: 'strings' } as const;
				const outcome = orderBuilder(of, settings)('1', {});
				const lacking = outcome.valid ? [] : outcome.violations.map((violation) => violation.field);
				expect(fields.filter(({ required }) => required).map(({ id }) => id)).toEqual(lacking);
			}),
		);
	});
});
