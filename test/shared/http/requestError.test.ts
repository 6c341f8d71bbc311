import { NodeApiError, NodeOperationError, OperationalError, UserError } from 'n8n-workflow';
import type { JsonObject } from 'n8n-workflow';
import { readRequestError } from '../../../nodes/shared/http/requestError';
import { someNode } from '../parameters/evaluate';

const TOKEN_URL = 'https://id.simutek.se/connect/token';
const URL_ASKED = 'https://gks.example.se/api/v1/customers?page=1';

interface ClientFacts {
	code?: string;
	syscall?: string;
	response?: { status: number; headers?: Record<string, string>; data?: unknown };
	url?: string;
	cause?: unknown;
}

/** The error of n8n's HTTP client. */
class AxiosError extends Error {
	readonly isAxiosError = true;
	readonly config: { url: string };

	constructor(message: string, { url = URL_ASKED, cause, ...facts }: ClientFacts) {
		super(message, { cause });
		this.config = { url };
		Object.assign(this, facts);
	}
}

/** The errors of n8n's OAuth2 client. */
class AuthError extends Error {}
class ResponseError extends Error {}

/** An error as `httpRequestWithAuthentication` throws it. */
function thrown(cause: Error): NodeApiError {
	return new NodeApiError(someNode, cause as unknown as JsonObject);
}

function failed(facts: ClientFacts, message = 'Request failed') {
	return readRequestError(thrown(new AxiosError(message, facts)), TOKEN_URL);
}

describe('an answer of the API', () => {
	it('is read with its status and its text', () => {
		expect(
			failed({ code: 'ERR_BAD_REQUEST', response: { status: 400, data: '{"title":"Nej"}' } }),
		).toEqual({ kind: 'turnedDown', status: 400, body: '{"title":"Nej"}' });
	});

	it('is read with the address that it points to', () => {
		const response = { status: 302, headers: { location: 'https://login.example.se' }, data: '' };
		expect(failed({ response })).toEqual({
			kind: 'turnedDown',
			status: 302,
			body: '',
			location: 'https://login.example.se',
		});
	});

	it('counts before the code of the error that carries it', () => {
		const response = { status: 504, data: 'upstream timed out' };
		expect(failed({ code: 'ECONNABORTED', response })).toMatchObject({ status: 504 });
		expect(failed({ code: 'ERR_BAD_RESPONSE', response })).toMatchObject({ status: 504 });
	});

	it.each([undefined, null, ''])('without a body (%j) has an empty text', (data) => {
		expect(failed({ response: { status: 500, data } })).toEqual({
			kind: 'turnedDown',
			status: 500,
			body: '',
		});
	});

	it('is found however deep in the chain of causes it lies', () => {
		const inner = new AxiosError('Request failed', { response: { status: 409, data: 'dubblett' } });
		const outer = new Error('outer', { cause: new Error('middle', { cause: thrown(inner) }) });
		expect(readRequestError(outer, TOKEN_URL)).toMatchObject({ status: 409, body: 'dubblett' });
	});
});

