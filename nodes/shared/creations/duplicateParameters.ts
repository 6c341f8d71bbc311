import { options } from '../parameters/options';
import { choice, text, yesOrNo } from '../parameters/parameter';
import type { Parameter } from '../parameters/parameter';

/** Off where it was not added; adding it means on. */
export const skipDuplicates = options.optional(
	yesOrNo({
		displayName: 'Skip Duplicates',
		name: 'skipDuplicates',
		default: true,
		description:
			'Whether to skip orders that were placed before, including by earlier executions. The output item says so, and repeats the first result if it is still known. To place the same order again on purpose, give it another duplicate key, or turn this off for one run. In queue mode, several workers that run at the same moment can miss a duplicate.',
		builderHint: {
			propertyHint:
				'Set it to true where the same order can come twice: from a webhook, a retry or an AI agent.',
		},
	}),
);

const withSkipDuplicates = { show: { skipDuplicates: [true] } };

/** Not optional: what was entered has to give a key for each item. */
export const duplicateKey = options.required(
	text({
		displayName: 'Duplicate Key',
		name: 'duplicateKey',
		placeholder: 'e.g. {{ $json.orderNumber }}',
		displayOptions: withSkipDuplicates,
		description:
			'Orders with the same key count as the same order. Use the order number of the system that the order comes from.',
	}),
);

export const duplicateScope = options.orDefault(
	choice({
		displayName: 'Duplicate Scope',
		name: 'duplicateScope',
		choices: [
			{ name: 'Node', value: 'node', description: 'Orders that this node has placed' },
			{
				name: 'Workflow',
				value: 'workflow',
				description: 'Orders that any node of the workflow has placed',
			},
		],
		default: 'node',
		displayOptions: withSkipDuplicates,
		description: 'Which earlier orders to compare with',
	}),
);

/**
 * The options of an operation that can skip duplicates.
 *
 * @param defaultKey what tells two orders apart where the user gives no key, for people
 */
export function duplicateParameters(defaultKey: string): Parameter[] {
	const { property } = duplicateKey;
	const description = `${property.description} Default: ${defaultKey}.`;
	return [
		{ ...duplicateKey, property: { ...property, description } },
		duplicateScope,
		skipDuplicates,
	];
}
