import { sleep } from 'n8n-workflow';
import { Failure, settled } from '../../../shared/basis/failure';
import { isEmpty } from '../../../shared/basis/json';
import type { JsonObject } from '../../../shared/basis/json';
import { oneAtATime, oncePerKey } from '../../../shared/basis/workPerKey';
import type { Execution } from '../../../shared/operations/operation';
import type { ItemParameters } from '../../../shared/parameters/itemParameters';
import { getOrderSchema } from '../../api/packages';
import type { OrderSchema } from '../../api/packages';
import { fieldFinder, fieldsOf, orderBuilder } from '../../order/buildOrder';
import type { OrderOutcome } from '../../order/buildOrder';
import { misfit } from '../../order/misfit';
import { suggestions } from '../../order/suggestions';
import { chosenPackage } from '../../parameters';
import { additionalData, customerNumber, mappedFields, sendValuesAs } from './orderParameters';
import type { SchemaMemory } from './rememberedSchemas';

/** How long orders are worked on without letting n8n do anything else, in milliseconds. */
const SPELL = 3;

/** An order as it was read. */
export interface ReadOrder {
	outcome: OrderOutcome;
	/** Where it was built against a remembered schema: builds it once more, against today's. */
	again?: () => Promise<OrderOutcome>;
}

/**
 * Reads an item's order and builds it against the package's schema of today, not the one that was
 * saved with the workflow. Each schema is asked for once an execution; not even that, where it is
 * remembered and the order fits it.
 */
export function orderReader({ send, timeZone }: Execution, memory?: SchemaMemory) {
	const todays = oncePerKey(async (id: number) => {
		const schema = await send(getOrderSchema(id));
		memory?.keep(id, schema);
		return await inSpells(() => prepared(schema));
	});
	const remembered = new Map<number, Prepared | undefined>();
	const inSpells = workInSpells();
	const suggest = suggestions(inSpells);

	function prepared(schema: OrderSchema) {
		return {
			fieldOf: fieldFinder(fieldsOf(schema)),
			strings: orderBuilder(schema, { timeZone, sendValuesAs: 'strings' }),
			native: orderBuilder(schema, { timeZone, sendValuesAs: 'native' }),
		};
	}
	type Prepared = ReturnType<typeof prepared>;

	function find(id: number): Prepared | undefined {
		if (!remembered.has(id)) {
			const schema = memory?.find(id);
			remembered.set(id, schema && prepared(schema));
		}
		return remembered.get(id);
	}

	return async (item: ItemParameters, input: JsonObject): Promise<ReadOrder> => {
		const id = item.read(chosenPackage);
		const additional = Object.entries(item.read(additionalData));
		const build = item.read(sendValuesAs);
		const mapped = item.read(mappedFields);
		const customer = await settled(customerOf(item));

		async function builtBy(ordered: Prepared): Promise<OrderOutcome> {
			const values =
				mapped === 'of the input item'
					? Object.entries(input).filter(([name]) => ordered.fieldOf(name) !== undefined)
					: Object.entries(mapped);
			const given = additional.filter(([, value]) => !isEmpty(value));
			const data = Object.fromEntries([...values, ...given]);
			const customerNumber = customer instanceof Failure ? '' : customer;
			return await inSpells(() => ordered[build](customerNumber, data));
		}

		/** By today's schema, and with all that is wrong. */
		async function today(): Promise<OrderOutcome> {
			const outcome = await suggest(await builtBy(await todays(id)));
			if (!(customer instanceof Failure)) return outcome;
			throw outcome.valid ? customer : customer.and(misfit(outcome.violations));
		}

		async function again(): Promise<OrderOutcome> {
			memory?.forget(id);
			remembered.set(id, undefined);
			return await today();
		}

		const known = customer instanceof Failure ? undefined : find(id);
		if (known === undefined) return { outcome: await today() };
		const outcome = await builtBy(known);
		return outcome.valid ? { outcome, again } : { outcome: await again() };
	};
}

async function customerOf(item: ItemParameters): Promise<string> {
	return item.read(customerNumber);
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
