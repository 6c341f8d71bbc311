import { options } from '../parameters/options';
import { choice, text, yesOrNo } from '../parameters/parameter';
import type { Parameter } from '../parameters/parameter';

export const skipDuplicates = options.orDefault(
	yesOrNo({
		displayName: 'Skip Duplicates',
		name: 'skipDuplicates',
		default: false,
		description:
			'Whether to skip an order that was placed before, also by an earlier execution. The output item says so and repeats the first result where it is still known. In queue mode, executions that run at the same time on several workers can miss a duplicate.',
	}),
);

/** Not optional: what was entered has to give a key for each item. */
export const duplicateKey = options.required(
	text({
		displayName: 'Duplicate Key',
		name: 'duplicateKey',
		placeholder: 'e.g. {{ $json.orderNumber }}',
		description:
			'What tells "Skip Duplicates" that two orders are the same: best the number of the order in the system that it comes from.',
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
		description: 'Where "Skip Duplicates" looks for the same order',
	}),
);

/**
 * The options of an operation that can skip duplicates.
 *
 * @param defaultKey what tells two orders apart where the user gives no key, for people
 */
export function duplicateParameters(defaultKey: string): Parameter[] {
	const { property } = duplicateKey;
	const description = `${property.description} Without one: ${defaultKey}.`;
	return [
		{ ...duplicateKey, property: { ...property, description } },
		duplicateScope,
		skipDuplicates,
	];
}
