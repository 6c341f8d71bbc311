import fc from 'fast-check';
import * as rules from '../../../nodes/shared/parameters/rules';
import type { Rule } from '../../../nodes/shared/parameters/rules';

const { emailAddress, jsonObject, lines, oneOf, optional, text, textThat, wholeNumber, yesOrNo } =
	rules;

const EMPTY = [undefined, null, '', '   ', '\n'];

function taken<Value>(rule: Rule<Value>, given: unknown): unknown {
	const result = rule(given);
	return 'value' in result ? result.value : undefined;
}

function expected(rule: Rule<unknown>, given: unknown): string {
	const result = rule(given);
	if ('expected' in result) return result.expected;
	throw new Error(`${JSON.stringify(given)} was accepted`);
}

describe('a text', () => {
	it.each([
		['K100421', 'K100421'],
		['  Åke & Söner  ', 'Åke & Söner'],
		[104200, '104200'],
		[0, '0'],
		['🖨️ Tryckeri', '🖨️ Tryckeri'],
		['{{ }}', '{{ }}'],
	])('%j is taken as %j', (given, value) => {
		expect(text(given)).toEqual({ value });
	});

	it.each(EMPTY)('is required, and %j is none', (given) => {
		expect(expected(text, given)).toBe('is required');
	});

	it.each(['a\nb', 'a\tb', 'a\u0000b', 'a\u2028b', 'a\u0085b', '\uD800', 'a\uDFFFb'])(
		'on one line holds no control character, line break or half a character: %j',
		(given) => {
			expect(expected(text, given)).toContain('without control characters');
		},
	);

	it.each([true, {}, [], ['K1'], { value: 'K1' }])('is not %j', (given) => {
		expect(expected(text, given)).toContain('must be text');
	});

	it.each([NaN, Infinity, -Infinity])('is not the failed calculation %p', (given) => {
		expect(expected(text, given)).toContain('must be text');
		expect(expected(lines, given)).toContain('must be text');
	});

	it('is no number that has lost its last digits before it came here', () => {
		expect(expected(text, Number('89460100000000000001'))).toContain('must be text');
	});

	it('of several lines may hold breaks and tabs but no other control character', () => {
		expect(lines('Hej\r\n\tdär ')).toEqual({ value: 'Hej\r\n\tdär' });
		expect(expected(lines, 'a\u001bb')).toContain('without control characters');
		expect(expected(lines, undefined)).toContain('must be text');
	});

	it('that has to pass a test says what was expected, and is required all the same', () => {
		const rule = textThat((value) => value.startsWith('K'), 'must begin with K');
		expect(rule(' K1 ')).toEqual({ value: 'K1' });
		expect(expected(rule, '1')).toBe('must begin with K');
		expect(expected(rule, '')).toBe('is required');
	});
});

describe('an optional parameter', () => {
	it.each(EMPTY)('is not sent where it is %j', (given) => {
		expect(optional(text)(given)).toEqual({ value: undefined });
		expect(optional(wholeNumber(1))(given)).toEqual({ value: undefined });
	});

	it('is checked where it is given', () => {
		expect(optional(wholeNumber(1))(0)).toEqual({
			expected: 'must be a whole number of at least 1',
		});
		expect(optional(yesOrNo)(false)).toEqual({ value: false });
		expect(optional(wholeNumber(0))(0)).toEqual({ value: 0 });
	});
});

describe('a choice', () => {
	const language = oneOf('sv', 'no', 'en');

	it('is one of those that there are, spelled exactly', () => {
		expect(language('sv')).toEqual({ value: 'sv' });
		for (const given of ['SV', ' sv', 'da', 'toString', 0, null, ['sv'], {}]) {
			expect(expected(language, given)).toBe('must be one of sv, no, en');
		}
	});
});

describe('a whole number', () => {
	const limit = wholeNumber(1, 100);

	it.each([
		[1, 1],
		[100, 100],
		['7', 7],
		[' 7 ', 7],
		['007', 7],
		[3.0, 3],
	])('%j is taken as %j', (given, value) => {
		expect(limit(given)).toEqual({ value });
	});

	it.each([
		...[0, 101, -1, 1.5, NaN, Infinity, '0', '101', '-1', '1.5', '1e1', '0x10', '12abc', '1 0'],
		...['', ' ', null, undefined, true, [], [1], {}, '٣'],
	])('is not %p', (given) => {
		expect(expected(limit, given)).toBe('must be a whole number from 1 to 100');
	});

	it('is exact: what JSON cannot hold without rounding is refused', () => {
		expect(taken(wholeNumber(0), '9007199254740991')).toBe(9007199254740991);
		expect(expected(wholeNumber(0), '9007199254740993')).toBe(
			'must be a whole number of at least 0',
		);
		expect(expected(wholeNumber(0), 1e300)).toBe('must be a whole number of at least 0');
	});

	it('is what it says, for any number in or out of the range', () => {
		fc.assert(
			fc.property(fc.oneof(fc.double(), fc.integer({ min: -5, max: 105 })), (number) => {
				const fits = Number.isInteger(number) && number >= 1 && number <= 100;
				expect(taken(limit, number)).toBe(fits ? number : undefined);
			}),
		);
	});
});