describe('a request that the API never saw', () => {
	it.each([
		['ECONNREFUSED', 'connection refused'],
		['ENOTFOUND', 'unknown host'],
		['EAI_AGAIN', 'the host name could not be looked up just now'],
		['EPROTO', 'the server does not speak https there'],
		['CERT_HAS_EXPIRED', 'the certificate of the server has expired'],
		['DEPTH_ZERO_SELF_SIGNED_CERT', 'the certificate of the server is self-signed'],
		[
			'SELF_SIGNED_CERT_IN_CHAIN',
			'the certificate of the server is signed by an unknown authority',
		],
		['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'the certificate of the server cannot be verified'],
		[
			'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
			'the certificate of the server is signed by an unknown authority',
		],
		['ERR_TLS_CERT_ALTNAME_INVALID', 'the certificate of the server is for another host'],
	])('is known by %s', (code, reason) => {
		expect(failed({ code })).toMatchObject({ kind: 'unreachable', reason });
	});

	it.each([
		'DEPTH_ZERO_SELF_SIGNED_CERT',
		'SELF_SIGNED_CERT_IN_CHAIN',
		'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
		'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
	])('because of %s comes with how to have the certificate trusted', (code) => {
		const advice = expect.stringMatching(/NODE_EXTRA_CA_CERTS.*'Ignore SSL Issues/);
		expect(failed({ code })).toMatchObject({ kind: 'unreachable', advice });
		expect(failed({ code, url: TOKEN_URL })).toMatchObject({ kind: 'noToken', advice });
	});

	it.each(['CERT_HAS_EXPIRED', 'ERR_TLS_CERT_ALTNAME_INVALID', 'ECONNREFUSED'])(
		'because of %s is not for the credential to ignore',
		(code) => {
			expect(failed({ code })).not.toHaveProperty('advice');
		},
	);

	it.each(['ETIMEDOUT', 'ECONNRESET'])('is known by %s while it was still connecting', (code) => {
		expect(failed({ code, syscall: 'connect' })).toMatchObject({
			kind: 'unreachable',
			reason: 'no connection was possible',
		});
	});

	it('is known by none of the addresses of a host having answered in time', () => {
		// As Node.js makes it of a host with several addresses.
		const connect = { code: 'ETIMEDOUT', syscall: 'connect' };
		const errors = [connect, { code: 'ENETUNREACH', syscall: 'connect' }];
		const cause = Object.assign(new AggregateError(errors), { code: 'ETIMEDOUT' });
		expect(failed({ code: 'ETIMEDOUT', cause })).toMatchObject({
			kind: 'unreachable',
			reason: 'no connection was possible',
		});
	});

	it('is known by a connection that was closed before it was secure', () => {
		const message =
			'Client network socket disconnected before secure TLS connection was established';
		expect(failed({ code: 'ECONNRESET' }, message)).toMatchObject({
			kind: 'unreachable',
			reason: 'no connection was possible',
		});
	});

	it('is known by a handshake that the server does not understand, which fails in a write', () => {
		expect(failed({ code: 'EPROTO', syscall: 'write' })).toMatchObject({ kind: 'unreachable' });
	});

	it('is known where only the innermost error tells', () => {
		const socket = Object.assign(new Error('connect'), {
			code: 'EHOSTUNREACH',
			syscall: 'connect',
		});
		expect(failed({ cause: socket })).toMatchObject({ kind: 'unreachable' });
	});
});

describe('a request that nobody knows the end of', () => {
	it.each([
		['ECONNRESET', 'the connection was closed before the answer was complete'],
		['ECONNABORTED', 'the timeout was reached'],
		['ETIMEDOUT', 'the timeout was reached'],
		['EPIPE', 'the connection was closed while the request was being sent'],
		['ERR_CANCELED', 'the workflow was cancelled'],
		['ERR_BAD_RESPONSE', 'the answer was incomplete'],
	])('is known by %s', (code, reason) => {
		expect(failed({ code })).toMatchObject({ kind: 'noAnswer', reason });
	});

	it.each(['read', 'write'])('is one whose connection broke in a %s', (syscall) => {
		expect(failed({ code: 'ECONNRESET', syscall })).toMatchObject({ kind: 'noAnswer' });
	});

	it.each(['EHOSTUNREACH', 'ENETUNREACH'])(
		'is one whose open connection lost its way (%s while reading)',
		(code) => {
			expect(failed({ code, syscall: 'read' })).toMatchObject({ kind: 'noAnswer' });
		},
	);

	it('is one that failed with anything unknown, with the words of the error', () => {
		expect(failed({ code: 'E_NEW' }, 'Parse Error: Expected HTTP/')).toMatchObject({
			kind: 'noAnswer',
			reason: 'Parse Error: Expected HTTP/',
		});
	});

	it.each(['ECONNABORTED', 'ERR_BAD_RESPONSE'])(
		'is one whose answer of 200 broke off before its end (%s)',
		(code) => {
			expect(failed({ code, response: { status: 200, data: '{"orderID"' } })).toMatchObject({
				kind: 'noAnswer',
			});
		},
	);

	it.each(['ECONNRESET', 'HPE_INVALID_CONSTANT'])(
		'is one of which an older n8n keeps only the code, %s',
		(httpCode) => {
			expect(readRequestError({ message: 'failed', httpCode }, TOKEN_URL)).toMatchObject({
				kind: 'noAnswer',
			});
		},
	);

	it.each(['ECONNRESET', undefined])(
		'is one whose error is of a class that an older n8n derives from its own (%s)',
		(httpCode) => {
			class ApplicationError extends Error {}
			const OlderError = { NodeApiError: class extends ApplicationError {} }.NodeApiError;
			const error = Object.assign(new OlderError('The connection was closed'), { httpCode });
			expect(readRequestError(error, TOKEN_URL)).toMatchObject({ kind: 'noAnswer' });
		},
	);

	it('is one whose error is its own cause', () => {
		const error = new AxiosError('round and round', { code: 'E_NEW' });
		(error as { cause?: unknown }).cause = new Error('inner', { cause: error });
		expect(readRequestError(error, TOKEN_URL)).toMatchObject({
			kind: 'noAnswer',
			reason: 'round and round',
		});
	});
});

describe('a request that n8n did not send', () => {
	const blocked = new UserError('The request was blocked', {
		description: 'Ask your n8n administrator to allowlist it.',
	});
	const domain = new NodeOperationError(someNode, 'Domain not allowed');
	const locked = Object.assign(new Error('database is locked'), { code: 'SQLITE_BUSY' });

	it.each<[string, unknown, string]>([
		['its protection of private addresses', thrown(blocked), 'The request was blocked'],
		['the allowed domains of the credential', domain, 'Domain not allowed'],
		['them, with an error around it', thrown(domain), 'Domain not allowed'],
		[
			'an address that it refuses once it is looked up',
			thrown(
				new AxiosError('lookup', {
					cause: new (class BlockedError extends UserError {})('Blocked'),
				}),
			),
			'Blocked',
		],
		['anything of its own', thrown(new OperationalError('No way')), 'No way'],
		['a database that is locked', thrown(locked), 'database is locked'],
		['a text', 'text', 'text'],
		[
			'its protection of private addresses, where the tokens come from',
			thrown(new OperationalError('Failed to acquire OAuth2 access token: x', { cause: blocked })),
			'The request was blocked',
		],
	])('because of %s is told in its words', (_, error, reason) => {
		expect(readRequestError(error, TOKEN_URL)).toMatchObject({ kind: 'heldBack', reason });
	});

	it('comes with what to ask the administrator for', () => {
		expect(readRequestError(thrown(blocked), TOKEN_URL)).toMatchObject({
			advice: 'Ask your n8n administrator to allowlist it.',
		});
	});

	it.each([17, null, undefined, {}, []])('is what %j thrown tells of', (error) => {
		expect(readRequestError(error, TOKEN_URL)).toMatchObject({ kind: 'heldBack' });
	});
});

describe('a request without an access token', () => {
	it('is known by the words of n8n', () => {
		const error = new OperationalError('Failed to acquire OAuth2 access token: invalid_client');
		expect(readRequestError(thrown(error), TOKEN_URL)).toMatchObject({
			kind: 'noToken',
			reason: 'invalid_client',
		});
	});

	it.each([[new AuthError('invalid_client')], [new ResponseError('HTTP status 503')]])(
		'is known by the class of the error: %p',
		(error) => {
			expect(readRequestError(error, TOKEN_URL)).toMatchObject({
				kind: 'noToken',
				reason: error.message,
			});
			expect(readRequestError(thrown(error), TOKEN_URL)).toMatchObject({
				kind: 'noToken',
				reason: error.message,
			});
		},
	);

	it.each([
		[{ code: 'ECONNREFUSED' }, `connection refused (${TOKEN_URL})`],
		[{ code: 'ENOTFOUND' }, `unknown host (${TOKEN_URL})`],
		[{ code: 'ECONNABORTED' }, `the timeout was reached (${TOKEN_URL})`],
		[{ response: { status: 500, data: 'down' } }, 'Request failed down'],
	])('is known by the address that was asked: %j', (facts, reason) => {
		expect(failed({ ...facts, url: TOKEN_URL })).toMatchObject({ kind: 'noToken', reason });
	});

	it.each([500, 503, 429])('says what a token server said that answered %i', (status) => {
		const response = { status, data: '{"error_description":"Databasen är nere"}' };
		const message = `Request failed with status code ${status}`;
		const facts = { code: 'ERR_BAD_RESPONSE', url: TOKEN_URL, response };
		const error = new OperationalError(`Failed to acquire OAuth2 access token: ${message}`, {
			cause: new AxiosError(message, facts),
		});
		expect(readRequestError(thrown(error), TOKEN_URL)).toMatchObject({
			kind: 'noToken',
			reason: `${message} Databasen är nere`,
			transient: true,
			advice: expect.stringContaining('Try again later') as string,
		});
	});

	it('is known by an answer of the token server that broke off', () => {
		const response = { status: 200, data: '' };
		const facts = { code: 'ERR_BAD_RESPONSE', url: TOKEN_URL, response };
		expect(failed(facts)).toMatchObject({
			kind: 'noToken',
			reason: `the answer was incomplete (${TOKEN_URL})`,
			transient: true,
		});
	});

	it('is known by the token that n8n keeps being none', () => {
		const error = thrown(new Error('Unable to sign without access token'));
		expect(readRequestError(error, TOKEN_URL)).toMatchObject({ kind: 'noToken', transient: false });
	});

	it.each([
		[{ error: 'invalid_client', error_description: 'The secret has expired' }],
		['{"error":"invalid_client","error_description":"The secret has expired"}'],
	])('tells what the token server said: %j', (body) => {
		const cause = Object.assign(new AuthError('Client authentication failed'), { body });
		const error = new OperationalError('Failed to acquire OAuth2 access token: x', { cause });
		const { reason } = readRequestError(thrown(error), TOKEN_URL) as { reason: string };
		expect(reason).toContain('The secret has expired');
	});

	it('says why where n8n hands on the cause', () => {
		const message = 'connect ECONNREFUSED 127.0.0.1:443';
		const cause = new AxiosError(message, { code: 'ECONNREFUSED', url: TOKEN_URL });
		const error = new OperationalError(`Failed to acquire OAuth2 access token: ${message}`, {
			cause,
		});
		expect(readRequestError(thrown(error), TOKEN_URL)).toMatchObject({
			kind: 'noToken',
			reason: `connection refused (${TOKEN_URL})`,
		});
	});

	it('is not what a refusal by the API itself is taken for', () => {
		expect(failed({ response: { status: 401, data: 'AuthError' } })).toMatchObject({
			kind: 'turnedDown',
			status: 401,
		});
	});
});
