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
			'Whether to skip orders that were placed before, also by an earlier execution. The output item says so and repeats the first result where it is still known. To place the same order again on purpose, give it another duplicate key. In queue mode, executions that run at the same time on several workers can miss a duplicate.',
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
			'Tells whether two orders are the same. Best is the number of the order in the system that it comes from.',
	}),
);

export const duplicateScope = options.orDefault(
	choice({
		displayName: 'Duplicate Scope',
		name: 'duplicateScope',
		choices: [
			{ name: 'Node', value: 'node', description: 'What this node has placed' },
			{
				name: 'Workflow',
				value: 'workflow',
				description: 'What all nodes of the workflow have placed',
			},
		],
		default: 'node',
		displayOptions: withSkipDuplicates,
		description: 'Where to look for the same order',
	}),
);

/**
 * The options of an operation that can skip duplicates.
 *
 * @param defaultKey what tells two orders apart where the user gives no key, for people
 */
export function duplicateParameters(defaultKey: string): Parameter[] {
	const { property } = duplicateKey;
	const description = `${property.description} If left out, it is ${defaultKey}.`;
	return [
		{ ...duplicateKey, property: { ...property, description } },
		duplicateScope,
		skipDuplicates,
	];
}
