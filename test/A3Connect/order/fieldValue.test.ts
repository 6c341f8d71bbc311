import fc from 'fast-check';
import type { OrderDataItem } from '../../../nodes/A3Connect/api/packages';
import { fieldReader } from '../../../nodes/A3Connect/order/fieldValue';
import type { ValueSettings } from '../../../nodes/A3Connect/order/fieldValue';
import { isEmpty } from '../../../nodes/shared/basis/json';

const STRINGS: ValueSettings = { timeZone: 'Europe/Stockholm', sendValuesAs: 'strings' };
const NATIVE: ValueSettings = { timeZone: 'Europe/Stockholm', sendValuesAs: 'native' };

function read(type: string, given: unknown, settings = STRINGS, more: Partial<OrderDataItem> = {}) {
	return fieldReader({ name: 'field', type, ...more }, settings)(given);
}

/** What is sent for a value; undefined where it is refused or left out. */
function sent(...parameters: Parameters<typeof read>) {
	const reading = read(...parameters);
	return 'value' in reading ? reading.value : undefined;
}

/** Why a value is refused. */
function message(...parameters: Parameters<typeof read>): string {
	const reading = read(...parameters);
	return 'message' in reading ? reading.message : `sent as ${JSON.stringify(reading.value)}`;
}

describe('nothing', () => {
	it.each([undefined, null, '', '   ', '\n\t'])('is what %j counts as', (given) => {
		expect(isEmpty(given)).toBe(true);
		for (const type of ['String', 'Integer', 'Decimal', 'Boolean', 'Date', 'Guid']) {
			for (const settings of [STRINGS, NATIVE]) {
				expect(read(type, given, settings)).toEqual({ value: undefined });
			}
		}
	});

	it.each([0, false, NaN, [], {}, '0', 'false'])('is not what %p counts as', (given) => {
		expect(isEmpty(given)).toBe(false);
	});

	it('is refused for a required field, by its name', () => {
		expect(fieldReader({ name: 'alias', required: true }, STRINGS)('')).toEqual({
			rule: 'required',
			message: "'alias' is required and has no default value",
		});
	});

	it('is accepted for a required field whose default the server fills in', () => {
		const field = { name: 'alias', required: true, defaultValue: 'anv' };
		expect(fieldReader(field, STRINGS)(null)).toEqual({ value: undefined });
	});

	it('is not looked for among the allowed values', () => {
		expect(sent('String', ' ', STRINGS, { allowedValues: ['', ' '] })).toBeUndefined();
		const required = { required: true, allowedValues: ['', 'a'] };
		expect(read('String', '', STRINGS, required)).toMatchObject({ rule: 'required' });
	});
});

describe('a text', () => {
	it.each([
		['12abc', '12abc'],
		[' 12 ', ' 12 '],
		['rad 1\nrad 2', 'rad 1\nrad 2'],
		['{"a":1}', '{"a":1}'],
		[12, '12'],
		[-0.5, '-0.5'],
		[0, '0'],
		[-0, '0'],
		[true, 'true'],
		[false, 'false'],
	])('%j is sent as %j', (given, value) => {
		for (const settings of [STRINGS, NATIVE]) expect(sent('String', given, settings)).toBe(value);
	});

	it.each([[[]], [['a']], [{}], [{ a: 1 }], [NaN], [Infinity], [new Date('2026-01-01')]])(
		'is not %p',
		(given) => {
			expect(message('String', given)).toMatch(/^'field' must be text, but is /);
		},
	);

	it('is what a type asks for that is not known, or none', () => {
		for (const type of ['Guid', 'toString', '']) {
			expect(sent(type, '2c7b', NATIVE)).toBe('2c7b');
			expect(sent(type, 12, NATIVE)).toBe('12');
		}
		expect(fieldReader({ name: 'x', type: null }, NATIVE)('a')).toEqual({ value: 'a' });
	});

	it.each(['String', 'Integer'])(
		'or number of 20 digits is refused as a number, which has lost its last digits (%s)',
		(type) => {
			for (const given of [Number('89460100000000000001'), Number('9007199254740993')]) {
				expect(message(type, given)).toMatch(/^'field' must be /);
			}
			expect(sent(type, '89460100000000000001')).toBe('89460100000000000001');
		},
	);
});

