import type { NoSuccess } from './outcome';

/** Where the byte order mark of a text begins it, what it is encoded as. */
const MARKS: ReadonlyArray<[encoding: string, mark: number[]]> = [
	['utf-8', [0xef, 0xbb, 0xbf]],
	['utf-16le', [0xff, 0xfe]],
	['utf-16be', [0xfe, 0xff]],
];

const UTF_8 = new TextDecoder('utf-8', { fatal: true });

/**
 * The text of an answer. JSON is UTF-8 whatever an answer says of itself (RFC 8259), so another
 * charset counts only for bytes that are no UTF-8.
 *
 * @param body the bytes, or what n8n made of them
 * @param contentType the header that may name a charset
 */
export function bodyOf(body: unknown, contentType: unknown): string {
	if (!ArrayBuffer.isView(body)) {
		return typeof body === 'string' ? body.replace(/^\uFEFF/, '') : '';
	}
	const bytes = new Uint8Array(body.buffer, body.byteOffset, body.byteLength);
	const marked = MARKS.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte));
	const named = /charset\s*=\s*["']?([^\s;"']+)/i.exec(String(contentType))?.[1];
	if (marked === undefined) {
		try {
			const text = UTF_8.decode(bytes);
			// UTF-16 without a mark passes as UTF-8 with every second character a zero.
			if (!/utf-?16/i.test(named ?? '') || !text.includes('\0')) return text;
		} catch {
			// It is no UTF-8.
		}
	}
	return decode(bytes, marked?.[0] ?? named);
}

/** Decodes by a charset; where it is unknown, by the one that most old servers speak. */
function decode(bytes: Uint8Array, charset = 'windows-1252'): string {
	try {
		return new TextDecoder(charset).decode(bytes);
	} catch {
		return new TextDecoder('windows-1252').decode(bytes);
	}
}

/**
 * Reads an answer that is not one of success.
 *
 * @param now the time that a `Retry-After` with a date is counted from
 */
export function readTurnedDown(
	status: number,
	headers: unknown,
	body: unknown,
	now = Date.now(),
): NoSuccess {
	const known = typeof headers === 'object' && headers !== null ? headers : {};
	const { location, 'retry-after': wait, 'content-type': type } = known as Record<string, unknown>;
	const retryAfter = typeof wait === 'string' ? readRetryAfter(wait.trim(), now) : undefined;
	return {
		kind: 'turnedDown',
		status,
		body: bodyOf(body, type),
		...(typeof location === 'string' && { location }),
		...(retryAfter !== undefined && { retryAfter }),
	};
}

/** `Retry-After` as seconds or as a date (RFC 9110), in milliseconds from now; anything else is none. */
function readRetryAfter(header: string, now: number): number | undefined {
	if (/^\d+(\.\d+)?$/.test(header)) return Number(header) * 1000;
	// The oldest of the three spellings of a date names no zone, and means GMT.
	const isOldest = /^[a-z]{3} [a-z]{3} [ \d]\d [\d:]{8} \d{4}$/i.test(header);
	if (!isOldest && !/^[a-z]{3,9}, /i.test(header) && !/^\d{4}-\d\d-\d\dT/.test(header)) return;
	const date = Date.parse(isOldest ? `${header} GMT` : header);
	return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
