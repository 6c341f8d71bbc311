import fc from 'fast-check';
import { z } from 'zod';
import { createCustomer } from '../../../nodes/Simutek/api/customers';
import { createSalesOrder } from '../../../nodes/Simutek/api/salesOrders';
import { createOrder } from '../../../nodes/A3Connect/api/orders';
import { readAnswer } from '../../../nodes/shared/http/readAnswer';
import { answerOf, reading } from './reading';

const packages = { answer: z.array(z.object({ id: z.number(), name: z.string() })) };
const open = { answer: z.unknown() };

const ORDER = createOrder({ predefinedPackageID: 101, customerNumber: '104200', data: {} });
const SALES_ORDER = createSalesOrder('/api/v1/salesorders', {
	customerNumber: 'K1',
	body: { customerNumber: 'K1' },
});
const CUSTOMER = createCustomer({
	name: 'Nordtryck AB',
	number: null,
	invoiceEmail: null,
	corporateIdentityNumber: '556677-8899',
});

function problemOf(body: string): string {
	const outcome = reading(body, packages);
	if (outcome.kind === 'unreadable') return outcome.problem;
	throw new Error(`${body} was accepted`);
}

describe('the body of a successful answer', () => {
	it('is given as the API has it', () => {
		expect(answerOf(' [{"id":1,"name":"Växel"}]\n', packages)).toEqual([{ id: 1, name: 'Växel' }]);
	});

	it.each(['', ' ', '\r\n', 'null'])('may be empty (%j) where nothing is expected', (body) => {
		expect(reading(body, open)).toEqual({ kind: 'succeeded', answer: undefined });
	});

	it('that is empty although something is expected is said to be empty', () => {
		expect(problemOf('')).toBe('it is empty');
	});

	it.each(['<!doctype html><title>Log in</title>', 'OK', '[{"id":1,', 'SO1', 'undefined'])(
		'that is no JSON is said to be none: %j',
		(body) => {
			expect(reading(body, packages)).toEqual({
				kind: 'unreadable',
				problem: 'it is not JSON',
				body,
			});
		},
	);

	it('of the wrong shape is told with the place of each fault', () => {
		const problem = problemOf('[{"id":1,"name":"A"},{"id":"2","name":"B"},{"id":3}]');
		expect(problem).toMatch(/^1\.id: .+, 2\.name: /);
	});

	it('with very many faults is told with the first of them only, in few words', () => {
		const problem = problemOf(JSON.stringify(Array.from({ length: 10_000 }, () => ({ id: 'x' }))));
		expect(problem).toContain('0.id');
		expect(problem).not.toContain('9.id');
		expect(problem.length).toBeLessThan(1000);
	});

	it.each([
		{ success: false, data: [] },
		{ Success: 'false', items: [] },
		{ error: 'Databasen svarar inte', items: [] },
		{ title: 'Internal Server Error', status: 500 },
	])('that tells of a failure is none of success: %j', (body) => {
		expect(reading(body, open)).toMatchObject({ kind: 'contradicted' });
	});

	it('keeps the digits of a number that JavaScript cannot hold', () => {
		const body =
			'{"id":12345678901234567890,"note":"9007199254740993, \\"90071992547409931\\"","n":-9007199254740993,"small":1234567890123456,"part":0.12345678901234567,"power":1e-1234567890123456}';
		expect(answerOf(body, open)).toEqual({
			id: '12345678901234567890',
			note: '9007199254740993, "90071992547409931"',
			n: '-9007199254740993',
			small: 1234567890123456,
			part: Number('0.12345678901234567'),
			power: 0,
		});
	});

	it('keeps them beside a text of many megabytes, such as a document', () => {
		const document = 'A'.repeat(16_000_000);
		const body = `{"document":"${document}","id":9007199254740993}`;
		expect(answerOf(body, open)).toEqual({ document, id: '9007199254740993' });
	});

	it('is given as it was sent, whatever JSON it is, where its shape is left open', () => {
		fc.assert(
			fc.property(fc.json(), (body) => {
				const outcome = reading(body, open);
				if (outcome.kind !== 'succeeded') return;
				expect(outcome.answer).toEqual((JSON.parse(body) as unknown) ?? undefined);
			}),
		);
	});
});

