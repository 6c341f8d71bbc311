import { readAnswer } from '../../../nodes/shared/http/readAnswer';
import type { Send } from '../../../nodes/shared/http/apiRequest';
import type { Customer } from '../../../nodes/Simutek/api/customers';
import { findCustomers } from '../../../nodes/Simutek/customer/findCustomers';

/** GKS with these customers, as one that understands the filters or does not. */
function gks(customers: Customer[]) {
	const asked: string[] = [];
	const send: Send = async (request) => {
		asked.push(request.path);
		const query = new URL(request.path, 'https://gks.example.se').searchParams;
		const page = Number(query.get('page'));
		const size = Number(query.get('pageSize'));
		const rows = customers.slice((page - 1) * size, page * size);
		const reading = readAnswer(JSON.stringify(rows), request.answer);
		if ('answer' in reading) return await Promise.resolve(reading.answer);
		throw new Error(reading.problem);
	};
	return { send, asked };
}

function many(length: number): Customer[] {
	return Array.from({ length }, (_, index) => ({ number: `K${index}`, name: `Kund ${index}` }));
}

describe('finding customers', () => {
	it('finds only those that match, where the server does not understand the filters', async () => {
		const { send, asked } = gks(many(250));
		expect(await findCustomers(send, { customerNumber: 'K249' })).toEqual([
			{ number: 'K249', name: 'Kund 249' },
		]);
		expect(asked).toHaveLength(3);
	});

	it('finds all, or as many as are wanted', async () => {
		expect(await findCustomers(gks(many(250)).send, {})).toHaveLength(250);
		const { send, asked } = gks(many(250));
		expect(await findCustomers(send, {}, 20)).toEqual(many(20));
		expect(asked).toHaveLength(1);
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
});
