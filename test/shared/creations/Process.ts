import type * as failures from '../../../nodes/shared/basis/failure';
import type { JsonObject } from '../../../nodes/shared/basis/json';
import type * as ledgers from '../../../nodes/shared/creations/ledger';
import type { Creating } from '../../../nodes/shared/creations/ledger';
import { itemWith, moment } from './N8nStores';
import type { N8nStores } from './N8nStores';

/** As loaded once for all processes, with pauses that take no time. */
const n8nWorkflow: object = {
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => await moment(),
};

/** What an item gives, or the failure that it ends in. */
export type Told = JsonObject | failures.Failure;

/** What a creation is asked of. */
export interface Place {
	where: string;
	what: string;
}

const LIVE: Place = { where: 'https://live.example.se', what: 'simutek salesOrder: create' };

/** A process of n8n with its own memory: the modules that hold it are loaded anew for each. */
export class Process {
	isAlive = true;

	readonly warnings: string[] = [];

	readonly Failure!: typeof failures.Failure;

	private readonly settled!: typeof failures.settled;

	private readonly Ledger!: typeof ledgers.Ledger;

	private readonly Created!: typeof ledgers.Created;

	constructor(private readonly stores: N8nStores) {
		jest.isolateModules(() => {
			jest.doMock('n8n-workflow', () => n8nWorkflow);
			Object.assign(
				this,
				jest.requireActual<object>('../../../nodes/shared/creations/ledger'),
				jest.requireActual<object>('../../../nodes/shared/basis/failure'),
			);
		});
	}

	/**
	 * Opens an execution, or a further try of one.
	 *
	 * @param context what n8n has kept with the execution
	 */
	execute<Asked, Result extends JsonObject>(
		creating: Creating<Asked, Result>,
		context: JsonObject = {},
		{ where, what }: Place = LIVE,
	) {
		const opened = this.stores.open(context as never, () => this.isAlive);
		const ledger = new this.Ledger(opened, where, what, (line) => this.warnings.push(line));
		const work = ledger.work(creating);
		return {
			context,
			/** Has an item ask for its creation; the options are the node's. */
			ask: async (index: number, input: JsonObject, options: JsonObject = {}): Promise<Told> => {
				const told = await this.settled(work(itemWith(index, options), input));
				return told instanceof this.Created ? told.json : told;
			},
			/** As after the last item. */
			close: async () => await ledger.close(),
		};
	}
}
