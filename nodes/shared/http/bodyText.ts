import { excerpt } from '../basis/excerpt';
import { isJsonObject } from '../basis/json';
import { parseJson } from './parseJson';

/** How much of a document is searched for words. */
const READ_LENGTH = 20_000;

/** How many texts of a JSON value are shown, how deep they may stand in it, and how long all are. */
const MAX_TEXTS = 20;
const MAX_DEPTH = 6;
const MAX_LENGTH = 2000;

/** Where an error is told as a sentence, the most telling first. */
const MAIN_FIELDS = ['detail', 'message', 'error_description', 'error', 'title'];

/** Where what is said of a field names it. */
const NAMING_FIELDS = ['propertyname', 'property', 'field', 'name', 'path', 'key'];

/** Texts of problem details that tell people nothing. */
const NO_WORDS = ['type', 'instance', 'traceId'];

/** What is said, and of which field, where it is said of one. */
interface Said {
	path: string;
	words: string;
}

/**
 * Reads what an API says of an error, a sentence a line: problem details as in RFC 9457 (inferred for
 * Simutek GKS, not documented for A3 Connect), any other JSON, an HTML page, or any other text. It
 * begins with the most telling sentence, goes on with what is said of each field, and loses no word
 * that is among the first of many.
 *
 * @returns an empty text where the body says nothing
 */
export function readBodyText(body: string): string {
	const text = body.trim();
	if (text === '') return '';
	if (text.startsWith('<')) return readMarkup(text.slice(0, READ_LENGTH));
	const parsed = parseJson(text);
	if (typeof parsed === 'string') return excerpt(parsed);
	const said: Said[] = [];
	collectTexts(parsed, [], said);
	if (said.length === 0) return excerpt(text);
	const rank = ({ path }: Said) => {
		const place = MAIN_FIELDS.indexOf(path.replace(/^error\./i, '').toLowerCase());
		return place === -1 ? MAIN_FIELDS.length : place;
	};
	const sentences = said
		.sort((one, other) => rank(one) - rank(other))
		.map((part) =>
			rank(part) < MAIN_FIELDS.length || part.path === ''
				? part.words
				: `${part.path}: ${part.words}`,
		);
	const lines = [...new Set(sentences)].join('\n');
	return lines.length > MAX_LENGTH ? `${lines.slice(0, MAX_LENGTH)}…` : lines;
}

/** The texts in a JSON value by their path; those of a list of texts count as one. */
function collectTexts(value: unknown, path: string[], said: Said[]): void {
	if (said.length >= MAX_TEXTS || path.length > MAX_DEPTH) return;
	if (typeof value === 'string') {
		const words = excerpt(value);
		if (words === '' || NO_WORDS.includes(path.join('.'))) return;
		// The place in a list and the name of a list of errors tell people nothing.
		const named = path.filter((name) => !/^\d+$/.test(name));
		if (/^errors$/i.test(named[0] ?? '')) named.shift();
		said.push({ path: excerpt(named.join('.'), 100), words });
	} else if (Array.isArray(value)) {
		if (value.length > 0 && value.every((part) => typeof part === 'string')) {
			collectTexts(value.join(' '), path, said);
		} else {
			value.forEach((part, index) => {
				collectTexts(ofOneField(part) ?? part, [...path, String(index)], said);
			});
		}
	} else if (isJsonObject(value)) {
		for (const [name, part] of Object.entries(value)) collectTexts(part, [...path, name], said);
	}
}

/** In a list of errors, one that names its field: `{ propertyName, errorMessage }` and the like. */
function ofOneField(part: unknown): Record<string, string> | undefined {
	if (!isJsonObject(part)) return undefined;
	const texts = Object.entries(part).filter(
		(entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1].trim() !== '',
	);
	const field = texts.find(([name]) => NAMING_FIELDS.includes(name.toLowerCase()));
	const others = texts.filter((entry) => entry !== field).map(([, words]) => words);
	return field && others.length > 0 ? { [field[1]]: others.join(', ') } : undefined;
}

/** The title of an HTML page, or the words of any other document. */
function readMarkup(markup: string): string {
	if (!/^<(!doctype html|html|head|body)/i.test(markup)) {
		return excerpt(markup.replace(/<[^<>]*>/g, ' '));
	}
	const title = excerpt(/<title>([^<]*)</i.exec(markup)?.[1] ?? '');
	return `an HTML page${title && ` titled "${title}"`}`;
}
