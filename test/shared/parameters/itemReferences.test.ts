import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { itemReader } from '../../../nodes/shared/parameters/itemReferences';
import { evaluateFor } from './evaluate';

/** Whether a path ends in more than a plain value, or leads into a text or the like. */
function leftToN8n(value: unknown, [name, ...rest]: string[]): boolean {
	if (value === undefined || value === null) return false;
	if (name === undefined) return typeof value === 'object';
	if (typeof value !== 'object') return true;
	return Object.hasOwn(value, name)
		? leftToN8n((value as Record<string, unknown>)[name], rest)
		: name in value;
}

describe('a reference to a field of the item', () => {
	const name = fc.constantFrom('a', '$b_1', 'förnamn', 'length', 'toString');
	const plain = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null));

	it("has the value that n8n's own interpreter gives it", () => {
		fc.assert(
			fc.property(
				fc.dictionary(name, fc.oneof(plain, fc.dictionary(name, plain))),
				fc.array(name, { minLength: 1, maxLength: 3 }),
				fc.constantFrom('dot', 'single', 'double'),
				fc.constantFrom('', ' '),
				(json, names, form, space) => {
					const steps = names.map(
						(one) => ({ dot: `.${one}`, single: `['${one}']`, double: `["${one}"]` })[form],
					);
					const expression = `={{${space}$json${steps.join('')}${space}}}`;
					const found = itemReader(expression)?.(json);
					expect(found === undefined).toBe(leftToN8n(json, names));
					if (found === undefined) return;
					expect(found.value).toEqual(evaluateFor(json as IDataObject, expression));
				},
			),
			{ numRuns: 2000 },
		);
	});

	it.each([
		'={{ $json }}',
		'={{ $json.name + 1 }}',
		'={{ $json.name ?? "x" }}',
		'={{ $json.name }} ',
		'= {{ $json.name }}',
		'=Name: {{ $json.name }}',
		'={{ $json.a }}{{ $json.b }}',
		'={{ $json.names[0] }}',
		'={{ $json["a\\"b"] }}',
		'={{ $item.name }}',
		'={{ $json.name() }}',
		'=text',
	])('is nothing but that: %s is left to n8n', (expression) => {
		expect(itemReader(expression)).toBeUndefined();
		expect(itemReader({ deep: { in: expression } })).toBeUndefined();
	});

	it('is looked for in objects, and not in lists', () => {
		const read = itemReader({ a: '={{ $json.a }}', b: [1, 'x'] });
		expect(read?.({ a: 1 })).toEqual({ value: { a: 1, b: [1, 'x'] } });
		expect(itemReader(['={{ $json.a }}'])).toBeUndefined();
	});
});
