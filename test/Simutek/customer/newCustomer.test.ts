import { Failure } from '../../../nodes/shared/basis/failure';
import type { Send } from '../../../nodes/shared/http/apiRequest';
import type { Customer, NewCustomer } from '../../../nodes/Simutek/api/customers';
import { createNewCustomer, lookUpCreated } from '../../../nodes/Simutek/customer/newCustomer';
import { reading } from '../../shared/http/reading';

const NORDTRYCK: NewCustomer = {
	number: null,
	name: 'Nordtryck AB',
	invoiceEmail: null,
	corporateIdentityNumber: '556677-8899',
};

const ADDRESS = 'https://gks.example.se/api/v1/customers/K100500';

/**
 * Creates Nordtryck in a GKS that lists it later than it has it, and looks it up.
 *
 * @param created what the creation is answered with
 * @param listed whom the list shows
 * @param found what stands at the address of a customer, if anything does
 */
async function create(
	created: { body?: unknown; location?: string },
	listed: Customer[] = [],
	found?: Customer,
) {
	const asked: string[] = [];
	const remarks: string[] = [];
	const send: Send = async (request) => {
		asked.push(`${request.method} ${request.path.split('?', 1)[0]}`);
		const isList = request.path.includes('?');
		const body = request.method === 'POST' ? (created.body ?? '') : isList ? listed : found;
		const { location } = request.method === 'POST' ? created : {};
		const outcome = await Promise.resolve(reading(body ?? 'not found', request, location));
		if (outcome.kind === 'succeeded') return outcome.answer;
		throw new Failure({ message: outcome.kind });
	};
	const customer = await createNewCustomer(send, NORDTRYCK, []);
	const result = await lookUpCreated(send, customer, ({ sentence }) => remarks.push(sentence));
	return { result, asked, remarks };
}

describe('a created customer that the list does not show yet', () => {
	it.each([
		{ number: 'K100500' },
		{ Number: 'K100500' },
		{ customerNumber: 'K100500' },
		[{ number: 'K100500' }],
		'"K100500"',
	])('has the number that %j tells', async (body) => {
		const { result } = await create({ body });
		expect(result).toMatchObject({ number: 'K100500', success: true });
		expect(result.lookup).toContain('GKS does not list it yet');
	});

	it.each([ADDRESS, '/api/v1/customers/K100500/', '/API/v1/Customers/%4B100500'])(
		'is found at its address %s',
		async (location) => {
			const there = { ...NORDTRYCK, number: 'K100500' };
			const { result, remarks } = await create({ location }, [], there);
			expect(result).toEqual(there);
			expect(remarks).toEqual([]);
		},
	);

	it.each([
		['nobody is there', undefined],
		['another company is there', { number: 'K100500', name: 'Sydtryck AB' }],
		['another number is there', { ...NORDTRYCK, number: 'K1' }],
	])('has no number where %s', async (_, there) => {
		const { result, remarks } = await create({ location: ADDRESS }, [], there);
		expect(result).not.toHaveProperty('number');
		expect(result.lookup).toContain('GKS does not list it yet');
		expect(remarks).toEqual([expect.stringContaining('could not be looked up')]);
	});

	it.each(['/api/v1/customers', '/api/v1/customers/..', '/api/v1/customers/%zz', '/jobs/17'])(
		'is not looked for at the address %s, which is none of a customer',
		async (location) => {
			const { asked } = await create({ location });
			expect(asked).toEqual(['POST /api/v1/customers', 'GET /api/v1/customers']);
		},
	);
});

describe('a created customer that the list shows', () => {
	it('is taken from there, whatever its address', async () => {
		const listed = { ...NORDTRYCK, number: 'K100500' };
		const { result, asked } = await create({ location: '/api/v1/customers/3f2504e0' }, [listed]);
		expect(result).toEqual(listed);
		expect(asked).toHaveLength(2);
	});

	it('is not told from another with the same number', async () => {
		const listed = [NORDTRYCK, { name: 'Sydtryck AB' }].map((one) => ({ ...one, number: 'K1' }));
		const { result } = await create({ body: { number: 'K1' } }, listed);
		expect(result.lookup).toBe('The customer was created, but 2 customers have the number K1.');
		expect(result.number).toBe('K1');
	});
});
