import type { ResourceMapperValue } from 'n8n-workflow';
import type { JsonObject } from '../../../shared/http/apiRequest';
import type { ItemParameters } from '../../../shared/parameters/itemParameters';
import { oncePerKey } from '../../../shared/basis/workPerKey';
import type { Execution } from '../../../shared/operations/operation';
import { isEmpty, jsonObject, oneOf, optional, text } from '../../../shared/parameters/rules';
import { getPackageSchema } from '../../api/packages';
import { fieldsOf, orderBuilder } from '../../order/buildOrder';
import type { GivenValues, OrderOutcome } from '../../order/buildOrder';
import { packageId } from '../../parameters';

/**
 * Reads an item's order and builds it against the package's schema of today, not the one that was
 * saved with the workflow. Each schema is asked for once an execution.
 */
export function orderReader({ send, timeZone }: Execution) {
	const packageOf = oncePerKey(async (id: number) => {
		const schema = await send(getPackageSchema(id));
		return {
			fieldNames: fieldsOf(schema).map(({ name }) => name),
			strings: orderBuilder(schema, { timeZone, sendValuesAs: 'strings' }),
			native: orderBuilder(schema, { timeZone, sendValuesAs: 'native' }),
		};
	});

	return async (item: ItemParameters, input: JsonObject): Promise<OrderOutcome> => {
		const id = item.read('package', packageId);
		const customerNumber = item.read('customerNumber', text);
		const additionalData = item.read('options.additionalData', jsonObject);
		const sendValuesAs =
			item.read('options.sendValuesAs', optional(oneOf('strings', 'native'))) ?? 'strings';
		const ordered = await packageOf(id);
		const mapped = mappedValues(item.raw('fields'), input, ordered.fieldNames);
		const additional = Object.entries(additionalData).filter(([, value]) => !isEmpty(value));
		return ordered[sendValuesAs](customerNumber, { ...mapped, ...Object.fromEntries(additional) });
	};
}

/**
 * The values of the mapper. Its parameter is read whole: n8n converts what is read one level down,
 * and makes 0 of an empty number (measured).
 */
function mappedValues(mapper: unknown, input: JsonObject, fieldNames: string[]): GivenValues {
	const { mappingMode, value } = (mapper ?? {}) as Partial<ResourceMapperValue>;
	if (mappingMode !== 'autoMapInputData') return value ?? {};
	const known = fieldNames.filter((name) => Object.hasOwn(input, name));
	return Object.fromEntries(known.map((name) => [name, input[name]]));
}
