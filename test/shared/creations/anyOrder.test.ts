import * as fc from 'fast-check';
import type { DatabaseFault } from './N8nStores';
import { moment } from './N8nStores';
import { ITEMS, World } from './World';
import type { Answer } from './World';

type Nothing = Record<string, never>;

/** Something that happens, and a few moments until the next. */
class Event implements fc.AsyncCommand<Nothing, World> {
	constructor(
		private readonly what: string,
		private readonly happen: (world: World) => void | Promise<void>,
		private readonly moments: number,
	) {}

	check(): boolean {
		return true;
	}

	async run(_: Nothing, world: World): Promise<void> {
		await this.happen(world);
		for (let each = 0; each < this.moments; each++) await moment();
		expect(world.truth.contradictions).toEqual([]);
	}

	toString(): string {
		return `${this.what}, then ${this.moments} moments`;
	}
}

const one = fc.nat({ max: 1 });
const moments = fc.oneof(fc.constant(30), fc.nat({ max: 12 }));

function events<Given>(
	given: fc.Arbitrary<Given>,
	what: string,
	happen: (world: World, given: Given) => void | Promise<void>,
): fc.Arbitrary<Event> {
	return fc
		.tuple(given, moments)
		.map(
			([each, pause]) =>
				new Event(
					`${what} ${fc.stringify(each)}`,
					async (world) => await happen(world, each),
					pause,
				),
		);
}

const asks = events(
	fc.record({
		process: one,
		execution: one,
		item: fc.nat({ max: ITEMS.length - 1 }),
		resends: fc.integer({ min: 0, max: 3 }).map((drawn) => drawn === 0),
	}),
	'ask',
	(world, { process, execution, item, resends }) => world.ask(process, execution, item, resends),
);

const answers = events(
	fc.tuple(
		fc.nat({ max: 7 }),
		fc.constantFrom<Answer[]>('created', 'refused', 'lost, done', 'lost, nothing done'),
	),
	'answer',
	(world, [which, answer]) => world.answer(which, answer),
);

const retries = events(
	fc.record({ process: one, execution: one, inProcess: one }),
	'try again',
	async (world, { process, execution, inProcess }) =>
		await world.tryAgain(process, execution, inProcess),
);

const lists = events(fc.constant('all'), 'list', (world) => world.catchUp());

const restarts = events(one, 'restart', (world, process) => world.restart(process));

const faults = events(
	fc.constantFrom<DatabaseFault[]>('before', 'after'),
	'fail to write',
	(world, fault) => void world.stores.faults.push(fault),
);

const losses = events(fc.nat({ max: 5 }), 'lose the last entries:', (world, count) =>
	world.stores.lose(count),
);

const ordinary = [asks, asks, asks, answers, answers, retries, lists];

describe('Any order of asks, answers and retries keeps the table of the contract', () => {
	it.each([
		['in processes that live', [...ordinary]],
		['with processes that are killed', [...ordinary, restarts]],
		['with a database that fails', [...ordinary, faults]],
		['with other workers that write the record whole', [...ordinary, losses]],
		['with all of that', [...ordinary, restarts, faults, losses]],
	])('%s', async (_, happening) => {
		await fc.assert(
			fc.asyncProperty(fc.commands(happening, { maxCommands: 40 }), async (commands) => {
				const world = new World();
				await fc.asyncModelRun(() => ({ model: {}, real: world }), commands);
				await world.end();
			}),
			{ numRuns: 150 },
		);
	});
});
