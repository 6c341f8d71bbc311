import fc from 'fast-check';
import { booleanText, mustBeGiven, valueKind } from '../../../nodes/A3Connect/api/inferred';

describe('the type of a field', () => {
	it.each([
		['text', ['string', 'text']],
		['integer', ['integer', 'int', 'int16', 'int32', 'int64', 'long', 'short']],
		['decimal', ['decimal', 'double', 'float', 'single', 'number', 'numeric']],
		['boolean', ['boolean', 'bool']],
		['date', ['date', 'datetime', 'dateonly']],
	])('means %s in any of its spellings, in any case and with spaces around', (kind, types) => {
		const space = fc.constantFrom('', ' ', '\t');
		for (const type of types) {
			fc.assert(
				fc.property(fc.mixedCase(fc.constant(type)), space, space, (spelled, before, after) => {
					expect(valueKind(before + spelled + after)).toBe(kind);
				}),
			);
		}
	});

	it.each(['', '  ', null, undefined])('means text where there is none: %j', (type) => {
		expect(valueKind(type)).toBe('text');
	});

	it.each(['Enum', 'Guid', 'String[]', 'Dat', 'x', '0', 'constructor', 'toString', '__proto__'])(
		'that is not known, such as %s, is told from those that are',
		(type) => {
			expect(valueKind(type)).toBeUndefined();
		},
	);
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
