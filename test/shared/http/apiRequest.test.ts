import fc from 'fast-check';
import { queryString } from '../../../nodes/shared/http/apiRequest';

describe('a query string', () => {
	it('leaves out what is not given, and keeps zero and the empty text', () => {
		expect(queryString({ page: 0, name: undefined, q: '' })).toBe('?page=0&q=');
	});

	it('gives the server every value as it was entered', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
				const query = new URL(`https://gks.example.se/${queryString({ a, b })}`).searchParams;
				expect([...query]).toEqual([
					['a', a],
					['b', b],
				]);
			}),
		);
	});
});
