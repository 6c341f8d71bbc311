import { json, type Answer } from './answers.mts';
import type { OperationId } from './faults.mts';

/**
 * How an API keeps to its description: as documented, with the deviations that real systems have, or
 * also with answers that say something else than their status.
 */
export type Temper = 'documented' | 'odd' | 'contradictory';

/** One way in which an API deviates from its description. */
export interface Oddity {
	/** What is odd, in words. */
	is: string;
	on: OperationId;
	/** What is odd about it: an answer to a request that succeeds, unless given. */
	to?: AnswerKind;
	/**
	 * When it is seen: `inTurn`, unless given, is one answer after the other; `always` is every answer;
	 * `insteadOfActing` too is in turn, but only where the temper is contradictory, and nothing is done.
	 */
	seen?: 'inTurn' | 'always' | 'insteadOfActing';
	/** How long the answer takes. */
	milliseconds?: number;
	/** What is understood of a request: its path and query, and what becomes of them. */
	asked?(path: string): string;
	/** What becomes of the answer as it is documented. */
	answered?(answer: Answer): Answer;
}

export type AnswerKind = 'success' | 'emptyList' | 'refusal';

/** The oddities of all APIs, and whose turn it is. */
export class Oddities {
	private readonly turns = new Map<string, number>();

	private readonly all: readonly Oddity[];

	constructor(all: readonly Oddity[]) {
		this.all = all;
	}

	/** What an operation answers to a request in a temper, and how long that takes. */
	async answer(
		operationId: string,
		path: string,
		temper: Temper,
		act: (path: string) => Promise<Answer>,
	): Promise<{ answer: Answer; milliseconds: number }> {
		const ofOperation = this.all.filter(({ on }) => on === operationId);
		const always = ofOperation.filter(({ seen }) => seen === 'always');
		const inTurn = ofOperation.filter(
			({ seen }) => seen !== 'always' && (seen !== 'insteadOfActing' || temper === 'contradictory'),
		);
		const next = this.nextOf(operationId, 'success', inTurn, path);
		if (next?.seen === 'insteadOfActing') {
			return { answer: changed(json(200, null), [next]), milliseconds: next.milliseconds ?? 0 };
		}
		const understood = always.reduce((asked, { asked: ask }) => ask?.(asked) ?? asked, path);
		const answer = await act(understood);
		const kind = kindOf(answer);
		const turn = kind === 'success' ? next : this.nextOf(operationId, kind, inTurn, path);
		const seen = [...always.filter(({ to = 'success' }) => to === kind), ...(turn ? [turn] : [])];
		const waits = seen.map(({ milliseconds = 0 }) => milliseconds);
		return { answer: changed(answer, seen), milliseconds: Math.max(0, ...waits) };
	}

	/** What is odd, in words, by operation. */
	inWords(): Record<string, string[]> {
		const operations = new Set(this.all.map(({ on }) => on));
		return Object.fromEntries(
			[...operations].map((operationId) => [
				operationId,
				this.all.filter(({ on }) => on === operationId).map(({ is }) => is),
			]),
		);
	}

	/** Each has its turn again from the first. */
	reset(): void {
		this.turns.clear();
	}

	/** The pages of a list are all odd in the same way. */
	private nextOf(
		operationId: string,
		kind: AnswerKind,
		inTurn: Oddity[],
		path: string,
	): Oddity | undefined {
		const ofKind = inTurn.filter(({ to = 'success' }) => to === kind);
		const key = `${operationId} ${kind}`;
		const turn = this.turns.get(key) ?? 0;
		const isFurtherPage = Number(new URL(path, 'http://any').searchParams.get('page') ?? 1) > 1;
		if (isFurtherPage) return ofKind[Math.max(0, turn - 1) % ofKind.length];
		this.turns.set(key, turn + 1);
		return ofKind[turn % ofKind.length];
	}
}

function changed(answer: Answer, oddities: Oddity[]): Answer {
	return oddities.reduce((before, { answered }) => answered?.(before) ?? before, answer);
}

function kindOf({ status, body }: Answer): AnswerKind {
	if (status >= 400) return 'refusal';
	const { items = body } = (body ?? {}) as { items?: unknown };
	return Array.isArray(items) && items.length === 0 ? 'emptyList' : 'success';
}

/** An answer whose JSON travels in another encoding than UTF-8 without a mark. */
export function encoded(answer: Answer, encoding: 'ISO-8859-1' | 'UTF-8 with a mark'): Answer {
	const text = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body);
	if (encoding === 'UTF-8 with a mark') return { ...answer, bytes: Buffer.from(`\uFEFF${text}`) };
	const [mediaType = ''] = (answer.contentType ?? '').split(';');
	const contentType = `${mediaType}; charset=ISO-8859-1`;
	return { ...answer, contentType, bytes: Buffer.from(text, 'latin1') };
}
