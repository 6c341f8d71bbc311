import type {
	IDataObject,
	IExecuteFunctions,
	INodeParameters,
	INodeProperties,
} from 'n8n-workflow';
import { NodeParameters } from '../../nodes/shared/itemParameters';
import type { ItemParameters } from '../../nodes/shared/itemParameters';
import { optional, text, wholeNumber } from '../../nodes/shared/rules';
import { located } from '../located';
import { someNode } from './evaluate';
import { failureOf } from './failureOf';

const properties = [
	{ displayName: 'Name', name: 'name', type: 'string', default: '' },
	{
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		default: {},
		options: [{ displayName: 'Invoice Email', name: 'invoiceEmail', type: 'string', default: '' }],
	},
] satisfies INodeProperties[];

/** The item with the index 3, whose parameters n8n gives so. */
function item(values: Record<string, unknown>): ItemParameters {
	return nodeThat((path, index) => (index === 3 ? values[path] : undefined)).ofItem(3);
}

/** The parameters of a node for which n8n gives values so. */
function nodeThat(
	gives: (path: string, index: number) => unknown,
	entered: INodeParameters = {},
	items: IDataObject[] = Array.from({ length: 4 }, () => ({})),
): NodeParameters {
	const context = {
		getInputData: () => items.map((json) => ({ json })),
		getNode: () => ({ ...someNode, parameters: entered }),
		getNodeParameter: (path: string, index: number, fallback: unknown) =>
			gives(path, index) ?? fallback,
	};
	return new NodeParameters(context as unknown as IExecuteFunctions, properties);
}

describe('a parameter of an item', () => {
	it('is given as its rule takes it', () => {
		expect(item({ name: ' Nordtryck ' }).read('name', text)).toBe('Nordtryck');
		expect(item({ 'options.concurrency': '5' }).read('options.concurrency', wholeNumber(1))).toBe(
			5,
		);
	});

	it('may be missing where it is optional', () => {
		expect(item({}).read('additionalFields.invoiceEmail', optional(text))).toBeUndefined();
	});

	it('that is refused is named as the editor labels it, with what was expected and given', () => {
		const { message, description } = failureOf(() =>
			item({ 'additionalFields.invoiceEmail': 'a\nb' }).read('additionalFields.invoiceEmail', text),
		);
		expect(message).toBe(
			'The parameter "Additional Fields → Invoice Email" must be a text without control characters and line breaks, but is "a b"',
		);
		expect(description).toContain('Item 3 gives "additionalFields.invoiceEmail"');
		expect(description).toContain('Nothing was sent for this item.');
	});

	it.each([
		['', 'empty'],
		[null, 'empty'],
		[undefined, 'empty'],
		[[1, 2], '[1,2]'],
		[{ a: 1 }, '{"a":1}'],
		[true, 'true'],
	])('that is %j is shown as %s', (given, shown) => {
		const { message } = failureOf(() => item({ name: given }).read('name', text));
		expect(message.endsWith(`, but is ${shown}`)).toBe(true);
	});

	it('that is very long is shown shortened', () => {
		const { message } = failureOf(() =>
			item({ name: `\u0000${'x'.repeat(10_000)}` }).read('name', text),
		);
		expect(message.length).toBeLessThan(250);
		expect(message).toMatch(/…$/);
	});

	it('without a label is named as workflows save it', () => {
		const { message } = failureOf(() => item({}).read('options.path', text));
		expect(message).toBe('The parameter "options → path" is required, but is empty');
	});
});

describe('n8n is asked for a parameter', () => {
	/** Reads a parameter for three items, and tells for which of them n8n was asked. */
	function askedFor(path: string, entered: INodeParameters) {
		const asked: number[] = [];
		const node = nodeThat((_, index) => {
			asked.push(index);
			return `given to ${index}`;
		}, entered);
		const read = [0, 1, 2].map((index) => node.ofItem(index).raw(path));
		return { asked, read };
	}

	it.each([
		['that is entered as a text', 'name', { name: 'Nordtryck' }],
		['that is not set', 'name', {}],
		['in a collection', 'options.path', { options: { path: '/orders', key: '={{ $json.id }}' } }],
		['with a resource locator', 'package', { package: located('101') }],
	] as Array<[string, string, INodeParameters]>)('once, %s', (_, path, entered) => {
		const { asked, read } = askedFor(path, entered);
		expect(asked).toEqual([0]);
		expect(read).toEqual(['given to 0', 'given to 0', 'given to 0']);
	});

	it.each([
		['that is an expression', 'name', { name: '={{ $json.name.trim() }}' }],
		['in a collection', 'options.key', { options: { path: '/o', key: '={{ $json.id + 1 }}' } }],
		['in a collection that is an expression', 'options.key', { options: '={{ $json.options }}' }],
		[
			'with an expression deep in it',
			'fields',
			{ fields: { value: { names: ['Linnea', '=Sjöberg {{ $itemIndex }}'] } } },
		],
	] as Array<[string, string, INodeParameters]>)('for each item, %s', (_, path, entered) => {
		const { asked, read } = askedFor(path, entered);
		expect(asked).toEqual([0, 1, 2]);
		expect(read).toEqual(['given to 0', 'given to 1', 'given to 2']);
	});

	describe('never, where it only names a field of the item', () => {
		const items = [{ name: 'Nordtryck', 'post code': 11122 }, { name: '' }, {}];

		function readFor(path: string, entered: INodeParameters) {
			const ask = () => {
				throw new Error('n8n was asked');
			};
			const node = nodeThat(ask, entered, items);
			return items.map((_, index) => node.ofItem(index).raw(path));
		}

		it.each([
			['{{ $json.name }}', ['Nordtryck', '', undefined]],
			['{{$json["post code"]}}', [11122, undefined, undefined]],
			["{{ $json['post code'] }}", [11122, undefined, undefined]],
			['{{ $json.address.city }}', [undefined, undefined, undefined]],
		])('%s', (expression, values) => {
			expect(readFor('name', { name: `=${expression}` })).toEqual(values);
		});

		it('in a resource locator', () => {
			const name = located('={{ $json.name }}');
			expect(readFor('name', { name })).toEqual(['Nordtryck', '', undefined]);
		});

		it('beside what is entered', () => {
			const fields = {
				mappingMode: 'defineBelow',
				value: { name: '={{ $json.name }}', city: 'Umeå', floor: 3 },
			};
			expect(readFor('fields', { fields })).toEqual(
				['Nordtryck', '', undefined].map((name) => ({
					mappingMode: 'defineBelow',
					value: { name, city: 'Umeå', floor: 3 },
				})),
			);
		});
	});

	it('where the field of the item holds more than a plain value', () => {
		const items = [{ name: ['a'] }, { name: new Date(0) as unknown as string }, { name: 'b' }];
		const given = (_: string, index: number) => `given to ${index}`;
		const node = nodeThat(given, { name: '={{ $json.name }}' }, items);
		const read = items.map((_, index) => node.ofItem(index).raw('name'));
		expect(read).toEqual(['given to 0', 'given to 1', 'b']);
	});
});
