import fc from 'fast-check';
import type { OrderDataItem, OrderSchema } from '../../../nodes/A3Connect/api/packages';
import { orderBuilder } from '../../../nodes/A3Connect/order/buildOrder';
import type { GivenValues } from '../../../nodes/A3Connect/order/buildOrder';
import { mapperFields } from '../../../nodes/A3Connect/order/mapperFields';

const SEND_AS = ['strings', 'native'] as const;

const name = fc.oneof(
	{ weight: 3, arbitrary: fc.constantFrom('alias', 'firstname', 'a.b [c]', 'phones', 'date') },
	{ weight: 1, arbitrary: fc.constantFrom('name', 'toString', 'constructor', '__proto__', '') },
	{ weight: 1, arbitrary: fc.string({ unit: 'grapheme' }) },
);

const type = fc.oneof(
	fc.constantFrom('String', 'Integer', 'Decimal', 'Boolean', 'Date', 'DATETIME', 'Guid'),
	fc.string(),
	fc.constantFrom(null, undefined),
);

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

const nullish = fc.constantFrom(null, undefined);

const field = fc.record(
	{
		name,
		type,
		defaultValue: fc.oneof(nullish, word),
		required: fc.oneof(nullish, fc.boolean()),
		allowedValues: fc.oneof({ weight: 2, arbitrary: nullish }, fc.array(word, { maxLength: 5 })),
	},
	{ requiredKeys: ['name'] },
) as fc.Arbitrary<OrderDataItem>;

const schema = fc.record(
	{
		predefinedPackageID: fc.nat(),
		name: fc.string(),
		products: fc.oneof(nullish, fc.array(fc.string())),
		data: fc.oneof({ weight: 1, arbitrary: nullish }, { weight: 9, arbitrary: fc.array(field) }),
	},
	{ requiredKeys: ['predefinedPackageID', 'name'] },
) as fc.Arbitrary<OrderSchema>;

/** A package and the values of an order of it: mostly for its fields, some for others. */
const order = schema.chain((of) => {
	const known = (of.data ?? []).map((item) =>
		fc.tuple(
			fc.constant(item.name),
			item.allowedValues?.length ? fc.oneof(fc.constantFrom(...item.allowedValues), value) : value,
		),
	);
	const others = fc.oneof(
		{ weight: 3, arbitrary: fc.constant([]) },
		{ weight: 1, arbitrary: fc.array(fc.tuple(name, value), { maxLength: 3 }) },
	);
	return fc.tuple(fc.constant(of), fc.tuple(...known), others).map(([ofPackage, own, more]) => ({
		schema: ofPackage,
		given: Object.fromEntries([...own, ...more]) as GivenValues,
	}));
});

const zone = fc.constantFrom('Europe/Stockholm', 'UTC', 'Pacific/Kiritimati');

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
					expect(violation.message).toContain(`"${violation.field}"`);
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
				const outcome = orderBuilder(given.schema, { timeZone, sendValuesAs })('1', given.given);
				if (!outcome.valid) return;
				const { data } = outcome.request;
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

	it('that is valid and given again is the same order', () => {
		fc.assert(
			fc.property(order, zone, (given, timeZone) => {
				const build = orderBuilder(given.schema, { timeZone, sendValuesAs });
				const outcome = build('104200', given.given);
				if (!outcome.valid) return;
				const sent = JSON.stringify(outcome.request);
				const again = build('104200', (JSON.parse(sent) as typeof outcome.request).data);
				expect(again).toMatchObject({ valid: true });
				expect(again.valid && JSON.stringify(again.request)).toBe(sent);
			}),
			RUNS,
		);
	});

	it('sends what was chosen from the allowed values, and nothing else', () => {
		const choices = fc.array(word, { minLength: 1, maxLength: 5 });
		const choosing = fc
			.tuple(choices, name, type)
			.chain(([allowedValues, ofName, ofType]) =>
				fc.tuple(
					fc.constant({ name: ofName, type: ofType, allowedValues }),
					fc.oneof(fc.constantFrom(...allowedValues), value),
				),
			);
		fc.assert(
			fc.property(choosing, zone, ([item, given], timeZone) => {
				const of = { predefinedPackageID: 1, name: 'P', data: [item] };
				const outcome = orderBuilder(of, { timeZone, sendValuesAs })('1', { [item.name]: given });
				if (!outcome.valid) return;
				for (const part of Object.values(outcome.request.data)) {
					expect(item.allowedValues).toContain(String(part));
				}
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
