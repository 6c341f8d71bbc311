/** @jest-environment ./test/SandboxEnvironment.mjs */
import { located } from '../located';
import { beginAnew, runA3Connect } from './vendors';

beforeEach(beginAnew);

const ORDERS = {
	resource: 'order',
	operation: 'create',
	package: located('105'),
	customerNumber: '204817',
};

describe('An API that refuses above ten requests a second', () => {
	it.each([
		['says when to come back', { retryAfter: true }],
		['says it in other ways', { retryAfter: true, a3ConnectTemper: 'odd' }],
		['only refuses', { retryAfter: false }],
	])(
		'gets sixty orders, all of them, and few that it refuses, where it %s',
		async (_, settings) => {
			Object.assign(sandbox.settings, { perSecond: 10, ...settings });
			const { items, error } = await runA3Connect(
				{ ...ORDERS, options: { maxRetries: 0 } },
				{ items: Array.from({ length: 60 }, () => ({})) },
			);
			expect(error).toBeUndefined();
			expect(items).toHaveLength(60);
			expect(sandbox.books.orders).toHaveLength(60);
			const refused = sandbox.books.requests.filter(({ status }) => status === 429);
			expect(refused.length).toBeLessThanOrEqual(60);
		},
		60_000,
	);
});
