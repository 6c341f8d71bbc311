import fc from 'fast-check';
import {
	changedNumberIn,
	changingNumberIn,
	digitsOf,
	keepsDigits,
} from '../../../nodes/shared/basis/exactNumbers';

describe('a number that is written out', () => {
	it.each([
		...['0', '-0', '1', '-1.50', '1e3', '1.5E-7', '100000000000000000000', '9007199254740991'],
		...['0.1', '1e21', '123456789012345', '0.0000001', '1e-25', '5e-324', '0e99'],
	])('is kept: %s', (written) => {
		expect(keepsDigits(written)).toBe(true);
	});

	it.each([
		...['12345678901234567890', '9007199254740993', '-9007199254740993', '1e400', '1e-400'],
		...['0.10000000000000000001', '1234567890.12345678901'],
	])('is changed: %s', (written) => {
		expect(keepsDigits(written)).toBe(false);
	});

	it('is kept exactly where its digits come back', () => {
		const written = fc.stringMatching(/^-?(0|[1-9]\d{0,24})(\.\d{1,24})?$/);
		fc.assert(
			fc.property(written, (number) => {
				const plain = (text: string) =>
					(text.includes('.') ? text.replace(/0+$/, '') : text)
						.replace(/\.$/, '')
						.replace(/^-(?=0$)/, '');
				const back = Number(number).toLocaleString('en', {
					useGrouping: false,
					maximumSignificantDigits: 17,
				});
				const exact = digitsOf(Number(number)) ?? back;
				if (Math.abs(Number(number)) <= Number.MAX_SAFE_INTEGER) {
					expect(keepsDigits(number)).toBe(plain(exact) === plain(number));
				}
			}),
		);
	});
});

describe('a JSON text', () => {
	it('is told by the first number in it that would change, however deep', () => {
		expect(changingNumberIn('{"a":[1,{"b":12345678901234567890}],"c":1e999}')).toBe(
			'12345678901234567890',
		);
		expect(changingNumberIn('{"a": -0.10000000000000000001 }')).toBe('-0.10000000000000000001');
	});

	it('may hold any digits in its texts and names', () => {
		const json = JSON.stringify({ '12345678901234567890': '98765432109876543210 "1e999" \\' });
		expect(changingNumberIn(json)).toBeUndefined();
	});

	it('that JavaScript has written is read as it was', () => {
		fc.assert(
			fc.property(fc.json(), (json) => {
				expect(changingNumberIn(json)).toBeUndefined();
			}),
		);
	});

	it('is looked through however long its texts are', () => {
		expect(changingNumberIn(JSON.stringify({ text: 'x"\\'.repeat(1_000_000) }))).toBeUndefined();
	});
});

describe('a value', () => {
	it('is told by the first number that has lost digits before', () => {
		const long = Number('12345678901234567890');
		expect(changedNumberIn({ rows: [{ id: '12' }, { id: long }] })).toBe(long);
		expect(changedNumberIn({ rows: [1.5, null, 'x', true] })).toBeUndefined();
		expect(changedNumberIn([NaN])).toBeNaN();
	});
});
