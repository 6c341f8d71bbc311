import { sleep } from 'n8n-workflow';
import { isEmpty } from '../../../shared/basis/json';
import type { JsonObject } from '../../../shared/basis/json';
import { oneAtATime, oncePerKey } from '../../../shared/basis/workPerKey';
import type { Execution } from '../../../shared/operations/operation';
import type { ItemParameters } from '../../../shared/parameters/itemParameters';
import { getOrderSchema } from '../../api/packages';
import { fieldFinder, fieldsOf, orderBuilder } from '../../order/buildOrder';
import type { OrderOutcome } from '../../order/buildOrder';
import { chosenPackage } from '../../parameters';
import { additionalData, customerNumber, mappedFields, sendValuesAs } from './orderParameters';

/** How long orders are built without letting n8n do anything else, in milliseconds. */
const SPELL = 5;

/**
 * Reads an item's order and builds it against the package's schema of today, not the one that was
 * saved with the workflow. Each schema is asked for once an execution.
 */
export function orderReader({ send, timeZone }: Execution) {
	const packageOf = oncePerKey(async (id: number) => {
		const schema = await send(getOrderSchema(id));
		return {
			fieldOf: fieldFinder(fieldsOf(schema)),
			strings: orderBuilder(schema, { timeZone, sendValuesAs: 'strings' }),
			native: orderBuilder(schema, { timeZone, sendValuesAs: 'native' }),
		};
	});
	const inSpells = workInSpells();

	return async (item: ItemParameters, input: JsonObject): Promise<OrderOutcome> => {
		const id = item.read(chosenPackage);
		const customer = item.read(customerNumber);
		const additional = Object.entries(item.read(additionalData));
		const build = item.read(sendValuesAs);
		const mapped = item.read(mappedFields);
		const ordered = await packageOf(id);
		const values =
			mapped === 'of the input item'
				? Object.entries(input).filter(([name]) => ordered.fieldOf(name) !== undefined)
				: Object.entries(mapped);
		const given = additional.filter(([, value]) => !isEmpty(value));
		return await inSpells(() =>
			ordered[build](customer, Object.fromEntries([...values, ...given])),
		);
	};
}

/** Does pieces of work one after the other, and pauses for what else waits when they took long. */
function workInSpells() {
	const inTurn = oneAtATime();
	let began = Date.now();
	return async <Result>(work: () => Result): Promise<Result> =>
		await inTurn(['all'], async () => {
			if (Date.now() - began >= SPELL) {
				await sleep(0);
				began = Date.now();
			}
			return work();
		});
}
