import { excerpt } from '../basis/excerpt';

/** How much of a document is searched for words. */
const READ_LENGTH = 20_000;

/** How many texts of a JSON value are shown, and how deep they may stand in it. */
const MAX_TEXTS = 20;
const MAX_DEPTH = 6;

/** Where an error is told as a sentence, the most telling first. */
const MAIN_FIELDS = ['detail', 'message', 'Message', 'error_description', 'error', 'title'];

/** Texts of problem details that tell people nothing. */
const NO_WORDS = ['type', 'instance', 'traceId'];

/** What an API said in the body of an answer, for people. */
export interface BodyText {
	/** One sentence, empty where the body says nothing. */
	summary: string;
	/** Everything else that it says: the details and the errors of each field. */
	details: string[];
}

/**
 * Reads what an API says of an error: problem details as in RFC 9457 (inferred for Simutek GKS,
 * not documented for A3 Connect), any other JSON, an HTML page, or any other text. It loses no word
 * that is among the first of many.
 */
export function readBodyText(body: string): BodyText {
	const text = body.trim();
	if (text === '') return { summary: '', details: [] };
	if (text.startsWith('<')) return readMarkup(text.slice(0, READ_LENGTH));
	const parsed = parseJson(text);
	if (typeof parsed === 'string') return { summary: excerpt(parsed), details: [] };
	const said = new Map<string, string>();
	collectTexts(parsed, [], said);
	if (said.size === 0) return { summary: excerpt(text), details: [] };
	const main = MAIN_FIELDS.find((name) => said.has(name));
	const summary = main === undefined ? '' : said.get(main)!;
	const details = [...said].flatMap(([path, words]) => {
		if (words === summary) return [];
		return MAIN_FIELDS.includes(path)
			? [words]
			: [excerpt(`${path.replace(/^errors\./, '')}: ${words}`)];
	});
	return { summary, details: [...new Set(details)] };
}

/** The texts in a JSON value by their path; those of a list of texts count as one. */
function collectTexts(value: unknown, path: string[], said: Map<string, string>): void {
	if (said.size >= MAX_TEXTS || path.length > MAX_DEPTH) return;
	if (Array.isArray(value) && value.length > 0 && value.every((part) => typeof part === 'string')) {
		collectTexts(value.join(' '), path, said);
	} else if (typeof value === 'string') {
		const words = excerpt(value);
		if (words !== '' && !NO_WORDS.includes(path.join('.'))) said.set(path.join('.'), words);
	} else if (typeof value === 'object' && value !== null) {
		for (const [name, part] of Object.entries(value)) collectTexts(part, [...path, name], said);
	}
}

/** The title of an HTML page, or the words of any other document. */
function readMarkup(markup: string): BodyText {
	const words = excerpt(markup.replace(/<[^<>]*>/g, ' '));
	if (!/^<(!doctype html|html|head|body)/i.test(markup)) return { summary: words, details: [] };
	const title = excerpt(/<title>([^<]*)</i.exec(markup)?.[1] ?? '');
	return { summary: `an HTML page${title && ` titled "${title}"`}`, details: [] };
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
