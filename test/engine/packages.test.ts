/** @jest-environment ./test/SandboxEnvironment.mjs */
import { runWorkflow } from './runWorkflow';

describe('A3 Connect, packages', () => {
	it('lists the packages', async () => {
		const { baseUrl, apiToken } = sandbox.a3Connect;
		const { items, error } = await runWorkflow({
			node: 'a3Connect',
			parameters: { resource: 'package', operation: 'getAll', returnAll: true },
			credential: { environment: 'custom', baseUrl, apiToken },
		});
		expect(error).toBeUndefined();
		expect(items).toHaveLength(8);
	});
});