describe('an integer', () => {
	it.each([
		['12', '12', 12],
		[' 12 ', '12', 12],
		[12, '12', 12],
		[12.0, '12', 12],
		['-5', '-5', -5],
		[0, '0', 0],
		['0', '0', 0],
		[-0, '0', 0],
		[9007199254740991, '9007199254740991', 9007199254740991],
	])('%j is sent as %j, or natively as %j', (given, text, number) => {
		expect(sent('Integer', given)).toBe(text);
		expect(sent('Integer', given, NATIVE)).toBe(number);
	});

	it.each([
		...['12abc', '1e3', '12,5', '12.5', '12.0', '1 000', '1_000', '0x10', '١٢', '--1', '+', 'tolv'],
		...[12.5, NaN, Infinity, -Infinity, 1e21, true, false, new Date('2026-01-01')],
		...[[], [12], {}, { value: 12 }],
	])('is not %p', (given) => {
		for (const settings of [STRINGS, NATIVE]) {
			expect(message('Integer', given, settings)).toMatch(
				/^'field' must be a whole number, but is /,
			);
		}
	});

	it.each(['0701234567', '007', '-007', '00', '+5', '+46701234567', '9007199254740993'])(
		'that no number keeps is sent as the text that it is: %s',
		(given) => {
			expect(sent('Integer', given)).toBe(given);
			expect(read('Integer', given, NATIVE)).toMatchObject({ rule: 'integer' });
			expect(message('Integer', ` ${given} `, NATIVE)).toMatch(
				/^'field' must be a whole number, but is " .* "\. As a number it would change. Set 'Send Values As' to 'Strings'/,
			);
		},
	);
});

describe('a decimal', () => {
	it.each([
		['12.5', '12.5', 12.5],
		[' -0.25 ', '-0.25', -0.25],
		['12', '12', 12],
		['1.50', '1.50', 1.5],
		['0.10', '0.10', 0.1],
		[12.5, '12.5', 12.5],
		[0, '0', 0],
	])('%j is sent as %j, or natively as %j', (given, text, number) => {
		expect(sent('Decimal', given)).toBe(text);
		expect(sent('Decimal', given, NATIVE)).toBe(number);
	});

	it.each([
		[1e-7, '0.0000001'],
		[-1.5e-7, '-0.00000015'],
		[1e-25, `0.${'0'.repeat(24)}1`],
		[1.234e-20, `0.${'0'.repeat(19)}1234`],
		[5e-324, `0.${'0'.repeat(323)}5`],
	])('that is very small is sent too, and without an exponent in a text: %p', (given, text) => {
		expect(sent('Decimal', given, NATIVE)).toBe(given);
		for (const settings of [STRINGS, NATIVE]) expect(sent('String', given, settings)).toBe(text);
		expect(sent('Decimal', given)).toBe(text);
	});

	it.each(['0.10000000000000000001', '12345678901234567.5', '007.5', '+1.50', '00.5'])(
		'that no number keeps is sent as the text that it is: %s',
		(given) => {
			expect(sent('Decimal', given)).toBe(given);
			expect(read('Decimal', given, NATIVE)).toMatchObject({ rule: 'decimal' });
		},
	);

	it('is sent as a text with the digits that it has, whatever it is', () => {
		const most = Number.MAX_SAFE_INTEGER;
		fc.assert(
			fc.property(fc.double({ min: -most, max: most, noNaN: true }), (given) => {
				const text = String(sent('Decimal', given));
				expect(text).toMatch(/^-?\d+(\.\d+)?$/);
				expect(Number(text)).toBe(given + 0);
				expect(sent('Decimal', text, NATIVE)).toBe(given + 0);
			}),
		);
	});

	it('is the same number natively as in digits, or refused', () => {
		const digits = fc.stringMatching(/^[+-]?\d{1,25}(\.\d{1,25})?$/);
		fc.assert(
			fc.property(digits, (given) => {
				expect(sent('Decimal', given)).toBe(given);
				const number = sent('Decimal', given, NATIVE);
				if (number === undefined) return;
				const written = given.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');
				expect(sent('Decimal', number)).toBe(written.replace(/^-0$/, '0'));
			}),
		);
	});

	it.each([
		...['12,5', '12abc', '1e3', '.5', '5.', '1.2.3', '1 000.5', '1,000.5', '0x1', '-', '∞'],
		...[NaN, Infinity, true, [], [1.5], {}],
	])('is not %p', (given) => {
		for (const settings of [STRINGS, NATIVE]) {
			expect(message('Decimal', given, settings)).toMatch(
				/^'field' must be a number with a decimal point, but is /,
			);
		}
	});
});

