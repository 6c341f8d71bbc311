import type { ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

import { bodyBytes, send, writeHead, type Answer } from './answers.mts';
import type { Fault } from './faults.mts';

const HTML_PAGE =
	'<!DOCTYPE html>\n<html lang="sv"><head><title>Driftstopp</title></head>' +
	'<body><h1>Tjänsten är tillfälligt otillgänglig</h1></body></html>\n';

/** Spoils an answer. What is not sent here is what the fault takes away. */
export async function playFault(
	fault: Fault,
	answer: Answer,
	response: ServerResponse,
): Promise<void> {
	switch (fault.kind) {
		case 'status': {
			const { status, body, contentType, headers } = fault;
			const bytes = Buffer.from(body ?? '');
			return send(response, { status, ...optional({ contentType, headers }) }, bytes);
		}
		case 'html': {
			const contentType = 'text/html; charset=utf-8';
			return send(response, { status: fault.status ?? 200, contentType, body: HTML_PAGE });
		}
		case 'resetBefore':
		case 'resetAfter':
			response.socket?.resetAndDestroy();
			return;
		case 'hang':
			return;
		case 'truncate':
			return truncate(answer, response);
		case 'slowDrip':
			return drip(answer, response, fault.millisecondsPerByte ?? 20);
		case 'redirect': {
			const headers = { Location: fault.location };
			return send(response, { status: fault.status ?? 302, headers });
		}
		case 'retryAfter': {
			const headers = { 'Retry-After': retryAfter(fault.seconds, fault.form) };
			return send(response, { status: fault.status, headers });
		}
		case 'emptyBody':
			return send(response, { status: answer.status });
		case 'replaceBody': {
			const contentType = fault.contentType ?? 'application/json; charset=utf-8';
			return send(response, { status: answer.status, contentType }, Buffer.from(fault.body));
		}
	}
}

/** An answer that never comes whole: half of its body, or nothing of the 16 bytes promised. */
function truncate(answer: Answer, response: ServerResponse): void {
	const body = bodyBytes(answer);
	writeHead(response, answer, body.length || 16);
	response.flushHeaders();
	response.write(body.subarray(0, Math.floor(body.length / 2)));
	response.socket?.end();
}

async function drip(
	answer: Answer,
	response: ServerResponse,
	millisecondsPerByte: number,
): Promise<void> {
	const body = bodyBytes(answer);
	writeHead(response, answer, body.length);
	response.flushHeaders();
	for (const byte of body) {
		await pause(millisecondsPerByte);
		if (response.destroyed) return;
		response.write(Buffer.of(byte));
	}
	response.end();
}

function retryAfter(seconds: number, form: 'seconds' | 'date'): string {
	return form === 'seconds' ? String(seconds) : new Date(Date.now() + seconds * 1000).toUTCString();
}

/** Leaves out what is undefined. */
function optional(parts: {
	contentType: string | undefined;
	headers: Record<string, string> | undefined;
}): Pick<Answer, 'contentType' | 'headers'> {
	return {
		...(parts.contentType !== undefined && { contentType: parts.contentType }),
		...(parts.headers && { headers: parts.headers }),
	};
}
