import fc from 'fast-check';
import type { IDataObject, IExecuteFunctions, INodeParameters } from 'n8n-workflow';
import { NodeParameters } from '../../../nodes/shared/parameters/itemParameters';
import type { ItemParameters } from '../../../nodes/shared/parameters/itemParameters';
import { collection, text, wholeNumber } from '../../../nodes/shared/parameters/parameter';
import type { Parameter } from '../../../nodes/shared/parameters/parameter';
import { located } from '../../located';
import { someNode } from './evaluate';
import { failureOf } from '../failureOf';

const additionalFields = collection({ displayName: 'Additional Fields', name: 'additionalFields' });
const options = collection({ displayName: 'Options', name: 'options' });

const name = text({ displayName: 'Name', name: 'name' });
const invoiceEmail = additionalFields.optional(
	text({ displayName: 'Invoice Email', name: 'invoiceEmail' }),
);
const path = options.orDefault(text({ displayName: 'Path', name: 'path', default: '/orders' }));
const key = options.optional(text({ displayName: 'Key', name: 'key' }));

/** A parameter that takes everything, as n8n gives it. */
function anything(parameter: Parameter): Parameter {
	return { ...parameter, rule: (value) => ({ value }) };
}

/** The item with the index 3, whose parameters n8n gives so. */
function item(values: Record<string, unknown>): ItemParameters {
	return nodeThat((path, index) => (index === 3 ? values[path] : undefined)).ofItem(3);
}

/**
 * The parameters of a node for which n8n gives values so.
 *
 * @param seen what expressions see as `$json` for each of the items
 */
function nodeThat(
	gives: (path: string, index: number) => unknown,
	entered: INodeParameters = {},
	items: IDataObject[] = Array.from({ length: 4 }, () => ({})),
	seen = items,
	all: Parameter[] = [],
): NodeParameters {
	const context = {
		getWorkflowDataProxy: (index: number) => ({ $json: seen[index] }),
		getInputData: () => items.map((json) => ({ json })),
		getNode: () => ({ ...someNode, parameters: entered }),
		getNodeParameter: (path: string, index: number, fallback: unknown) =>
			gives(path, index) ?? fallback,
	};
	return new NodeParameters(context as unknown as IExecuteFunctions, all);
}

describe('a parameter of an item', () => {
	it('is given as its rule takes it', () => {
		expect(item({ name: ' Nordtryck ' }).read(name)).toBe('Nordtryck');
		const parallel = options.orDefault(
			wholeNumber({ displayName: 'Parallel', name: 'concurrency', least: 1, default: 10 }),
		);
		expect(item({ 'options.concurrency': '5' }).read(parallel)).toBe(5);
	});

	it('may be missing where it is optional', () => {
		expect(item({}).read(invoiceEmail)).toBeUndefined();
	});

	it('may be missing where it has a default', () => {
		expect(item({}).read(path)).toBe('/orders');
	});

	it('that is refused is named as the editor labels it, with what was expected and given', () => {
		const { message, description } = failureOf(() =>
			item({ 'additionalFields.invoiceEmail': 'a\nb' }).read(invoiceEmail),
		);
		expect(message).toBe(
			`'Additional Fields → Invoice Email' must be text without control characters or line breaks, but is "a b"`,
		);
		expect(description).toContain('Nothing was sent for item 3.');
	});

	it.each([
		[[1, 2], '[1,2]'],
		[{ a: 1 }, '{"a":1}'],
		[true, 'true'],
	])('that is %j is shown as %s', (given, shown) => {
		const { message } = failureOf(() => item({ name: given }).read(name));
		expect(message.endsWith(`, but is ${shown}`)).toBe(true);
	});

	it.each(['', ' ', '\u200b', null, undefined])(
		'that is required is missed where it is %j',
		(given) => {
			const { message } = failureOf(() => item({ name: given }).read(name));
			expect(message).toBe("'Name' is required");
		},
	);

	it('that is refused is told with all others that are, a line for each', () => {
		const limit = wholeNumber({
			displayName: 'Limit',
			name: 'limit',
			least: 1,
			default: 50,
			displayOptions: { show: { returnAll: [false] } },
		});
		const given: Record<string, unknown> = { 'additionalFields.invoiceEmail': 'a\nb' };
		const all = [name, invoiceEmail, limit, path];
		const parameters = nodeThat((asked) => given[asked], {}, undefined, undefined, all).ofItem(0);
		const { message } = failureOf(() => parameters.read(invoiceEmail));
		// The limit may not be shown, and then has no value that anybody entered.
		expect(message.split('\n')).toEqual([
			'2 parameters are missing or cannot be used',
			"'Name' is required",
			`'Additional Fields → Invoice Email' must be text without control characters or line breaks, but is "a b"`,
		]);
		expect(failureOf(() => parameters.read(limit)).message).toContain("'Limit' must be");
	});

	it('that is very long is shown shortened', () => {
		const { message } = failureOf(() => item({ name: `\u0000${'x'.repeat(10_000)}` }).read(name));
		expect(message.length).toBeLessThan(250);
		expect(message).toMatch(/…$/);
	});
});

