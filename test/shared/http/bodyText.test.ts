import fc from 'fast-check';
import { excerpt } from '../../../nodes/shared/basis/excerpt';
import { readBodyText } from '../../../nodes/shared/http/bodyText';

/** Everything that a user gets to read of a body. */
function shown(body: unknown): string {
	return readBodyText(typeof body === 'string' ? body : JSON.stringify(body));
}

describe('the body of an error', () => {
	it('gives title, detail and the errors of each field of problem details', () => {
		const body = {
			type: 'https://tools.ietf.org/html/rfc9110#section-15.5.1',
			title: 'One or more validation errors occurred.',
			status: 400,
			detail: 'The customer was not created.',
			errors: {
				Name: ['The Name field is required.', 'The Name field is too short.'],
				'postalAddress.countryCode': ['Not a country.'],
			},
			traceId: '00-1',
		};
		expect(shown(body)).toBe(
			'The customer was not created.\nOne or more validation errors occurred.\nName: The Name field is required. The Name field is too short.\npostalAddress.countryCode: Not a country.',
		);
	});

	it.each([
		[{ Message: 'Kunden finns redan.' }, 'Kunden finns redan.'],
		[{ message: 'Kunden finns redan.' }, 'Kunden finns redan.'],
		[{ error: 'invalid_client' }, 'invalid_client'],
		[{ title: 'Not Found' }, 'Not Found'],
		[{ detail: 'Saknas.' }, 'Saknas.'],
		['Kunden finns redan.', 'Kunden finns redan.'],
	])('%j says %s', (body, said) => {
		expect(shown(body)).toBe(said);
	});

	it('says each sentence once, the most particular first', () => {
		const body = {
			error: 'invalid_client',
			error_description: 'Unknown client',
			title: 'invalid_client',
		};
		expect(shown(body)).toBe('Unknown client\ninvalid_client');
	});

	it('gives the errors of fields where there is no sentence beside them', () => {
		expect(shown('{"errors":{"alias":["is taken"],"Currency":["is unknown."]}}')).toBe(
			'alias: is taken\nCurrency: is unknown.',
		);
	});

	it.each([
		[[{ propertyName: 'currency', errorMessage: 'is unknown' }], 'currency: is unknown'],
		[
			{ title: 'Invalid', errors: [{ message: 'is taken', field: 'alias', code: 'E17' }] },
			'Invalid\nalias: is taken, E17',
		],
		[{ error: { message: 'Kunden är spärrad.' } }, 'Kunden är spärrad.'],
		[
			{ error: { code: 'E17', message: 'Kunden är spärrad.' } },
			'Kunden är spärrad.\nerror.code: E17',
		],
	])('%j is told in plain words', (body, said) => {
		expect(shown(body)).toBe(said);
	});

	it.each([
		[{ title: 'Invalid', errors: ['The alias is taken.'] }],
		[{ title: 'Invalid', errors: [{ field: 'alias', message: 'The alias is taken.' }] }],
		[{ Message: 'The request is invalid.', ModelState: { 'data.alias': ['The alias is taken.'] } }],
		[{ error: { code: 17, message: 'The alias is taken.' } }],
		[{ errors: { alias: 'The alias is taken.' } }],
		[{ errors: { alias: { reason: 'The alias is taken.' } } }],
		[{ status: 400, reason: 'The alias is taken.' }],
		[[{ message: 'The alias is taken.' }]],
	])('loses none of the words of %j', (body) => {
		expect(shown(body)).toContain('The alias is taken.');
	});

	it('is named as an HTML page, with its title on one line', () => {
		const page = '<!DOCTYPE html>\n<html><head><title>\n 502 Bad\n Gateway </title></head></html>';
		expect(readBodyText(page)).toBe('an HTML page titled "502 Bad Gateway"');
		expect(readBodyText('<HTML><body>Nej</body></HTML>')).toBe('an HTML page');
		expect(readBodyText('  <html><title> </title></html>')).toBe('an HTML page');
	});

	it('keeps the words of an XML document', () => {
		const body = '<?xml version="1.0"?><Error><Message>The alias is taken.</Message></Error>';
		expect(shown(body)).toContain('The alias is taken.');
	});

	it.each([
		['Ogiltig kund', 'Ogiltig kund'],
		['"Ogiltig kund"', 'Ogiltig kund'],
		['{"broken":', '{"broken":'],
		['17', '17'],
		['null', 'null'],
		['{}', '{}'],
		['{"code":17}', '{"code":17}'],
		['{"message":" ","title":17}', '{"message":" ","title":17}'],
	])('%j is shown as it comes', (body, summary) => {
		expect(readBodyText(body)).toBe(summary);
	});

	it.each(['', '   ', '\r\n\t', '\uFEFF'])('%j says nothing', (body) => {
		expect(readBodyText(body)).toBe('');
	});

	it('is shortened where it is very long', () => {
		const summary = readBodyText('ordrar '.repeat(100_000));
		expect(summary).toMatch(/^(ordrar )+[ordra]*…$/);
		expect(summary.length).toBeLessThanOrEqual(501);
		expect(shown({ title: 'x'.repeat(1_000_000) })).toHaveLength(501);
	});

	it('comes without control characters and line breaks', () => {
		expect(readBodyText('a\u0000b\u001b[31mc\r\nd\u2028e\u0085f')).toBe('a b [31mc d e f');
		expect(shown({ title: 'a\u0007b', errors: { 'x\ny': ['c\u0000d'] } })).toBe('a b\nx y: c d');
	});

	it('that is nested very deeply is read all the same', () => {
		const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
		expect(readBodyText(deep)).toMatch(/^\[{500}…$/);
		expect(shown(`{"title":"Invalid","errors":{"alias":${deep}}}`)).toContain('Invalid');
	});

	it('that is made to keep a pattern searching is read all the same', () => {
		expect(readBodyText(`<html>${'<title'.repeat(2_000_000)}`)).toBe('an HTML page');
	});

	it.each(['__proto__', 'constructor', 'toString'])('may name a field %s', (name) => {
		expect(shown(`{"errors":{"${name}":["is taken"]}}`)).toBe(`${name}: is taken`);
	});

	it('never makes reading it fail, and is always plain text, a sentence a line', () => {
		const text = fc.oneof(
			fc.string({ unit: 'binary' }),
			fc.string({ unit: 'binary', minLength: 600, maxLength: 2000 }),
		);
		const said = fc.oneof(text, fc.array(text, { maxLength: 3 }), fc.dictionary(text, text));
		const problem = fc.record(
			{
				title: said,
				detail: said,
				Message: said,
				error: said,
				errors: fc.oneof(said, fc.dictionary(text, fc.array(text, { maxLength: 3 }))),
			},
			{ requiredKeys: [] },
		);
		const body = fc.oneof(
			text,
			fc.json(),
			problem.map((given) => JSON.stringify(given)),
			text.map((title) => `<html><title>${title}</title>`),
		);
		fc.assert(
			fc.property(body, (given) => {
				const text = readBodyText(given);
				expect(text).not.toMatch(/[^\P{Cc}\n]|[\p{Zl}\p{Zp}]/u);
				expect(text.length).toBeLessThan(2002);
			}),
			{ numRuns: 300 },
		);
	});
});

describe('an excerpt', () => {
	it('is the whole text where that is short', () => {
		expect(excerpt('  Ogiltig\n kund ', 20)).toBe('Ogiltig kund');
	});

	it('is cut with an ellipsis where it is long', () => {
		expect(excerpt('abcdefghij', 4)).toBe('abcd…');
		expect(excerpt('abcd', 4)).toBe('abcd');
	});
});
