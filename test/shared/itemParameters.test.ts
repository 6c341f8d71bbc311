import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { ItemParameters } from '../../nodes/shared/itemParameters';
import { optional, text, wholeNumber } from '../../nodes/shared/rules';
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
	const context = {
		getNodeParameter: (path: string, index: number, fallback: unknown) =>
			index === 3 && path in values ? values[path] : fallback,
	};
	return new ItemParameters(context as unknown as IExecuteFunctions, 3, properties);
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
