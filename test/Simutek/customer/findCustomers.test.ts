import { Failure } from '../../../nodes/shared/basis/failure';
import type { Remark, Send } from '../../../nodes/shared/http/apiRequest';
import type { Customer } from '../../../nodes/Simutek/api/customers';
import { findCustomers } from '../../../nodes/Simutek/customer/findCustomers';
import { answerOf } from '../../shared/http/reading';

/** A GKS that answers so to the query of a list. */
function answering(answer: (query: URLSearchParams) => unknown) {
	const asked: string[] = [];
	const remarks: Remark[] = [];
	const send: Send = async (request) => {
		asked.push(request.path);
		const given = await Promise.resolve(answer(new URL(request.path, 'https://gks').searchParams));
		if (typeof given === 'number') {
			throw new Failure({ message: `GKS answered ${given}`, httpStatus: given });
		}
		const read = answerOf(given, request);
		remarks.push(...(request.remarks?.(read) ?? []));
		return read;
	};
	return { send, asked, remarks };
}

/** GKS with these customers, as one that does not understand the filters. */
function gks(customers: Customer[], size = 100) {
	return answering((query) => {
		const page = Number(query.get('page'));
		return customers.slice((page - 1) * size, page * size);
	});
}

function many(length: number): Customer[] {
	return Array.from({ length }, (_, index) => ({ number: `K${index}`, name: `Kund ${index}` }));
}

describe('finding customers', () => {
	it('finds only those that match, where the server does not understand the filters', async () => {
		const { send, asked, remarks } = gks(many(250));
		expect(await findCustomers(send, { customerNumber: 'K249' })).toEqual([
			{ number: 'K249', name: 'Kund 249' },
		]);
		expect(asked).toHaveLength(4);
		expect(new Set(remarks.map(({ sentence }) => sentence)).size).toBe(1);
		expect(remarks.reduce((sum, { count }) => sum + count, 0)).toBe(250);
	});

	it('finds all, or as many as are wanted', async () => {
		expect(await findCustomers(gks(many(250)).send, {})).toHaveLength(250);
		const { send, asked, remarks } = gks(many(250));
		expect(await findCustomers(send, {}, 20)).toEqual(many(20));
		expect(asked).toHaveLength(1);
		expect(remarks).toEqual([]);
	});

	it.each([undefined, null, ''])('finds each of those that have no number (%j)', async (number) => {
		const corporateIdentityNumber = '556677-8899';
		const customers = [
			{ number, name: 'Någon annan', corporateIdentityNumber: '111111-1111' },
			{ number, name: 'Nordtryck AB', corporateIdentityNumber },
			{ number, name: 'Nordtryck i Umeå AB', corporateIdentityNumber },
		];
		const found = await findCustomers(gks(customers).send, { corporateIdentityNumber });
		expect(found.map(({ name }) => name)).toEqual(['Nordtryck AB', 'Nordtryck i Umeå AB']);
	});

	it.each(['number', 'customerNumber'])(
		'asks for one page where GKS knows the number as %s',
		async (spelled) => {
			const { send, asked } = answering((query) =>
				many(3100).filter(({ number }) => number === query.get(spelled)),
			);
			expect(await findCustomers(send, { customerNumber: 'K17' })).toHaveLength(1);
			expect(asked).toHaveLength(1);
			expect(await findCustomers(send, { customerNumber: 'K9999' })).toEqual([]);
			expect(asked).toHaveLength(2);
		},
	);

	it.each<[string, Customer[]]>([
		[
			'one',
			[
				{ number: 'K1', name: 'Nordtryck' },
				{ number: 'K1', name: 'Sydtryck' },
			],
		],
		['several', [...many(120), { number: 'K1', name: 'Sydtryck' }]],
	])('finds both of two with the same number, on %s page', async (_, customers) => {
		expect(await findCustomers(gks(customers).send, { customerNumber: 'K1' })).toHaveLength(2);
	});

	it('finds all of a company that has more customers than a page, where the total says so', async () => {
		const corporateIdentityNumber = '556677-8899';
		const customers = many(12).map((customer) => ({ ...customer, corporateIdentityNumber }));
		const { send } = answering((query) => {
			const page = Number(query.get('page'));
			return { items: customers.slice((page - 1) * 5, page * 5), totalCount: 12 };
		});
		expect(await findCustomers(send, { corporateIdentityNumber })).toEqual(customers);
	});

	it.each<unknown>(['', 'null', [], { items: [] }])('finds nobody in %j', async (answer) => {
		const { send } = answering(() => answer);
		expect(await findCustomers(send, { name: 'Nordtryck' })).toEqual([]);
		expect(await findCustomers(send, {})).toEqual([]);
	});

	it('finds nobody where GKS answers a filter with 404 and has a list', async () => {
		const { send } = answering((query) => (query.has('name') ? 404 : many(3)));
		expect(await findCustomers(send, { name: 'Nordtryck' })).toEqual([]);
	});

	it('does not take it for nobody where there is no list at all', async () => {
		const { send } = answering(() => 404);
		for (const filters of [{ name: 'Nordtryck' }, {}]) {
			await expect(findCustomers(send, filters)).rejects.toThrow('GKS answered 404');
		}
	});

	it.each([400, 404])('ends where GKS answers %i for a page behind the last', async (status) => {
		const { send } = answering((query) => (query.get('page') === '1' ? many(40) : status));
		expect(await findCustomers(send, {})).toEqual(many(40));
	});

	it.each([400, 404])(
		'fails where GKS answers %i for a page that its total counts',
		async (status) => {
			const { send } = answering((query) =>
				query.get('page') === '1' ? { items: many(40), total: 250 } : status,
			);
			await expect(findCustomers(send, {})).rejects.toThrow(`GKS answered ${status}`);
		},
	);

	it.each([
		['announced more than it lists', 250, [210]],
		['has lost some on the way', undefined, []],
		['lists all', 40, []],
	])('says how many are missing where GKS %s', async (_, total, missing) => {
		const told: number[] = [];
		const { send } = answering((query) =>
			query.get('page') === '1'
				? { items: many(40), total: total ?? 250 }
				: { items: [], total: total ?? 40 },
		);
		const found = await findCustomers(send, {}, undefined, undefined, ({ count }) =>
			told.push(count),
		);
		expect(found).toEqual(many(40));
		expect(told).toEqual(missing);
	});

	it('fails where a page fails', async () => {
		const { send } = answering((query) => (query.get('page') === '1' ? many(100) : 500));
		await expect(findCustomers(send, {})).rejects.toThrow('GKS answered 500');
	});

	it.each([100, 40, 20])('gives odd rows as they came, in pages of %i', async (size) => {
		const odd = [{ name: null }, { number: 17 }, { Number: 'K1' }, {}] as unknown as Customer[];
		const found = await findCustomers(gks([...many(60), ...odd], size).send, {});
		expect(found.slice(60)).toEqual([{ name: null }, { number: 17 }, { number: 'K1' }, {}]);
	});
});
