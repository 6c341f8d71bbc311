import { isJsonObject } from '../basis/json';
import type { JsonObject } from '../basis/json';
import type { ApiRequest } from './apiRequest';
import type { Outcome } from './outcome';
import { parseJson } from './parseJson';

const SHOWN_PROBLEMS = 3;

/** A number of an order or the like, as a bare value: a word with a digit in it. */
const BARE_NUMBER = /^(?=[^\d]*\d)[^\s<>{}[\]"]{1,100}$/;

/** The names under which APIs say whether it was one, in any case. */
const SAYING_SUCCESS = ['success', 'succeeded', 'successful', 'issuccess', 'issuccessful', 'ok'];
const SAYING_FAILURE = [
	'error',
	'errors',
	'haserror',
	'haserrors',
	'iserror',
	'errorcode',
	'errormessage',
	'errormessages',
];

/** What an API answered with a status of success. */
export interface Success {
	/** The answer's text, empty where it has none. */
	body: string;
	/** The address of what was created, where the answer names one. */
	location?: string | undefined;
}

/**
 * Reads an answer that has a status of success, and decides whether it is one.
 *
 * What a creation is answered with is read as an object: a bare value is the number of what was
 * created, an address its `location`, a list of one its element; nothing, null and true say no more
 * than the status does.
 */
export function readAnswer<Answer>(
	{ body, location }: Success,
	{ answer: shape, creates }: Pick<ApiRequest<Answer>, 'answer' | 'creates'>,
): Outcome<Answer> {
	const text = body.trim();
	const contradicted: Outcome<Answer> = { kind: 'contradicted', body: text };
	let json = parseJson(text) ?? undefined;
	if (json === undefined && text !== '' && text !== 'null') {
		if (creates === undefined || !BARE_NUMBER.test(text))
			return { kind: 'unreadable', problem: 'it is not JSON', body: text };
		json = text;
	}
	if (saysOtherwise(json)) return contradicted;
	if (creates !== undefined) {
		json = createdObject(json, creates.numberField);
		const parts = isJsonObject(json) ? Object.values(json) : [];
		if (json === false || [json, ...parts].some(saysOtherwise)) return contradicted;
		if (location !== undefined && (json === undefined || isJsonObject(json))) {
			json = { location, ...(json as JsonObject | undefined) };
		}
	}
	const parsed = shape.safeParse(json);
	if (parsed.success) return { kind: 'succeeded', answer: parsed.data };
	if (creates !== undefined) return contradicted;
	const problems = parsed.error.issues
		.slice(0, SHOWN_PROBLEMS)
		.map(({ path, message }) => (path.length === 0 ? message : `${path.join('.')}: ${message}`));
	const problem = json === undefined ? 'it is empty' : problems.join(', ');
	return { kind: 'unreadable', problem, body: text };
}

/** What an answer to a creation says of what was created; false where that is not to be read in it. */
function createdObject(json: unknown, numberField = 'number'): JsonObject | false | undefined {
	const said = Array.isArray(json) && json.length === 1 ? (json[0] as unknown) : json;
	if (said === undefined || said === null || said === true) return undefined;
	if (isJsonObject(said)) return said;
	const isNumber =
		(typeof said === 'string' && BARE_NUMBER.test(said.trim())) ||
		(typeof said === 'number' && said > 0);
	return isNumber && { [numberField]: said };
}

/** Whether an object tells of a failure, under a name that APIs use for it. */
function saysOtherwise(json: unknown): boolean {
	if (!isJsonObject(json)) return false;
	const said = new Map(Object.entries(json).map(([name, value]) => [name.toLowerCase(), value]));
	const status = Number(said.get('status'));
	return (
		SAYING_SUCCESS.some((name) => /^(false|0)$/i.test(String(said.get(name)))) ||
		SAYING_FAILURE.some((name) => isFilled(said.get(name))) ||
		// JSend.
		/^(error|fail)$/i.test(String(said.get('status'))) ||
		// Problem details (RFC 9457).
		(status >= 400 && status <= 599 && ['title', 'detail'].some((name) => said.has(name)))
	);
}

function isFilled(value: unknown): boolean {
	if (typeof value === 'object' && value !== null) return Object.keys(value).length > 0;
	return Boolean(value) && !/^(false|0|null|none|ok)?$/i.test(String(value).trim());
}
