import { readAnswer } from '../../../nodes/shared/http/readAnswer';
import { createSalesOrder } from '../../../nodes/Simutek/api/salesOrders';

const path = '/api/v1/salesorders';

describe('creating a sales order', () => {
	it('is asked for at the path that was set', () => {
		const { method, path: asked } = createSalesOrder('/api/v2/orders', { customerNumber: 'K1' });
		expect([method, asked]).toEqual(['POST', '/api/v2/orders']);
	});

	it.each([
		[{}, 'a sales order of customer K1 in GKS'],
		[{ name: 'Webb 7' }, 'a sales order named "Webb 7" of customer K1 in GKS'],
		[
			{ name: 'Webb 7', purchaseOrderNumber: 'PO-1' },
			'a sales order named "Webb 7" with the purchase order number PO-1 of customer K1 in GKS',
		],
	])(
		'with %j says what to look for where nobody knows whether it was created',
		(given, lookFor) => {
			const { creates } = createSalesOrder(path, { customerNumber: 'K1', ...given });
			expect(creates).toEqual({ thing: 'sales order', lookFor });
		},
	);

	it('that is not found points at the customer and at the path', () => {
		const hint = createSalesOrder(path, { customerNumber: 'K1' }).hints?.[404];
		expect(hint).toContain('GKS has no customer with the number "K1"');
		expect(hint).toContain('"Path"');
	});

	it.each([
		['', undefined],
		['{}', {}],
		['{"number":"O1","rows":[{"id":1}]}', { number: 'O1', rows: [{ id: 1 }] }],
	])('gives the answer %j as the API has it', (body, answer) => {
		const request = createSalesOrder(path, { customerNumber: 'K1' });
		expect(readAnswer(body, request.answer)).toEqual({ answer });
	});

	it.each(['[]', '"O1"', '17', 'null', '<html></html>', 'OK'])(
		'does not take the answer %j for a confirmation',
		(body) => {
			const request = createSalesOrder(path, { customerNumber: 'K1' });
			expect(readAnswer(body, request.answer)).toHaveProperty('problem');
		},
	);
});
