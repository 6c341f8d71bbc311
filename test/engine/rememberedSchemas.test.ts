/** @jest-environment ./test/SandboxEnvironment.mjs */

import { beginAnew, requestsFor, runA3Connect } from './vendors';

beforeEach(beginAnew);

const PACKAGE = 104;

const order = (additionalData: object = {}) => ({
	resource: 'order',
	operation: 'create',
	package: { __rl: true, mode: 'id', value: PACKAGE },
	customerNumber: '204817',
	fields: { mappingMode: 'defineBelow', value: {} },
	options: { additionalData: JSON.stringify(additionalData) },
});

const validation = { ...order(), operation: 'validate' };

/** Has the next schema be one that has the field `colour`, as it was before a change. */
function hadColour(): void {
	const data = [{ name: 'colour', type: 'Text', required: false }];
	const schema = { predefinedPackageID: PACKAGE, name: 'As it was', data };
	sandbox.injectFault({
		kind: 'replaceBody',
		effect: 'none',
		operationId: 'GetPackageSchema',
		body: JSON.stringify(schema),
	});
}

const one = { items: [{}] };

describe("A package's schema", () => {
	it('is asked for once a minute, whatever the number of executions', async () => {
		for (let run = 0; run < 3; run++) await runA3Connect(order(), one);
		expect(sandbox.books.orders).toHaveLength(3);
		expect(requestsFor('GetPackageSchema')).toBe(1);
	});

	it('is asked for anew to validate an order', async () => {
		await runA3Connect(order(), one);
		await runA3Connect(validation, one);
		await runA3Connect(validation, one);
		expect(requestsFor('GetPackageSchema')).toBe(3);
	});

	it('is not taken from another API token', async () => {
		await runA3Connect(order(), one);
		const { apiTokenWithoutOrderRight: apiToken, baseUrl } = sandbox.a3Connect;
		await runA3Connect(order(), {
			...one,
			credential: { environment: 'custom', baseUrl, apiToken },
		});
		expect(requestsFor('GetPackageSchema')).toBe(2);
	});

	it('is asked for anew where an order does not fit the one that is remembered', async () => {
		await runA3Connect(order(), one);
		const { error } = await runA3Connect(order({ colour: 'red' }), one);
		expect(error?.message).toContain('colour');
		expect(requestsFor('GetPackageSchema')).toBe(2);
		expect(requestsFor('CreateOrder')).toBe(1);
	});

	it('is asked for anew where A3 refuses what fitted the one that is remembered', async () => {
		hadColour();
		await runA3Connect(order(), one);
		const { error } = await runA3Connect(order({ colour: 'red' }), one);
		expect(error?.message).toMatch(/does not fit the package.*colour/);
		expect(requestsFor('GetPackageSchema')).toBe(2);
		expect(requestsFor('CreateOrder')).toBe(2);
		expect(sandbox.books.orders).toHaveLength(1);
	});

	it('does not have an order sent again that may have been placed', async () => {
		await runA3Connect(order(), one);
		sandbox.injectFault({
			kind: 'status',
			status: 500,
			effect: 'done',
			operationId: 'CreateOrder',
		});
		const { error } = await runA3Connect(order(), one);
		expect(error?.message).toMatch(/^The order may exist/);
		expect(requestsFor('CreateOrder')).toBe(2);
		expect(requestsFor('GetPackageSchema')).toBe(1);
	});
});