describe('an order of A3 Connect', () => {
	it.each<[unknown, object]>([
		[
			{ orderID: 7, orderNumber: 'A3-7', state: 'new' },
			{ orderID: 7, orderNumber: 'A3-7', state: 'new' },
		],
		[
			{ orderID: '5001', orderNumber: 7001 },
			{ orderID: '5001', orderNumber: 7001 },
		],
		[
			{ OrderID: 5001, ORDERNUMBER: 'A3-1' },
			{ orderID: 5001, orderNumber: 'A3-1' },
		],
		[{ orderID: 5001 }, { orderID: 5001 }],
		[
			{ orderID: 5001, orderNumber: null },
			{ orderID: 5001, orderNumber: null },
		],
		[
			{ orderNumber: 'A3-1', error: null, errors: [], success: true },
			{ orderNumber: 'A3-1', error: null, errors: [], success: true },
		],
		[
			{ orderNumber: 'A3-1', status: 'success', ok: true, errorCode: 0, errorMessage: '' },
			{ orderNumber: 'A3-1', status: 'success', ok: true, errorCode: 0, errorMessage: '' },
		],
		[[{ orderID: 1, orderNumber: 'A3-1' }], { orderID: 1, orderNumber: 'A3-1' }],
		[5001, { orderNumber: 5001 }],
		['"A3-5001"', { orderNumber: 'A3-5001' }],
		['A3-5001', { orderNumber: 'A3-5001' }],
		['{"orderID":9007199254740993}', { orderID: '9007199254740993' }],
		['null', {}],
		['true', {}],
		['', {}],
	])('answered with %j is created', (body, order) => {
		expect(reading(body, ORDER)).toEqual({ kind: 'succeeded', answer: order });
	});

	it.each(['', '{}', 'null'])('answered with %j and an address is created there', (body) => {
		const location = '/api/orders/5001';
		expect(readAnswer({ body, location }, ORDER)).toEqual({
			kind: 'succeeded',
			answer: { location },
		});
	});

	it.each<[unknown]>([
		[{ orderID: 0, orderNumber: '', message: 'Kunden är spärrad' }],
		[{}],
		[{ orderNumber: ' ' }],
		[{ result: { success: false } }],
		['[]'],
		['0'],
		['-1'],
		['false'],
		['"Kunden är spärrad"'],
		['[{"orderNumber":"A3-1"},{"orderNumber":"A3-2"}]'],
	])('answered with %j is not confirmed', (body) => {
		expect(reading(body, ORDER)).toMatchObject({ kind: 'contradicted' });
	});

	it.each(['OK', '<html>5001</html>', '{"orderID":1,', 'Kund 5001 saknas', '<orderID>1</orderID>'])(
		'answered with the text %j is not confirmed',
		(body) => {
			expect(reading(body, ORDER)).toMatchObject({ kind: 'unreadable' });
		},
	);
});

describe('a sales order of GKS', () => {
	it.each<[unknown, object]>([
		['', {}],
		['{}', {}],
		['null', {}],
		['"SO1"', { orderNumber: 'SO1' }],
		['SO1', { orderNumber: 'SO1' }],
		['10042', { orderNumber: 10042 }],
		[[{ number: 'SO1' }], { number: 'SO1' }],
		[
			{ number: 'O1', rows: [{ id: 1 }] },
			{ number: 'O1', rows: [{ id: 1 }] },
		],
	])('answered with %j is created', (body, order) => {
		expect(reading(body, SALES_ORDER)).toEqual({ kind: 'succeeded', answer: order });
	});
});

describe.each([
	['an order', ORDER],
	['a sales order', SALES_ORDER],
	['a customer', CUSTOMER],
])('the creation of %s', (_, request) => {
	it.each([
		{ success: false },
		{ success: false, errors: ['Kunden är spärrad'] },
		{ IsSuccess: 'False', orderNumber: 'A3-1', number: '1' },
		{ error: 'Kunden är spärrad', orderNumber: 'A3-1' },
		{ Error: { message: 'Kunden är spärrad' } },
		{ errors: { currency: ['is unknown'] }, orderNumber: 'A3-1' },
		{ hasErrors: true },
		{ hasError: true, message: 'Kunden är spärrad' },
		{ isError: 'true', number: '1', orderNumber: 'A3-1' },
		{ errorCode: 17, errorMessage: 'Kunden är spärrad', orderNumber: 'A3-1' },
		{ ErrorMessages: ['Kunden är spärrad'] },
		{ success: 0, orderNumber: 'A3-1' },
		{ ok: false, orderNumber: 'A3-1' },
		{ isSuccessful: false },
		{ status: 'error', message: 'Kunden är spärrad', orderNumber: 'A3-1' },
		{ status: 'fail', data: { customer: 'Kunden är spärrad' } },
		{ title: 'Conflict', status: 409, detail: 'Finns redan' },
		{ result: { success: false, message: 'Kunden är spärrad' } },
	])('is not confirmed by %j', (body) => {
		expect(reading(body, request)).toEqual({ kind: 'contradicted', body: JSON.stringify(body) });
	});

	it('is never confirmed by a page or by text of several words', () => {
		for (const body of ['<html><title>Inloggning 1</title></html>', 'Fel 17: spärrad']) {
			expect(reading(body, request)).toMatchObject({ kind: 'unreadable' });
		}
	});
});