describe('n8n is asked for a parameter', () => {
	/** Reads a parameter for three items, and tells for which of them n8n was asked. */
	function askedFor(parameter: Parameter, entered: INodeParameters) {
		const whole = anything(parameter);
		const asked: number[] = [];
		const node = nodeThat((_, index) => {
			asked.push(index);
			return `given to ${index}`;
		}, entered);
		const read = [0, 1, 2].map((index) => node.ofItem(index).read(whole));
		return { asked, read };
	}

	it.each([
		['that is entered as a text', name, { name: 'Nordtryck' }],
		['that is not set', name, {}],
		['in a collection', path, { options: { path: '/orders', key: '={{ $json.id }}' } }],
		['with a resource locator', name, { name: located('101') }],
	] as Array<[string, Parameter, INodeParameters]>)('once, %s', (_, parameter, entered) => {
		const { asked, read } = askedFor(parameter, entered);
		expect(asked).toEqual([0]);
		expect(read).toEqual(['given to 0', 'given to 0', 'given to 0']);
	});

	it.each([
		['that is an expression', name, { name: '={{ $json.name.trim() }}' }],
		['in a collection', key, { options: { path: '/o', key: '={{ $json.id + 1 }}' } }],
		[
			'with an expression deep in it',
			name,
			{ name: { value: { names: ['Linnea', '=Sjöberg {{ $itemIndex }}'] } } },
		],
	] as Array<[string, Parameter, INodeParameters]>)(
		'for each item, %s',
		(_, parameter, entered) => {
			const { asked, read } = askedFor(parameter, entered);
			expect(asked).toEqual([0, 1, 2]);
			expect(read).toEqual(['given to 0', 'given to 1', 'given to 2']);
		},
	);

	describe('never, where it only names a field of the item', () => {
		const items = [{ name: 'Nordtryck', 'post code': 11122 }, { name: '' }, {}];

		function readFor(entered: INodeParameters) {
			const ask = () => {
				throw new Error('n8n was asked');
			};
			const node = nodeThat(ask, entered, items);
			return items.map((_, index) => node.ofItem(index).read(anything(name)));
		}

		it.each([
			['{{ $json.name }}', ['Nordtryck', '', undefined]],
			['{{$json["post code"]}}', [11122, undefined, undefined]],
			["{{ $json['post code'] }}", [11122, undefined, undefined]],
			['{{ $json.address.city }}', [undefined, undefined, undefined]],
		])('%s', (expression, values) => {
			expect(readFor({ name: `=${expression}` })).toEqual(values);
		});

		it('in a resource locator', () => {
			expect(readFor({ name: located('={{ $json.name }}') })).toEqual(['Nordtryck', '', undefined]);
		});

		it('beside what is entered', () => {
			const fields = {
				mappingMode: 'defineBelow',
				value: { name: '={{ $json.name }}', city: 'Umeå', floor: 3 },
			};
			expect(readFor({ name: fields })).toEqual(
				['Nordtryck', '', undefined].map((value) => ({
					mappingMode: 'defineBelow',
					value: { name: value, city: 'Umeå', floor: 3 },
				})),
			);
		});
	});

	it('where the field of the item holds more than a plain value', () => {
		const items = [{ name: ['a'] }, { name: new Date(0) as unknown as string }, { name: 'b' }];
		const given = (_: string, index: number) => `given to ${index}`;
		const node = nodeThat(given, { name: '={{ $json.name }}' }, items);
		const read = items.map((_, index) => node.ofItem(index).read(anything(name)));
		expect(read).toEqual(['given to 0', 'given to 1', 'b']);
	});
});

describe('the tool of an agent', () => {
	const json = fc.dictionary(fc.constantFrom('customer', 'order'), fc.string());

	it('reads what n8n gives, never what the model gave under the same name', () => {
		fc.assert(
			fc.property(json, json, fc.constantFrom('customer', 'order'), (seen, given, field) => {
				const expression = `={{ $json.${field} }}`;
				const gives = () => seen[field] ?? null;
				for (const entered of [expression, located(expression)]) {
					const node = nodeThat(gives, { name: entered }, [given], [seen]);
					expect(node.ofItem(0).read(anything(name))).toBe(seen[field] ?? null);
				}
			}),
		);
	});
});

describe('a collection that is given by one expression', () => {
	function read(given: unknown): unknown {
		const gives = (name: string) => (name === 'options' ? given : undefined);
		return nodeThat(gives, { options: '={{ { ...$json.options } }}' }).ofItem(3).read(path);
	}

	it.each([
		[{ path: '/sales' }, '/sales'],
		['{ "path": "/sales" }', '/sales'],
		[{}, '/orders'],
		[undefined, '/orders'],
	])('%j is read like one that was filled in', (options, expected) => {
		expect(read(options)).toBe(expected);
	});

	it.each([
		['={{ { ...$json.options } }}', { key: '' }, true],
		['={{ { ...$json.options } }}', { key: null }, true],
		['={{ { ...$json.options } }}', { key: undefined }, true],
		['={{ { ...$json.options } }}', '{"key":""}', true],
		['={{ { ...$json.options } }}', { path: '/orders' }, false],
		['{"key":"W-1042"}', '{"key":"W-1042"}', true],
		['{"key":""}', '{"key":""}', false],
	])('%s with %j says whether a parameter is entered', (options, given, isEntered) => {
		const node = nodeThat((path) => (path === 'options' ? given : undefined), { options });
		expect(node.ofItem(0).isEntered(key)).toBe(isEntered);
	});

	it('names a number that cannot be kept', () => {
		expect(failureOf(() => read('{ "path": 12345678901234567890 }')).message).toContain(
			"'Options' must not contain the number 12345678901234567890, which cannot be sent",
		);
	});

	it.each([[['/orders']], ['/orders'], [7]])('%j is refused by name', (options) => {
		expect(failureOf(() => read(options)).message).toContain("'Options' must be a JSON object");
	});
});
