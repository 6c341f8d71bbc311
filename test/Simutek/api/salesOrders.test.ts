import { createSalesOrder, nameOfSalesOrder } from '../../../nodes/Simutek/api/salesOrders';

const path = '/api/v1/salesorders';
const order = { customerNumber: 'K1', body: { customerNumber: 'K1' } };

describe('creating a sales order', () => {
	it('is asked for at the path that was set', () => {
		const { method, path: asked } = createSalesOrder('/api/v2/orders', order);
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
			const { creates } = createSalesOrder(path, { ...order, ...given });
			expect(creates).toMatchObject({ thing: 'sales order', lookFor });
		},
	);

	it('that is not found points at the customer and at the path', () => {
		const hint = createSalesOrder(path, order).hints?.[404];
		expect(hint).toContain('GKS has no customer with the number "K1"');
		expect(hint).toContain("'Path'");
	});
});

describe('a created sales order', () => {
	it.each([
		[{ orderNumber: 'SO1', id: 17 }, 'SO1'],
		[{ OrderNumber: 'SO1', Id: 17 }, 'SO1'],
		[{ salesOrderNumber: 10042 }, '10042'],
		[{ number: null, orderNumber: '', Id: 17 }, '17'],
		[{ location: '/api/v1/salesorders/SO1' }, '/api/v1/salesorders/SO1'],
		[{ customerNumber: 'K1' }, 'created without a number'],
	])('that is %j is known as %s', (order, name) => {
		expect(nameOfSalesOrder(order)).toBe(name);
	});
});
