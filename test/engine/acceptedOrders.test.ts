/** @jest-environment ./test/SandboxEnvironment.mjs */
import fc from 'fast-check';
import { orderBuilder } from '../../nodes/A3Connect/order/buildOrder';
import type { OrderSchema } from '../../nodes/A3Connect/api/packages';

const { clientOf } = sandboxPackage;
const client = clientOf(sandbox);

async function schemaOf(id: number): Promise<OrderSchema> {
	const { json } = await client.a3('GET', `GetPackageSchema?predefinedPackageID=${id}`);
	return json as OrderSchema;
}

const anything = fc.oneof(
	fc.string({ unit: 'grapheme' }),
	fc.integer(),
	fc.double(),
	fc.boolean(),
	fc.constantFrom(null, '', ' ', '12,5', '007', '+5', '-0', '1e3', 'TRUE', 'Nej', '2026-02-30'),
	fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
	fc
		.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
		.map((date) => date.toISOString()),
);

/** Values that mostly fit a field, so that whole orders become valid. */
function valueFor({ type, allowedValues }: NonNullable<OrderSchema['data']>[number]) {
	const fitting: Record<string, fc.Arbitrary<unknown>> = {
		integer: fc.integer({ min: 0, max: 9999 }),
		decimal: fc.double({ min: 0, max: 9999, noNaN: true }),
		boolean: fc.boolean(),
		date: fc.constantFrom('2026-12-24', '2026-12-24T10:00', '2026-12-24T23:30:00Z'),
	};
	const usual = allowedValues?.length
		? fc.constantFrom(...allowedValues)
		: (fitting[(type ?? '').toLowerCase()] ?? fc.string({ minLength: 1 }));
	return fc.oneof({ arbitrary: usual, weight: 9 }, { arbitrary: anything, weight: 1 });
}

describe.each([101, 102, 103, 104, 105, 106, 107, 108])('an order of package %i', (id) => {
	it.each(['strings', 'native'] as const)(
		'that validates is accepted by the API, sent as %s',
		async (sendValuesAs) => {
			const schema = await schemaOf(id);
			const build = orderBuilder(schema, { timeZone: 'Europe/Stockholm', sendValuesAs });
			const fields = schema.data ?? [];
			const values = fc
				.tuple(...fields.map(valueFor))
				.map((given) => Object.fromEntries(fields.map(({ name }, index) => [name, given[index]])));
			await fc.assert(
				fc.asyncProperty(values, async (given) => {
					const order = build('204817', given);
					fc.pre(order.valid);
					const { status, text } = await client.a3('POST', 'CreateOrder', order.request);
					expect(`${status} ${text}`).toMatch(/^200 /);
				}),
				{ numRuns: 200 },
			);
		},
	);
});
