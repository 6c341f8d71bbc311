import type { ServerResponse } from 'node:http';

/** What an operation answers, before it is written to the wire. */
export interface Answer {
	status: number;
	contentType?: string;
	headers?: Record<string, string>;
	/** A value for JSON media types, text for any other. Absent: no body at all. */
	body?: unknown;
	/** The body as it travels, where that is not JSON or text in UTF-8. */
	bytes?: Buffer;
}

/** An answer without a body. */
export function empty(status: number, headers: Record<string, string> = {}): Answer {
	return { status, headers };
}

/** An answer with a JSON body. */
export function json(status: number, body: unknown, headers: Record<string, string> = {}): Answer {
	return { status, contentType: 'application/json; charset=utf-8', headers, body };
}

/** An answer with a plain text body. */
export function text(status: number, body: string): Answer {
	return { status, contentType: 'text/plain; charset=utf-8', body };
}

/** The media type of a Content-Type header, without its parameters. */
export function mediaTypeOf(contentType: string | undefined): string {
	return (contentType ?? '').split(';', 1).join().trim().toLowerCase();
}

/** The body of an answer as it travels. */
export function bodyBytes(answer: Answer): Buffer {
	if (answer.bytes !== undefined) return answer.bytes;
	if (answer.body === undefined) return Buffer.alloc(0);
	const isJson = /[/+]json$/.test(mediaTypeOf(answer.contentType));
	return Buffer.from(isJson ? JSON.stringify(answer.body) : String(answer.body));
}

/** Writes status and headers, and promises a body of so many bytes. */
export function writeHead(response: ServerResponse, answer: Answer, contentLength: number): void {
	response.writeHead(answer.status, {
		...(answer.contentType !== undefined && { 'Content-Type': answer.contentType }),
		...answer.headers,
		'Content-Length': contentLength,
	});
}

/** Writes a whole answer. */
export function send(response: ServerResponse, answer: Answer, body = bodyBytes(answer)): void {
	writeHead(response, answer, body.length);
	response.end(body);
}
