/** @jest-environment ./test/SandboxEnvironment.mjs */
import { located } from '../located';
import { beginAnew, runA3Connect } from './vendors';

beforeEach(beginAnew);

const ORDERS = {
	resource: 'order',
	operation: 'create',
	package: located('104'),
	customerNumber: '204817',
};

describe('An API that refuses above ten requests a second', () => {
	it.each([
		['says when to come back', true],
		['only refuses', false],
	])(
		'gets sixty orders, all of them, and few that it refuses, where it %s',
		async (_, says) => {
			Object.assign(sandbox.settings, { perSecond: 10, retryAfter: says });
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