describe('a boolean', () => {
	it.each([
		[true, true],
		['true', true],
		['TRUE', true],
		[' True ', true],
		[false, false],
		['false', false],
		['False', false],
	])('%j is sent in small letters, or natively as %j', (given, boolean) => {
		expect(sent('Boolean', given)).toBe(String(boolean));
		expect(sent('Boolean', given, NATIVE)).toBe(boolean);
	});

	it.each(['yes', 'ja', '1', '0', 't', 'truee', 1, 0, NaN, [], [true], {}])(
		'is not %p',
		(given) => {
			for (const settings of [STRINGS, NATIVE]) {
				expect(message('Boolean', given, settings)).toMatch(
					/^'field' must be true or false, but is /,
				);
			}
		},
	);
});

describe('a date', () => {
	it.each([
		['2026-03-29', '2026-03-29'],
		['2026-03-28T23:30:00Z', '2026-03-29'],
		['2026-W13-7', '2026-03-29'],
		[20260329, '2026-03-29'],
		[new Date('2026-03-28T23:30:00Z'), '2026-03-29'],
	])('%p is sent as %j', (given, day) => {
		for (const settings of [STRINGS, NATIVE]) expect(sent('Date', given, settings)).toBe(day);
	});

	it.each(['2026-02-30', '29/3', '12', 20260230, true, [], {}, new Date(NaN)])(
		'is not %p',
		(given) => {
			expect(message('Date', given)).toMatch(/^'field' must be a real date/);
		},
	);
});

describe('a value that is refused', () => {
	it.each([
		['Integer', '12abc', '"12abc"'],
		['Integer', 12.5, '12.5'],
		['Integer', [1], 'a list'],
		['Integer', { a: 1 }, 'an object'],
		['Boolean', NaN, 'NaN'],
	])('is shown: %s %p', (type, given, shown) => {
		expect(message(type, given).endsWith(`, but is ${shown}`)).toBe(true);
	});

	it('is shown shortened where it is long', () => {
		expect(message('Integer', 'x'.repeat(10_000)).length).toBeLessThan(200);
	});
});

