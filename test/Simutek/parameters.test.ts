import fc from 'fast-check';
import type { Rule } from '../../nodes/shared/parameters/rules';
import {
	corporateIdentityNumber,
	countryCode,
	currencyCode,
	path,
} from '../../nodes/Simutek/parameters';

function accepts(rule: Rule<string>, given: unknown): boolean {
	return 'value' in rule(given);
}

describe('a currency', () => {
	it.each(['SEK', 'NOK', 'EUR', 'USD', ' DKK '])('%j is one', (given) => {
		expect(currencyCode(given)).toEqual({ value: given.trim() });
	});

	it.each(['sek', 'SE', 'KRONOR', 'kr', 'ABC', 'S€K', '752', 752, '', null, {}])(
		'%j is none',
		(given) => {
			expect(accepts(currencyCode, given)).toBe(false);
		},
	);

	it('that is none is answered with an example', () => {
		expect(currencyCode('kr')).toEqual({ expected: expect.stringContaining('SEK') as string });
	});
});

describe('a country', () => {
	it.each(['SE', 'NO', 'FI', 'DK', 'AX', 'GB', 'US', ' SE '])('%j is one', (given) => {
		expect(countryCode(given)).toEqual({ value: given.trim() });
	});

	it.each(['se', 'SWE', 'S', 'AA', 'ZZ', 'EU', 'UN', '46', 'Sverige', '', null, ['SE']])(
		'%j is none',
		(given) => {
			expect(accepts(countryCode, given)).toBe(false);
		},
	);
});

describe('a corporate identity number', () => {
	it('may be written in the manner of any country', () => {
		for (const given of [
			'556677-8899',
			'5566778899',
			'NO 987 654 321 MVA',
			'FI12345678',
			987654321,
		]) {
			expect(corporateIdentityNumber(given)).toEqual({ value: String(given) });
		}
	});

	it('holds at least a digit', () => {
		for (const given of ['saknas', '-', '', undefined, {}]) {
			expect(accepts(corporateIdentityNumber, given)).toBe(false);
		}
	});
});

describe('a path', () => {
	it.each([
		'/api/v1/salesorders',
		'/api/v1/salesorders/',
		'/a',
		'/api/v2.1/sales-orders',
		'/api/K%C3%B6p',
		'/api/..a/a..',
		' /api/v1/salesorders\n',
	])('%j is one', (given) => {
		expect(path(given)).toEqual({ value: given.trim() });
	});

	it.each([
		...['', '/', 'api/v1/salesorders', 'https://evil.se/api', '//evil.se', '//evil.se/api'],
		...['/api//v1', '/\\evil.se', '\\\\evil.se', '/api\\v1', '@evil.se', ':80/api', '.evil.se'],
		...['/api/../admin', '/..', '/../', '/./api', '/api/.', '/api/%2e%2e/admin', '/api/.%2E/x'],
		...['/api/%2E', '/api?tenant=1', '/api#top', '/api/a b', '/api/ä', '/api\n/v1', '/a\tb'],
		...['/api/\u0000', '/api/<b>', null, {}, ['/api']],
	])('%j is none', (given) => {
		expect(accepts(path, given)).toBe(false);
	});

	it('stays below the base URL and is asked for as it stands, whatever was entered', () => {
		const part = fc.constantFrom(
			...['/', '//', '.', '..', '%2e', '%2E', '%2f', '@', ':', '\\', '?', '#', ' ', '\t', '\n'],
			...['api', 'evil.se', 'å', ';', '%', '%5c', '%00', '~', '*'],
		);
		fc.assert(
			fc.property(fc.array(part, { maxLength: 8 }), fc.boolean(), (parts, prefixed) => {
				const result = path(`/${parts.join('')}`);
				fc.pre('value' in result);
				const base = `https://gks.example.se${prefixed ? '/print' : ''}`;
				const { origin, href } = new URL(`${base}${result.value}`);
				expect(origin).toBe('https://gks.example.se');
				expect(href).toBe(`${base}${result.value}`);
			}),
			{ numRuns: 500, maxSkipsPerRun: 1000 },
		);
	});

	it('is checked however long it is', () => {
		expect(path(`${'/a'.repeat(50_000)}?`)).toHaveProperty('expected');
		expect(path(`/${'a'.repeat(100_000)}?`)).toHaveProperty('expected');
	});
});
