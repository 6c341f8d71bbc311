import type { N8nStores } from './N8nStores';
import type { Process, Told } from './Process';

/** An item that asks for its creation. */
export interface Ask {
	asked: { kind: 'item' | 'key' | 'company'; which: string };
	/** What it is known by: who asks for the same wants the same creation. */
	which: string;
	process: Process;
	/** Whether "Resend Uncertain" is on. */
	resends: boolean;
}

/** A request that was sent. */
export interface Send {
	ask: Ask;
	number: number;
	/** As the one who sent it was told; undefined as long as it waits. */
	end?: 'created' | 'refused' | 'in doubt';
	/** Whether the API has made it. */
	exists: boolean;
	/** Whether people have looked since, and said that it does not exist. */
	isSettled: boolean;
}

/** What really happened, and what may be said of it: the table of the contract. */
export class Truth {
	readonly contradictions: string[] = [];

	private readonly sends: Send[] = [];

	private readonly asking = new Set<Ask>();

	/** What was asked for in two processes at the same time: there, n8n's record can show a doubt only. */
	private readonly contended = new Set<string>();

	constructor(private readonly stores: N8nStores) {}

	begin(ask: Ask): void {
		const others = [
			...this.asking,
			...this.sends.filter(({ end }) => end === undefined).map((send) => send.ask),
		];
		if (others.some(({ which, process }) => which === ask.which && process !== ask.process)) {
			this.contended.add(ask.which);
		}
		this.asking.add(ask);
	}

	/** A request goes out: never twice, unless the one before was surely refused or is resent on purpose. */
	send(ask: Ask): Send {
		const before = this.sends.filter((send) => send.ask.which === ask.which);
		const standing = before.filter(({ end, isSettled }) => end !== 'refused' && !isSettled);
		const inDoubt = standing.filter(
			({ end, ask: { process } }) =>
				end === 'in doubt' ||
				// Another process sees of one that was under way when it asked a doubt, whatever its end.
				(process !== ask.process && (end === undefined || this.contended.has(ask.which))),
		);
		const allowed = ask.resends ? inDoubt : [];
		const wrong = standing.filter((send) => !allowed.includes(send) && this.isKnown(send, ask));
		if (wrong.length > 0) this.contradict(ask, `sent again beside ${wrong.map(shown).join(', ')}`);
		for (const send of allowed) send.isSettled = true;
		const send = { ask, number: this.sends.length + 1, exists: false, isSettled: false };
		this.sends.push(send);
		return send;
	}

	/** What an item was told in the end. */
	end(ask: Ask, told: Told, listed: number | undefined): void {
		this.asking.delete(ask);
		const sends = this.sends.filter(({ ask: { which } }) => which === ask.which);
		if (told instanceof ask.process.Failure) {
			if (told.mayExist) {
				const isTrue =
					this.isHarmed(ask) ||
					this.contended.has(ask.which) ||
					sends.some(({ end }) => end === 'in doubt' || end === undefined);
				if (!isTrue) this.contradict(ask, `told of a doubt: ${told.message}`);
			} else if (told.message.startsWith('refused')) {
				const own = sends.filter((send) => send.ask === ask);
				if (own.at(-1)?.end !== 'refused') this.contradict(ask, 'told of a refusal');
			} else if (!this.isHarmed(ask) || !/^Could not look up.*is locked/.test(told.message)) {
				this.contradict(ask, `told ${told.message}`);
			} else if (sends.some((send) => send.ask === ask)) {
				this.contradict(ask, 'told that nothing was sent');
			}
			return;
		}
		const { number, skipped, found } = told;
		const confirmed = sends.filter(({ end }) => end === 'created');
		const isTrue =
			found === true
				? number === listed
				: number === undefined
					? skipped === true && confirmed.length > 0
					: confirmed.some((send) => send.number === number);
		if (!isTrue) this.contradict(ask, `given ${JSON.stringify(told)}`);
		if (skipped !== undefined && ask.asked.kind !== 'key') this.contradict(ask, 'skipped');
	}

	/** The companies that the API has. */
	companies(): Map<string, number> {
		const made = this.sends.filter(
			({ ask: { asked }, exists }) => exists && asked.kind === 'company',
		);
		return new Map(made.map(({ ask, number }) => [ask.which, number]));
	}

	/** Whether whoever asks can know of a request. */
	private isKnown(send: Send, ask: Ask): boolean {
		if (send.ask.process === ask.process || ask.asked.kind === 'item') return true;
		// Of a company, another process knows only by the list.
		return ask.asked.kind === 'key' && !this.isHarmed(ask);
	}

	/** Whether n8n's record is not as those were told who wrote it. */
	private isHarmed({ asked: { which } }: Ask): boolean {
		return this.stores.harmed.some((entry) => entry.includes(`"${which}"`));
	}

	private contradict({ which, resends }: Ask, what: string): void {
		this.contradictions.push(`${which}${resends ? ', resent' : ''}: ${what}`);
	}
}

function shown({ number, end }: Send): string {
	return `${number} (${end ?? 'under way'})`;
}