describe('yes or no', () => {
	it.each([
		[true, true],
		['true', true],
		[false, false],
		['false', false],
	])('%j is taken as %j', (given, value) => {
		expect(yesOrNo(given)).toEqual({ value });
	});

	it.each(['', 'yes', 'TRUE', 1, 0, null, undefined, [], {}])('is not %j', (given) => {
		expect(expected(yesOrNo, given)).toBe('must be true or false');
	});
});

describe('a JSON object', () => {
	it('is taken as an object or as its text', () => {
		expect(jsonObject({ rows: [1] })).toEqual({ value: { rows: [1] } });
		expect(jsonObject(' {"rows":[1]} ')).toEqual({ value: { rows: [1] } });
	});

	it.each(EMPTY)('is empty where %j is given', (given) => {
		expect(jsonObject(given)).toEqual({ value: {} });
	});

	it.each(['[]', '"text"', 'null', '17', '{rows: 1}', '{"rows":', [], 17, true, '{} {}'])(
		'is not %j',
		(given) => {
			expect(expected(jsonObject, given)).toContain('must be a JSON object');
		},
	);

	it.each([
		['{"id":12345678901234567890}', '12345678901234567890'],
		['{"rows":[{"id":-9007199254740993}]}', '-9007199254740993'],
		['{"a":"1","b":1e999}', '1e999'],
		[{ rows: [{ id: Number('12345678901234567890') }] }, '12345678901234567000'],
		[{ a: NaN }, 'NaN'],
	])('that holds a number that JavaScript changes names it: %j', (given, number) => {
		expect(expected(jsonObject, given)).toBe(
			`must not contain the number ${number}, which cannot be sent exactly unless it is in quotes`,
		);
	});

	it('with hostile names gains no other prototype', () => {
		const value = taken(jsonObject, '{"__proto__":{"admin":true},"constructor":1}') as object;
		expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
		expect(Object.keys(value)).toEqual(['__proto__', 'constructor']);
		expect(({} as { admin?: boolean }).admin).toBeUndefined();
	});
});

describe('an e-mail address', () => {
	it.each(['faktura@example.se', ' a.b+c@sub.example.co.uk ', 'åsa@exämple.se'])(
		'%j is taken',
		(given) => {
			expect(emailAddress(given)).toEqual({ value: given.trim() });
		},
	);

	it.each([
		...['faktura', 'faktura@', '@example.se', 'a@b', 'a@b.', 'a@.se', 'a@b..se', 'a b@example.se'],
		...['a@b@example.se', 'a@example.se, b@example.se', 'a@example.se\nBcc: c@example.se'],
	])('is not %j', (given) => {
		expect(emailAddress(given)).toHaveProperty('expected');
	});

	it('is checked however long it is', () => {
		for (const long of [
			`a@${'a.'.repeat(50_000)}`,
			`${'a'.repeat(50_000)}@${'a'.repeat(50_000)}`,
		]) {
			expect(emailAddress(long)).toHaveProperty('expected');
		}
	});
});

describe('every rule', () => {
	const all = {
		...{ text, lines, yesOrNo, jsonObject, emailAddress },
		optional: optional(text),
		oneOf: oneOf('a', 'b'),
		wholeNumber: wholeNumber(1, 5),
	};
	const anything = fc.anything({ withNullPrototype: true, withDate: true, withBigInt: true });

	it.each(Object.entries(all))('gives a value or what it expects, for anything: %s', (_, rule) => {
		fc.assert(
			fc.property(fc.oneof(anything, fc.string({ unit: 'binary' }), fc.json()), (given) => {
				const result = rule(given);
				expect(['value', 'expected']).toEqual(expect.arrayContaining(Object.keys(result)));
				expect(Object.keys(result)).toHaveLength(1);
				if ('expected' in result)
					expect(result.expected).toMatch(/^(must be|must not contain|is required)/);
			}),
			{ numRuns: 300 },
		);
	});

	it('takes again as it is what a rule for texts has taken', () => {
		const given = fc.oneof(fc.string({ unit: 'binary' }), fc.emailAddress(), fc.double());
		fc.assert(
			fc.property(given, fc.constantFrom(text, lines, emailAddress), (value, rule) => {
				const result = rule(value);
				if ('value' in result) expect(rule(result.value)).toEqual(result);
			}),
		);
	});
});
