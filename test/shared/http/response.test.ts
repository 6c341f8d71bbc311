import { bodyOf } from '../../../nodes/shared/http/response';

const latin1 = (text: string) => Buffer.from(text, 'latin1');

describe('the text of an answer', () => {
	it.each<[string, Uint8Array, unknown, string]>([
		['UTF-8', Buffer.from('för'), 'application/json', 'för'],
		['UTF-8 without a word about it', Buffer.from('för'), undefined, 'för'],
		['UTF-8 with a mark', Buffer.from('\uFEFFför'), 'application/json; charset=utf-8', 'för'],
		['UTF-8 that is said to be another', Buffer.from('för'), 'text/plain; charset=utf-16', 'för'],
		['ISO-8859-1', latin1('för'), 'application/json; charset=ISO-8859-1', 'för'],
		['ISO-8859-1 in quotes', latin1('för'), 'text/html;charset="iso-8859-1"; x=y', 'för'],
		['ISO-8859-1 that is said to be UTF-8', latin1('för'), 'text/plain; charset=utf-8', 'f�r'],
		['ISO-8859-1 without a word about it', latin1('för'), 'application/json', 'för'],
		['an unknown charset', latin1('för'), 'application/json; charset=klingon', 'för'],
		['UTF-16', Buffer.from('för', 'utf16le'), 'text/plain; charset=utf-16le', 'för'],
		['UTF-16 with a mark', Buffer.from('\uFEFFför', 'utf16le'), undefined, 'för'],
		['nothing', new Uint8Array(), undefined, ''],
	])('is read where it comes in %s', (_, bytes, contentType, text) => {
		expect(bodyOf(bytes, contentType)).toBe(text);
	});

	it.each([undefined, null, 17, {}])('is empty where n8n has none: %j', (body) => {
		expect(bodyOf(body, undefined)).toBe('');
	});

	it('is read where n8n has read it already', () => {
		expect(bodyOf('\uFEFFför', undefined)).toBe('för');
	});

	it('is that of a part of a buffer where the answer is one', () => {
		expect(bodyOf(Buffer.from('xxförxx').subarray(2, 6), undefined)).toBe('för');
	});
});
