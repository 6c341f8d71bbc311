import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import formats from 'ajv-formats';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { load } from 'js-yaml';
import {
	OpenAPIBackend,
	SetMatchType,
	type Context,
	type Document,
	type Operation,
	type Request,
} from 'openapi-backend';

import { mediaTypeOf, type Answer } from './answers.mts';

/** Answers one kind of request. */
export type Handler = (context: Context) => Answer;

/** What an API adds to its description. */
export interface ApiParts {
	/** Name of the OpenAPI file in this folder. */
	file: string;
	/** One handler for every operationId of the description. */
	operations: Record<string, Handler>;
	/** One handler for every security scheme: whether the request satisfies it. */
	securitySchemes?: Record<string, (context: Context) => boolean>;
	unauthorized?: Handler;
	invalid: Handler;
	unsupportedMediaType: Handler;
	notFound: Handler;
	methodNotAllowed: Handler;
}

/** A request as it came over the wire. */
export interface Incoming {
	method: string;
	/** Path and query without the prefix of the API, percent-encoded as they came. */
	path: string;
	headers: Record<string, string>;
	body: Buffer;
}

/** An API that holds every request and every own answer against its description. */
export interface DescribedApi {
	operations: Operation[];
	operationOf(incoming: Incoming): Operation | undefined;
	answer(incoming: Incoming): Promise<Answer>;
}

/** Loads a description and binds handlers to its operations. */
export async function describeApi(parts: ApiParts): Promise<DescribedApi> {
	const backend = new OpenAPIBackend({
		definition: loadDocument(parts.file),
		// The library's check of the document knows OpenAPI 3.0 only; `quick` leaves it out.
		quick: true,
		coerceTypes: true,
		ignoreTrailingSlashes: false,
		// `ownProperties`: a field called `toString` is missing unless it was really sent.
		ajvOpts: { allErrors: true, ownProperties: true },
		// OpenAPI 3.1 speaks JSON Schema 2020-12, the library's own Ajv draft 07.
		customizeAjv: (_ajv, options) => formats.default(new Ajv2020(options)),
		securityHandlers: parts.securitySchemes ?? {},
		handlers: {
			...parts.operations,
			notFound: parts.notFound,
			methodNotAllowed: parts.methodNotAllowed,
			validationFail: (context: Context) =>
				takesBodyOf(context.operation, context.request.headers)
					? parts.invalid(context)
					: parts.unsupportedMediaType(context),
			...(parts.unauthorized && { unauthorizedHandler: parts.unauthorized }),
			postResponseHandler: (context: Context) => {
				checkAnswer(backend, context.operation, context.response);
				return context.response;
			},
		},
	});
	await backend.init();

	const operationOf = ({ method, path, headers }: Incoming) =>
		backend.matchOperation({ method, path, headers });
	return {
		operations: backend.getOperations(),
		operationOf,
		answer: (incoming) => backend.handleRequest(parse(incoming, operationOf(incoming))),
	};
}

/**
 * Reads an OpenAPI file. The library validates answers of the type `application/json` only, so
 * every other JSON media type is entered under that name too.
 */
function loadDocument(file: string): Document {
	const document = load(readFileSync(join(import.meta.dirname, file), 'utf8')) as Document;
	for (const response of Object.values(document.components?.responses ?? {})) {
		if (!('content' in response) || !response.content) continue;
		const problem = response.content['application/problem+json'];
		if (problem) response.content['application/json'] = problem;
	}
	return document;
}

function bodyMediaTypes(operation: Operation): string[] {
	const { requestBody } = operation;
	return requestBody && 'content' in requestBody ? Object.keys(requestBody.content) : [];
}

function takesBodyOf(operation: Operation, headers: Record<string, unknown>): boolean {
	const mediaTypes = bodyMediaTypes(operation);
	const sent = mediaTypeOf(headers['content-type'] as string | undefined);
	return mediaTypes.length === 0 || mediaTypes.includes(sent);
}

/** Leaves out a body that the operation does not take, so that validation misses it. */
function parse(incoming: Incoming, operation: Operation | undefined): Request {
	const { method, path, headers, body } = incoming;
	if (!operation?.requestBody || !takesBodyOf(operation, headers)) {
		return { method, path, headers };
	}
	const content = body.toString('utf8');
	const isForm = bodyMediaTypes(operation).includes('application/x-www-form-urlencoded');
	return {
		method,
		path,
		headers,
		body: isForm ? Object.fromEntries(new URLSearchParams(content)) : content,
	};
}

/** The sandbox must not answer what its description does not allow. */
function checkAnswer(
	backend: OpenAPIBackend,
	operation: Operation | undefined,
	answer: Answer,
): void {
	if (!operation) return;
	const fail = (reason: string): never => {
		throw new Error(`${operation.operationId} answers ${answer.status}: ${reason}`);
	};
	const described = operation.responses?.[String(answer.status)];
	if (!described || '$ref' in described) return fail('the status is not described');
	const isEmpty = answer.body === undefined;
	const mayBeEmpty = !described.content || 'x-body-may-be-empty' in described;
	const isDescribed = Boolean(described.content?.[mediaTypeOf(answer.contentType)]);
	if (isEmpty ? !mayBeEmpty : !isDescribed) {
		fail(isEmpty ? 'the body is missing' : `type ${answer.contentType} is not described`);
	}
	const errors = [
		isEmpty ? null : backend.validateResponse(answer.body, operation, answer.status).errors,
		backend.validateResponseHeaders(answer.headers ?? {}, operation, {
			statusCode: answer.status,
			setMatchType: SetMatchType.Superset,
		}).errors,
	].flatMap((found) => found ?? []);
	if (errors.length > 0) fail(JSON.stringify(errors));
}
