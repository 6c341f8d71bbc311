import { isEmpty } from '../../../shared/basis/json';
import { options } from '../../../shared/parameters/options';
import { choice, jsonObject, text } from '../../../shared/parameters/parameter';
import type { Parameter } from '../../../shared/parameters/parameter';
import * as rules from '../../../shared/parameters/rules';
import type { Rule } from '../../../shared/parameters/rules';
import type { GivenValues } from '../../order/buildOrder';
import { chosenPackage } from '../../parameters';

/** As long as no package is chosen there is nothing to say of the order. */
const withPackage = { hide: { package: [''] } };

export const customerNumber = text({
	displayName: 'Customer Number',
	name: 'customerNumber',
	required: true,
	placeholder: 'e.g. 104200',
	description: 'The customer that the order is placed for',
	hint: "A3's own customer number",
	displayOptions: withPackage,
});

/** The values to send by field name, or that they are what the input item holds. */
export type MappedValues = GivenValues | 'of the input item';

/**
 * A mapper as the editor fills it in, or as a JSON text, where the values by field name are enough. So
 * are they where an expression or a JSON text stands for the values in it. An expression for all of it
 * comes here unread: n8n takes the "=" from it (measured), as its editor offers none there.
 */
export const mappedValues: Rule<MappedValues> = (given) => {
	if (isEmpty(given)) return { expected: 'is required' };
	if (typeof given === 'string' && given.trim().startsWith('{{')) {
		return {
			expected:
				"must not be one expression for all fields; 'Additional Data' in the options may be",
		};
	}
	const entered = rules.jsonObject(given);
	if ('expected' in entered) return entered;
	const { mappingMode, value } = entered.value;
	if (mappingMode === 'autoMapInputData') return { value: 'of the input item' };
	return mappingMode === 'defineBelow' ? rules.jsonObject(value) : entered;
};

/**
 * The mapper of an order's values. It is read whole: n8n converts what is read one level down, and
 * makes 0 of an empty number (measured).
 */
export const mappedFields: Parameter<MappedValues> = {
	property: {
		displayName: 'Values to Send',
		name: 'fields',
		type: 'resourceMapper',
		noDataExpression: true,
		default: { mappingMode: 'defineBelow', value: null },
		required: true,
		displayOptions: withPackage,
		description: 'The order data. The fields come from the package.',
		builderHint: {
			propertyHint:
				'Pass { mappingMode: "defineBelow", value: { firstname: expr("{{ $json.firstName }}") } } with the names of the fields that "Get Schema" of the package lists, or { mappingMode: "autoMapInputData", value: null } where the input item has fields of these names.',
		},
		typeOptions: {
			loadOptionsDependsOn: ['package.value'],
			resourceMapper: {
				resourceMapperMethod: 'getOrderFields',
				mode: 'add',
				fieldWords: { singular: 'field', plural: 'fields' },
				addAllFields: true,
				supportAutoMap: true,
				hideNoDataError: true,
				// An older n8n ignores both, and offers to refresh the fields by hand.
				refreshStaleSchemaOnOpen: true,
				refreshIncompleteSchemaOnOpen: true,
			},
		},
	},
	rule: mappedValues,
};

export const additionalData = options.orDefault(
	jsonObject({
		displayName: 'Additional Data',
		name: 'additionalData',
		placeholder: 'e.g. { "alias": "anna.berg" }',
		description:
			'A JSON object of values by field name, such as for a package that comes from an expression. Overrides the same field under Values to Send.',
	}),
);

export const sendValuesAs = options.orDefault(
	choice({
		displayName: 'Send Values As',
		name: 'sendValuesAs',
		choices: [
			{
				name: 'Native',
				value: 'native',
				description: 'Numbers as numbers, and yes or no as true or false',
			},
			{
				name: 'Strings',
				value: 'strings',
				description: "Every value as text, as in A3's examples",
			},
		],
		default: 'strings',
		description: 'How numbers and booleans are sent in the order',
	}),
);

/** What an order is asked for. */
export const orderParameters: Parameter[] = [
	chosenPackage,
	customerNumber,
	mappedFields,
	additionalData,
	sendValuesAs,
];
