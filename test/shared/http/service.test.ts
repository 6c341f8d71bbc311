import fc from 'fast-check';
import * as service from '../../../nodes/shared/http/service';
import { Failure } from '../../../nodes/shared/basis/failure';
import { failureOf } from '../failureOf';

const EXAMPLE = 'https://gks.example.se';

function readBaseUrl(entered: unknown): string {
	return service.readBaseUrl(entered, EXAMPLE);
}

function refusal(entered: unknown): Failure {
	return failureOf(() => readBaseUrl(entered));
}

describe('a base URL', () => {
	it.each([
		['https://gks.example.se', 'https://gks.example.se'],
		['https://gks.example.se/', 'https://gks.example.se'],
		['https://gks.example.se///', 'https://gks.example.se'],
		['  https://gks.example.se/ \n', 'https://gks.example.se'],
		['https://gks.example.se/print/gks', 'https://gks.example.se/print/gks'],
		['https://gks.example.se/print/gks/', 'https://gks.example.se/print/gks'],
		['https://gks.example.se:8443/a', 'https://gks.example.se:8443/a'],
		['https://gks.example.se:443', 'https://gks.example.se'],
		['HTTPS://GKS.Example.SE/Print', 'https://gks.example.se/Print'],
		['https://[2001:db8::1]/a', 'https://[2001:db8::1]/a'],
		['https://gks.example.se/a/../b', 'https://gks.example.se/b'],
		['https://gks.example.se/api', 'https://gks.example.se'],
		['https://gks.example.se/print/API/', 'https://gks.example.se/print'],
		['https://gks.example.se/print-api', 'https://gks.example.se/print-api'],
	])('%j is taken as %s', (entered, taken) => {
		expect(readBaseUrl(entered)).toBe(taken);
	});

	it.each([
		'http://localhost',
		'http://localhost:3000/gks',
		'http://127.0.0.1:3000',
		'http://127.8.9.10',
		'http://[::1]:3000',
		'http://[0:0:0:0:0:0:0:1]',
	])('may be unencrypted on this computer itself: %s', (entered) => {
		expect(readBaseUrl(entered)).toBe(new URL(entered).href.replace(/\/$/, ''));
	});

	it.each([
		'http://gks.example.se',
		'http://localhost.evil.se',
		'http://evil.localhost.se',
		'http://127.0.0.1.evil.se',
		'http://127evil.se',
		'http://evil.se/localhost',
		'http://128.0.0.1',
		'http://0.0.0.0',
		'http://[::2]',
		'http://[::ffff:10.0.0.1]',
		'ftp://localhost',
		'file:///etc/hosts',
		'javascript:alert(1)',
		'localhost:3000',
	])('may not be unencrypted or of another kind elsewhere: %s', (entered) => {
		const failure = refusal(entered);
		expect(failure.message).toBe("'Base URL' of the credential must begin with https://");
		expect(failure.description).toContain('localhost');
	});

	it.each([
		'https://anna:hemligt@gks.example.se',
		'https://anna@gks.example.se',
		'https://gks.example.se/?tenant=1',
		'https://gks.example.se/#top',
	])('may hold no user, query or fragment: %s', (entered) => {
		expect(refusal(entered).message).toBe(
			"'Base URL' of the credential must consist of a host and a path only",
		);
	});

	it('is not taken for this computer where that is only the name of a user', () => {
		expect(refusal('http://localhost@evil.se').message).toBe(
			"'Base URL' of the credential must begin with https://",
		);
	});

	it.each(['http://anna:hemligt@gks.example.se', 'https://anna:hemligt@gks.example.se'])(
		'is refused without repeating the password that it holds: %s',
		(entered) => {
			const { message, description } = refusal(entered);
			expect(`${message} ${description}`).not.toContain('hemligt');
		},
	);

	it.each(['', '   ', undefined, null, 42, {}, ['https://gks.example.se']])(
		'%j counts as empty',
		(entered) => {
			expect(refusal(entered).message).toBe("'Base URL' of the credential is empty");
		},
	);

	it.each([
		'gks.example.se',
		'https://',
		'https://a b.se',
		'/api/v1',
		'https://gks.example.se:99999',
	])('%j is no URL, and the error repeats what was entered', (entered) => {
		expect(refusal(entered).message).toBe(
			`'Base URL' of the credential is not a URL: "${entered}"`,
		);
	});

	it('is named by the label of its field', () => {
		const { message } = failureOf(() =>
			service.readSecureUrl('http://id.example.se', 'Access Token URL', EXAMPLE),
		);
		expect(message).toBe("'Access Token URL' of the credential must begin with https://");
	});

	it('is the same when what was made of it is entered again', () => {
		fc.assert(
			fc.property(fc.webUrl({ validSchemes: ['https'] }), (entered) => {
				const taken = readBaseUrl(entered);
				expect(readBaseUrl(taken)).toBe(taken);
				expect(readBaseUrl(`${taken}/`)).toBe(taken);
				expect(taken).not.toMatch(/\/$/);
			}),
		);
	});

	it('is https or on this computer, whatever is entered', () => {
		const host = fc.constantFrom(
			...['gks.example.se', 'localhost', '127.0.0.1', '[::1]', '128.0.0.1', '0.0.0.0'],
			...['localhost.evil.se', '127.0.0.1.evil.se', 'evil.se', '', '%', ' '],
		);
		const entered = fc.tuple(
			fc.constantFrom('http', 'https', 'HTTP', 'ftp', 'file', ''),
			fc.constantFrom('://', ':', '//', ':\\\\', ':/'),
			fc.constantFrom('', '', '', 'localhost@', 'anna:hemligt@', '@'),
			host,
			fc.constantFrom('', '', ':80', ':8443', ':99999', ':'),
			fc.constantFrom('', '/', '/print//', '\\evil.se', '/@localhost', '?x', '#localhost', '\t'),
		);
		let taken = 0;
		fc.assert(
			fc.property(entered, (parts) => {
				let url: URL;
				try {
					url = new URL(readBaseUrl(parts.join('')));
				} catch (error) {
					expect(error).toBeInstanceOf(Failure);
					return;
				}
				taken += 1;
				if (url.protocol === 'https:') return;
				expect(url.protocol).toBe('http:');
				expect(['localhost', '127.0.0.1', '[::1]']).toContain(url.hostname);
			}),
			{ numRuns: 5000 },
		);
		expect(taken).toBeGreaterThan(100);
	});
});
