import { schemaOf } from '../../tools/schemas/schemaOf';

describe('schemaOf', () => {
	it.each([
		['nothing', [], {}],
		['one kind', ['a', 'b'], { type: 'string' }],
		['null alone', [null], { type: 'null' }],
		['null first', [null, 'a'], { type: ['string', 'null'] }],
		['several kinds', [1, 'a', null, true], { type: ['integer', 'string', 'boolean', 'null'] }],
		['a number with decimals', [1.5], { type: 'number' }],
		['an empty list', [[]], { type: 'array', items: {} }],
		['lists of several lengths', [[], [1], null], { type: 'array', items: { type: 'integer' } }],
		[
			'objects with other fields each',
			[null, { b: 1 }, { a: 'x', b: null }],
			{
				type: 'object',
				properties: { b: { type: ['integer', 'null'] }, a: { type: 'string' } },
			},
		],
	])('describes %s', (_, values, schema) => {
		expect(JSON.stringify(schemaOf(values))).toBe(JSON.stringify(schema));
	});
});
