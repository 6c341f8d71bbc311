import fc from 'fast-check';
import { booleanText, mustBeGiven, valueKind } from '../../../nodes/A3Connect/api/inferred';

describe('the type of a field', () => {
	it.each([
		['text', ['String', 'string', 'TEXT', ' String ', '', '  ', null, undefined]],
		['integer', ['Integer', 'INT', 'int32', 'Int64', 'long', 'short']],
		['decimal', ['Decimal', 'double', 'Float', 'number', 'NUMERIC']],
		['boolean', ['Boolean', 'bool', 'BOOL']],
		['date', ['Date', 'DateTime', 'DATEONLY', 'date ']],
	])('means %s in any of its spellings', (kind, types) => {
		for (const type of types) expect([type, valueKind(type)]).toEqual([type, kind]);
	});

	it.each(['Enum', 'Guid', 'String[]', 'Dat', 'x', '0', 'constructor', 'toString', '__proto__'])(
		'that is not known, such as %s, is told from those that are',
		(type) => {
			expect(valueKind(type)).toBeUndefined();
		},
	);

	it('is read the same in upper and lower case and with spaces around, whatever it is', () => {
		fc.assert(
			fc.property(fc.string(), (type) => {
				expect(valueKind(` ${type.toUpperCase()}\t`)).toBe(valueKind(type.toLowerCase()));
			}),
		);
	});
});

describe('a field', () => {
	it.each([
		[{ required: true }, true],
		[{ required: true, defaultValue: null }, true],
		[{ required: true, defaultValue: '' }, true],
		[{ required: true, defaultValue: 'x' }, false],
		[{ required: true, defaultValue: '0' }, false],
		[{ required: false }, false],
		[{ required: null, defaultValue: null }, false],
		[{}, false],
	])('with %j must be given: %s', (field, given) => {
		expect(mustBeGiven(field)).toBe(given);
	});
});

describe('a boolean', () => {
	it('is sent in small letters', () => {
		expect([booleanText(true), booleanText(false)]).toEqual(['true', 'false']);
	});
});
