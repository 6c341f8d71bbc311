import type { JsonObject } from '../../../nodes/shared/basis/json';
import type { Creating } from '../../../nodes/shared/creations/ledger';
import { moment, N8nStores } from './N8nStores';
import { Process } from './Process';
import type { Told } from './Process';
import { Truth } from './Truth';
import type { Ask, Send } from './Truth';

/** What the items of every execution ask for: each of two with a key or a company has a twin. */
export const ITEMS: Array<Ask['asked']> = [
	{ kind: 'item', which: 'order 0' },
	{ kind: 'item', which: 'order 1' },
	{ kind: 'key', which: 'key A' },
	{ kind: 'key', which: 'key A' },
	{ kind: 'key', which: 'key B' },
	{ kind: 'company', which: 'company A' },
	{ kind: 'company', which: 'company A' },
	{ kind: 'company', which: 'company B' },
];

/** What becomes of a request, and of its answer. */
export type Answer = 'created' | 'refused' | 'lost, done' | 'lost, nothing done';

type Execution = ReturnType<Process['execute']>;

interface Tried {
	name: number;
	execution: Execution;
	/** How many of its items have no end yet. */
	running: Map<number, Promise<void>>;
}

/** Two processes of n8n with two executions each, their common database, and an API that they create in. */
export class World {
	readonly stores = new N8nStores();

	readonly truth = new Truth(this.stores);

	private readonly processes = [0, 1].map(() => new Process(this.stores));

	private readonly tries = [0, 1].map(() => [0, 1].map(() => undefined as Tried | undefined));

	private readonly unanswered: Array<{ send: Send; answer: (answer: Answer) => void }> = [];

	/** The companies that the API lists: what was created before it last caught up. */
	private listed = new Map<string, number>();

	private names = 0;

	/** An item asks for its creation, unless it does already. */
	ask(process: number, execution: number, item: number, resends: boolean): void {
		const tried = this.tryOf(process, execution);
		if (tried.running.has(item)) return;
		const asked = ITEMS[item]!;
		const ask: Ask = {
			asked,
			resends,
			process: this.processes[process]!,
			// What is known by its item alone is another in each execution.
			which: asked.kind === 'item' ? `${asked.which} of ${tried.name}` : asked.which,
		};
		const told = tried.execution.ask(item, { ask } as unknown as JsonObject, {
			skipDuplicates: asked.kind === 'key',
			...(asked.kind === 'key' && { duplicateKey: asked.which }),
			resendUncertain: resends,
		});
		this.truth.begin(ask);
		const end = told.then((result: Told) => {
			this.truth.end(ask, result, this.listed.get(ask.which));
			tried.running.delete(item);
		});
		tried.running.set(item, end);
	}

	/** The API answers one of the requests that wait, if there are any. */
	answer(which: number, answer: Answer): void {
		const [waiting] = this.unanswered.splice(which % Math.max(this.unanswered.length, 1), 1);
		waiting?.answer(answer);
	}

	/** The API lists all that it has. */
	catchUp(): void {
		this.listed = this.truth.companies();
	}

	/** n8n tries a node again, or goes on with a failed execution in another process. */
	async tryAgain(process: number, execution: number, inProcess: number): Promise<void> {
		const tried = this.tries[process]![execution];
		if (tried === undefined || tried.running.size > 0) return;
		await tried.execution.close();
		if (this.tries[process]![execution] !== tried) return;
		this.tries[process]![execution] = undefined;
		const kept = JSON.parse(JSON.stringify(tried.execution.context)) as JsonObject;
		const context = process === inProcess ? tried.execution.context : kept;
		this.tries[inProcess]![execution] ??= this.open(inProcess, tried.name, context);
	}

	/** A process is killed, and started anew: its requests stay on their way. */
	restart(process: number): void {
		this.processes[process]!.isAlive = false;
		this.processes[process] = new Process(this.stores);
		this.tries[process] = [undefined, undefined];
	}

	/** Answers all that waits, until every item has its end. */
	async end(): Promise<void> {
		for (let rounds = 0; rounds < 500; rounds++) {
			this.answer(0, 'created');
			await moment();
		}
		const left = this.tries.flat().filter((tried) => (tried?.running.size ?? 0) > 0);
		expect(left).toEqual([]);
		await Promise.all(this.tries.flat().map(async (tried) => await tried?.execution.close()));
		expect(this.truth.contradictions).toEqual([]);
	}

	private tryOf(process: number, execution: number): Tried {
		const tries = this.tries[process]!;
		return (tries[execution] ??= this.open(process, this.names++, {}));
	}

	private open(inProcess: number, name: number, context: JsonObject): Tried {
		const process = this.processes[inProcess]!;
		// Each kind of creation is an operation of its own; here, one execution has all.
		const byKind = {
			item: process.execute(this.creating(process, {}), contextOf(context, 'item')),
			key: process.execute(
				this.creating(process, { defaultKey: ({ which }) => [which] }),
				contextOf(context, 'key'),
			),
			company: process.execute(
				this.creating(process, {
					knownAs: ({ which }) => [['identity', which]],
					find: async ({ which }) => {
						await moment();
						const number = this.listed.get(which);
						return number === undefined ? undefined : { number, found: true };
					},
				}),
				contextOf(context, 'company'),
			),
		};
		const execution: Execution = {
			context,
			ask: async (item, input, options) =>
				await byKind[ITEMS[item]!.kind].ask(item, input, options),
			close: async () => {
				for (const each of Object.values(byKind)) await each.close();
			},
		};
		return { name, execution, running: new Map() };
	}

	private creating(
		{ Failure }: Process,
		further: Partial<Creating<Ask, { number: number }>>,
	): Creating<Ask, { number: number }> {
		return {
			read: (_item, { ask }) => ask as unknown as Ask,
			create: async (ask) => {
				const send = this.truth.send(ask);
				const answer = await new Promise<Answer>((resolve) =>
					this.unanswered.push({ send, answer: this.played(send, resolve) }),
				);
				if (!ask.process.isAlive) return await new Promise<never>(() => undefined);
				if (answer === 'created') return { number: send.number };
				const mayExist = answer !== 'refused';
				throw new Failure({ message: `${answer}: ${ask.which}`, mayExist });
			},
			output: (result, isFirst) => ({ ...result, isFirst }),
			name: ({ number }) => String(number),
			...further,
		};
	}

	private played(send: Send, resolve: (answer: Answer) => void) {
		return (answer: Answer) => {
			send.exists = answer === 'created' || answer === 'lost, done';
			// Nobody is there to hear it where the process was killed.
			const isHeard = send.ask.process.isAlive;
			send.end = isHeard && (answer === 'created' || answer === 'refused') ? answer : 'in doubt';
			resolve(answer);
		};
	}
}

function contextOf(context: JsonObject, kind: string): JsonObject {
	return (context[kind] ??= {}) as JsonObject;
}
