import fc from 'fast-check';
import { hideSecrets, withoutSecrets } from '../../../nodes/shared/http/secrets';

function hide(body: string, ...secrets: unknown[]): string {
	return hideSecrets({ kind: 'contradicted', body }, secrets).body;
}

const SECRET = 'se+cret/åx';

describe('a secret in what an API says', () => {
	it.each([
		SECRET,
		'se\\u002Bcret\\/\\u00E5x',
		'se\\u002bcret\\u002F\\u00e5x',
		'se\\\\u002Bcret\\\\/åx',
		encodeURIComponent(SECRET),
		encodeURIComponent(SECRET).toLowerCase(),
		encodeURIComponent(encodeURIComponent(SECRET)),
		[...Buffer.from(SECRET)].map((byte) => `%${byte.toString(16)}`).join(''),
		'se&#43;cret&#47;&#229;x',
		'se&#x2B;cret&#x2f;&#xE5;x',
		'se&#043;cret&amp;#47;&#x00e5;x',
		'se\\u0026#43;cret\\u0026#x2F;åx',
		[...SECRET].map((sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
	])('is hidden in the spelling %s', (spelled) => {
		expect(hide(`{"echo":"${spelled}"}`, SECRET)).toBe('{"echo":"[secret]"}');
	});

	it('is hidden where HTML has names for its characters', () => {
		expect(hide('a&lt;b&gt;&amp;c&quot;&apos;', `a<b>&c"'`)).toBe('[secret]');
		expect(hide('a&#60;b&#x3e;&#38;c&#34;&#39;', `a<b>&c"'`)).toBe('[secret]');
	});

	it('is hidden in any mixture of spellings', () => {
		const sign = fc.constantFrom(...'aZ09+/ .*?\\"~-_=å😀');
		const secret = fc.array(sign, { minLength: 4, maxLength: 12 }).map((signs) => signs.join(''));
		const way = fc.infiniteStream(fc.constantFrom(0, 1, 2, 3));
		fc.assert(
			fc.property(secret, way, (text, ways) => {
				fc.pre(text.trim() === text);
				const spelled = [...text].map((one) => {
					const json = JSON.stringify(one).slice(1, -1);
					return [one, json, encodeURIComponent(one), JSON.stringify(json).slice(1, -1)][
						Number(ways.next().value)
					];
				});
				expect(hide(`(${spelled.join('')})`, text)).toBe('([secret])');
			}),
		);
	});

	it('is hidden before a text is cut, in everything that is said', () => {
		const outcome = {
			kind: 'turnedDown',
			status: 400,
			body: SECRET,
			location: `/?${SECRET}`,
		} as const;
		expect(hideSecrets(outcome, [SECRET])).toEqual({
			kind: 'turnedDown',
			status: 400,
			body: '[secret]',
			location: '/?[secret]',
		});
	});

	it('is hidden whole where another is a part of it', () => {
		expect(hide('token-1234', 'token', 'token-1234')).toBe('[secret]');
	});

	it.each([undefined, null, '', ' ', 'abc', 17])('%j is none', (secret) => {
		expect(hide('abc 17', secret)).toBe('abc 17');
	});

	it('that nobody told of is hidden where it is called a bearer token', () => {
		expect(hide('Bearer eyJhbGciOi.J9xx-12345678 is no token')).toBe('Bearer [secret] is no token');
	});

	it.each([
		'The bearer token is missing',
		'Bearer authentication is required',
		'Bearer error="invalid_token"',
	])('is not what %j tells of', (words) => {
		expect(hide(words, SECRET)).toBe(words);
	});

	it('takes no time where a text is made to keep the search going', () => {
		expect(hide('\\'.repeat(1_000_000), SECRET)).toHaveLength(1_000_000);
		expect(hide('%25'.repeat(300_000), SECRET)).toHaveLength(900_000);
		expect(hide('&amp;#000'.repeat(100_000), SECRET)).toHaveLength(900_000);
	});
});

describe('a secret in an answer of success', () => {
	const LONG = 'eyJhbGciOi/J9.e30+sandbox';

	it.each([LONG, LONG.replace('/', '\\/'), encodeURIComponent(LONG), LONG.replace('+', '\\u002b')])(
		'is hidden in the spelling %s',
		(spelled) => {
			expect(withoutSecrets(`{"echo":"${spelled}"}`, [undefined, LONG])).toBe(
				'{"echo":"[secret]"}',
			);
		},
	);

	it.each(['kontor', '123456789012345'])(
		'is left where it is too short to be there for that reason: %s',
		(short) => {
			const answer = `{"name":"${short}"}`;
			expect(withoutSecrets(answer, [short])).toBe(answer);
		},
	);
});
