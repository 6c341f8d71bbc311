import type { Outcome } from './outcome';

/** Shorter ones would blot out words. */
const LEAST_LENGTH = 4;

/** Longer ones are in no data by chance. */
const LEAST_LENGTH_OF_ANY = 16;

/** What looks like an access token behind its name, unlike a word of a sentence. */
const BEARER = /\bBearer\s+(?=\S*\d)[\w.~+/=-]{16,}/gi;

/**
 * Blots the secrets out of what an API or n8n said, for servers that echo them, in every spelling: as
 * they are, as JSON escapes, percent-encoded.
 */
export function hideSecrets<Told extends Outcome>(outcome: Told, secrets: unknown[]): Told {
	const hidden = patternsOf(secrets, LEAST_LENGTH);
	const parts = Object.entries(outcome) as Array<[string, unknown]>;
	const shown = parts.map(([name, part]) => [
		name,
		typeof part === 'string' ? blotted(part, hidden).replace(BEARER, 'Bearer [secret]') : part,
	]);
	return Object.fromEntries(shown) as Told;
}

/**
 * Blots the secrets out of an answer of success, which goes on to the next node. Only those that are too
 * long to be there by chance, as what an API gives must not be changed.
 */
export function withoutSecrets(answer: string, secrets: unknown[]): string {
	// Letters and digits are spelled in one way, and looking for them is quick.
	const echoed = secrets.filter((secret) =>
		String(secret)
			.split(/\W+/)
			.every((part) => answer.includes(part)),
	);
	return blotted(answer, patternsOf(echoed, LEAST_LENGTH_OF_ANY));
}

function blotted(text: string, hidden: RegExp[]): string {
	return hidden.reduce((rest, secret) => rest.replace(secret, '[secret]'), text);
}

function patternsOf(secrets: unknown[], leastLength: number): RegExp[] {
	return secrets
		.filter((secret): secret is string => typeof secret === 'string')
		.map((secret) => secret.trim())
		.filter((secret) => secret.length >= leastLength)
		.sort((one, other) => other.length - one.length)
		.map((secret) => new RegExp([...secret].map(spellings).join(''), 'g'));
}

/** The characters that HTML has names for because it would take them for its own. */
const ENTITIES: Readonly<Record<string, string>> = {
	'&': 'amp',
	'<': 'lt',
	'>': 'gt',
	'"': 'quot',
	"'": 'apos',
};

/**
 * Every spelling of a character: itself, `\/`, `\u002F`, `%2F`, and these once more in a JSON text, `&#47;`
 * and `&#x2F;`. No part of the pattern repeats without end: the text may be made to keep it searching.
 */
function spellings(character: string): string {
	const units = [...Array(character.length).keys()].map((index) => character.charCodeAt(index));
	const escaped = units.map((unit) => `\\\\{1,4}u${inAnyCase(unit.toString(16).padStart(4, '0'))}`);
	const bytes = [...new TextEncoder().encode(character)];
	const percent = bytes.map(
		(byte) => `%(?:25){0,2}${inAnyCase(byte.toString(16).padStart(2, '0'))}`,
	);
	const plain = character.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&');
	const space = character === ' ' ? '|\\+' : '';
	const code = character.codePointAt(0)!;
	const entity = [`#0{0,5}${code}`, `#[xX]0{0,5}${inAnyCase(code.toString(16))}`];
	const named = ENTITIES[character];
	if (named !== undefined) entity.push(named);
	const html = `(?:&|\\\\{1,4}u0026)(?:amp;)?(?:${entity.join('|')});`;
	return `(?:${html}|\\\\{0,3}${plain}|${escaped.join('')}|${percent.join('')}${space})`;
}

function inAnyCase(hex: string): string {
	return hex.replace(/[a-f]/g, (letter) => `[${letter}${letter.toUpperCase()}]`);
}
