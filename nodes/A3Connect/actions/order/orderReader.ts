import { isEmpty } from '../../../shared/basis/json';
import type { JsonObject } from '../../../shared/basis/json';
import { oncePerKey } from '../../../shared/basis/workPerKey';
import type { Execution } from '../../../shared/operations/operation';
import type { ItemParameters } from '../../../shared/parameters/itemParameters';
import { getOrderSchema } from '../../api/packages';
import { fieldsOf, orderBuilder } from '../../order/buildOrder';
import type { GivenValues, OrderOutcome } from '../../order/buildOrder';
import { chosenPackage } from '../../parameters';
import { additionalData, customerNumber, mappedFields, sendValuesAs } from './orderParameters';

/**
 * Reads an item's order and builds it against the package's schema of today, not the one that was
 * saved with the workflow. Each schema is asked for once an execution.
 */
export function orderReader({ send, timeZone }: Execution) {
	const packageOf = oncePerKey(async (id: number) => {
		const schema = await send(getOrderSchema(id));
		return {
			fieldNames: fieldsOf(schema).map(({ name }) => name),
			strings: orderBuilder(schema, { timeZone, sendValuesAs: 'strings' }),
			native: orderBuilder(schema, { timeZone, sendValuesAs: 'native' }),
		};
	});

	return async (item: ItemParameters, input: JsonObject): Promise<OrderOutcome> => {
		const id = item.read(chosenPackage);
		const customer = item.read(customerNumber);
		const additional = Object.entries(item.read(additionalData));
		const build = item.read(sendValuesAs);
		const mapper = item.read(mappedFields);
		const ordered = await packageOf(id);
		const mapped =
			mapper.mappingMode === 'autoMapInputData'
				? valuesOf(input, ordered.fieldNames)
				: (mapper.value ?? {});
		const given = additional.filter(([, value]) => !isEmpty(value));
		return ordered[build](customer, { ...mapped, ...Object.fromEntries(given) });
	};
}

function valuesOf(input: JsonObject, fieldNames: string[]): GivenValues {
	const known = fieldNames.filter((name) => Object.hasOwn(input, name));
	return Object.fromEntries(known.map((name) => [name, input[name]]));
}
