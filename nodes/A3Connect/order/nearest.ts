import { comparable } from '../../shared/basis/comparable';
import { editDistance } from './editDistance';

/** A long text need not be told apart to its end. */
const MOST_LETTERS = 100;

/** A beginning of one letter says too little. */
const SHORTEST_BEGINNING = 2;

/** How many distances are measured for one text; what is not found within that is not told. */
const MOST_DISTANCES = 30;

/** Letters are counted in so many groups. */
const GROUPS = 32;

const NO_PLAIN_LETTER = /\P{ASCII}/gu;
const MARKS = /\p{M}/gu;
/** The usual ones, as a table is faster than the rule. */
const PLAIN_LETTERS: Readonly<Record<string, string>> = { å: 'a', ä: 'a', ö: 'o', é: 'e' };
const NO_DIGITS = /\D+/g;

/** How many texts are prepared in one piece of work: two or three milliseconds. */
const PREPARED_AT_ONCE = 500;

interface Candidate {
	text: string;
	/** Without upper case and without what stands above or below a letter: å and ä are a. */
	letters: string;
	digits: string;
	/** How many letters of each group there are. */
	counts: Uint8Array;
}

/** Does a piece of long work, and lets others have their turn in between. */
export type InPieces = <Result>(work: () => Result) => Promise<Result>;

/**
 * Prepares the search among the texts that one can choose from. It finds the one that a text most
 * likely means: the same but for upper case and what stands above its letters, the only one that it
 * is the beginning of, or the one that the fewest slips lead to. A digit is no slip: 12 is not 13.
 *
 * @param inPieces does the preparation, which takes long where there are thousands
 * @returns a function that gives undefined where none is meant or more than one could be. However
 * many candidates there are, it takes about a millisecond
 */
export async function nearestAmong(
	texts: readonly string[],
	inPieces: InPieces,
): Promise<(text: string) => string | undefined> {
	const distinct = [...new Set(texts)];
	const candidates: Candidate[] = [];
	for (let from = 0; from < distinct.length; from += PREPARED_AT_ONCE) {
		const piece = distinct.slice(from, from + PREPARED_AT_ONCE);
		candidates.push(...(await inPieces(() => piece.map(candidateFor))));
	}
	return (text) => {
		const wanted = candidateFor(text);
		const { length } = wanted.letters;
		if (length === 0) return undefined;
		const beginning = candidates.filter(({ letters }) => letters.startsWith(wanted.letters));
		const equal = beginning.filter(({ letters }) => letters.length === length);
		if (equal.length > 0) return onlyOne(equal) ?? onlyOne(equal.filter(isSpelledLike(text)));
		if (beginning.length > 0) {
			return length >= SHORTEST_BEGINNING ? onlyOne(beginning) : undefined;
		}
		return closest(wanted, candidates);
	};
}

/** The candidate at the least distance: at most a slip for three letters. */
function closest(wanted: Candidate, candidates: readonly Candidate[]): string | undefined {
	const most = Math.floor(wanted.letters.length / 3);
	const atLeast: Candidate[][] = Array.from({ length: most + 1 }, () => []);
	for (const candidate of candidates) {
		if (candidate.digits !== wanted.digits) continue;
		atLeast[leastDistance(wanted, candidate)]?.push(candidate);
	}
	let least = most;
	let found: Candidate[] = [];
	let measured = 0;
	for (const [bound, group] of atLeast.entries()) {
		if (bound > least) break;
		for (const candidate of group) {
			if (bound > least) break;
			if (measured++ === MOST_DISTANCES) return undefined;
			const distance = editDistance(wanted.letters, candidate.letters, least);
			if (distance < least) found = [];
			if (distance <= least) found.push(candidate);
			least = Math.min(least, distance);
		}
	}
	return onlyOne(found);
}

/** No fewer changes can lead from one to the other: each changes the count of one letter or two. */
function leastDistance(one: Candidate, other: Candidate): number {
	let more = 0;
	let fewer = 0;
	for (let group = 0; group < GROUPS; group++) {
		const difference = one.counts[group]! - other.counts[group]!;
		if (difference > 0) more += difference;
		else fewer -= difference;
	}
	return Math.max(more, fewer);
}

function candidateFor(text: string): Candidate {
	const letters = comparable(text)
		.slice(0, MOST_LETTERS)
		.toLowerCase()
		.replace(NO_PLAIN_LETTER, withoutMarks);
	const counts = new Uint8Array(GROUPS);
	for (let index = 0; index < letters.length; index++) {
		counts[letters.charCodeAt(index) % GROUPS]!++;
	}
	return { text, letters, digits: letters.replace(NO_DIGITS, ''), counts };
}

function withoutMarks(letter: string): string {
	return PLAIN_LETTERS[letter] ?? letter.normalize('NFD').replace(MARKS, '');
}

function isSpelledLike(text: string) {
	return (candidate: Candidate) => candidate.text.toLowerCase() === text.toLowerCase();
}

function onlyOne(found: readonly Candidate[]): string | undefined {
	return found.length === 1 ? found[0]!.text : undefined;
}