describe('allowed values', () => {
	const groups = { allowedValues: ['Säljare', 'Support', '12', 'true'] };

	it.each([
		['Säljare', 'Säljare'],
		[12, '12'],
		['12', '12'],
		[true, 'true'],
	])('%j is sent as %j', (given, value) => {
		expect(sent('String', given, STRINGS, groups)).toBe(value);
	});

	it.each([
		'säljare',
		'Säl jare',
		'Säljar',
		'Saljare',
		'12.0',
		'True',
		'x',
		[],
		{},
		NaN,
		13,
		false,
	])('are matched by what they look like, in upper and lower case: %p is refused', (given) => {
		const reading = read('String', given, STRINGS, groups);
		expect(reading).toMatchObject({ rule: 'allowedValues', allowedValues: groups.allowedValues });
		expect(message('String', given, STRINGS, groups)).toContain(
			`'field' must be one of "Säljare", "Support", "12", "true", but is `,
		);
	});

	it.each([
		['Säljare', ['Säljare']],
		['Säljare', ['Support', ' Säljare ']],
		['Fält\u00a0norr', ['Fält norr']],
		['Fält norr', ['Fält\u202fnorr']],
		['  Fält \n  norr ', ['Fält norr']],
		['Fält norr', ['Fält   norr']],
		['Säl\u00adjare', ['Säljare']],
		['Säljare\u200b', ['Säljare']],
		// As copied from a phone, a chat or a contact card.
		['\u202aSäljare\u202c', ['Säljare']],
		['Säl\u200djare\ufe0f', ['Säljare']],
		['Säl\ufeffjare', ['Säljare']],
		['Säljare', ['\u2068Säljare\u2069']],
	])('that look the same are sent as the API spells them: %j among %j', (given, allowedValues) => {
		for (const form of ['NFC', 'NFD'] as const) {
			for (const theirs of ['NFC', 'NFD'] as const) {
				const spelled = allowedValues.map((value) => value.normalize(theirs));
				const value = sent('String', given.normalize(form), STRINGS, { allowedValues: spelled });
				expect(value).toBe(spelled.at(-1));
			}
		}
	});

	it('that look the same as each other are told apart by their very spelling only', () => {
		const allowedValues = ['Fält norr', 'Fält  norr', 'Support'];
		for (const value of allowedValues) {
			expect(sent('String', value, STRINGS, { allowedValues })).toBe(value);
		}
		const reading = read('String', ' Fält norr', STRINGS, { allowedValues });
		expect(reading).toMatchObject({ rule: 'allowedValues' });
	});

	it.each([
		['Boolean', true, ['True', 'False'], 'True'],
		['String', true, ['True', 'False'], 'True'],
		['String', false, ['TRUE', 'FALSE'], 'FALSE'],
		['Boolean', 'true', ['True', 'False'], 'True'],
		['Boolean', ' FALSE ', ['True', 'False'], 'False'],
		['Boolean', true, ['true', 'True'], 'true'],
		['Date', '20260329', ['2026-03-29'], '2026-03-29'],
		['Date', '2026-03-29', ['2026-03-29T00:00:00', '2026-04-01T00:00:00'], '2026-03-29T00:00:00'],
	])(
		'mean the same where they are of a type: %s %p among %j',
		(type, given, allowedValues, value) => {
			for (const settings of [STRINGS, NATIVE]) {
				expect(sent(type, given, settings, { allowedValues })).toBe(
					settings === NATIVE && type === 'Boolean' && value === 'true' ? true : value,
				);
			}
		},
	);

	it.each([
		['Boolean', true, ['Ja', 'Nej']],
		['Boolean', 'true', ['1', '0']],
		['Boolean', 'TRUE', ['true', 'True']],
		['String', 'true', ['True', 'False']],
		['Integer', '7', ['007']],
	])('are not guessed: %s %p among %j', (type, given, allowedValues) => {
		expect(read(type, given, STRINGS, { allowedValues })).toMatchObject({ rule: 'allowedValues' });
	});

	it('are listed', () => {
		expect(message('String', 'saljare', STRINGS, groups)).toMatch(
			/must be one of "Säljare", "Support", "12", "true", but is "saljare"$/,
		);
	});

	it('are listed up to 20', () => {
		const allowedValues = Array.from({ length: 500 }, (_, index) => `värde ${index}`);
		const text = message('String', 'x', STRINGS, { allowedValues });
		expect(text).toContain('"värde 19" and 480 more, but is');
		expect(text).not.toContain('"värde 20"');
	});

	it('may be spelled by the rules of their type', () => {
		const days = { allowedValues: ['2026-03-29', '2026-04-01'] };
		expect(sent('Date', '2026-03-28T23:30:00Z', STRINGS, days)).toBe('2026-03-29');
		expect(sent('Boolean', 'TRUE', STRINGS, { allowedValues: ['true', 'false'] })).toBe('true');
		expect(sent('Integer', ' 12 ', STRINGS, { allowedValues: ['12', '24'] })).toBe('12');
	});

	it('may hold an empty one beside the day that is given', () => {
		const days = { allowedValues: ['', '2026-03-29'] };
		expect(sent('Date', new Date('2026-03-29T10:00:00Z'), STRINGS, days)).toBe('2026-03-29');
	});

	it('are all there is to choose from where there is one at least', () => {
		expect(sent('String', 'x', STRINGS, { allowedValues: [] })).toBe('x');
		expect(sent('String', 'x', STRINGS, { allowedValues: null })).toBe('x');
		expect(read('String', 'x', STRINGS, { allowedValues: [''] })).toMatchObject({
			rule: 'allowedValues',
		});
	});

	it('are sent natively where they are of the type of the field', () => {
		expect(sent('Integer', '12', NATIVE, { allowedValues: ['12', '24'] })).toBe(12);
		expect(sent('Boolean', true, NATIVE, { allowedValues: ['true', 'false'] })).toBe(true);
		expect(sent('Boolean', 'false', NATIVE, { allowedValues: ['true', 'false'] })).toBe(false);
		expect(sent('String', '12', NATIVE, { allowedValues: ['12'] })).toBe('12');
	});

	it.each([
		['Boolean', 'Ja', ['Ja', 'Nej']],
		['Boolean', 'True', ['True', 'False']],
		['Integer', '01', ['01', '02']],
		['Integer', '0x10', ['0x10']],
		['Integer', '12 mån', ['12 mån', '24 mån']],
		['Decimal', '1.50', ['1.50', '2.00']],
	])(
		'keep their meaning natively, whatever their spelling: %s %j',
		(type, given, allowedValues) => {
			expect(sent(type, given, NATIVE, { allowedValues })).toBe(given);
		},
	);
});
