/** @jest-environment ./test/SandboxEnvironment.mjs */
import { jsonOf, pairedItems, runA3Connect } from './vendors';

const { clientOf } = sandboxPackage;

describe('A3 Connect, package: get many', () => {
	const getAll = { resource: 'package', operation: 'getAll' };

	it('gives the packages as the API has them, all or as many as are wanted', async () => {
		const { json: packages } = await clientOf(sandbox).a3('GET', 'GetPackages');
		const all = await runA3Connect({ ...getAll, returnAll: true });
		expect(all.error).toBeUndefined();
		expect(jsonOf(all.items)).toEqual(packages);
		expect(new Set(pairedItems(all.items))).toEqual(new Set([0]));
		const some = await runA3Connect({ ...getAll, limit: 3 });
		expect(jsonOf(some.items)).toEqual((packages as object[]).slice(0, 3));
	});
});
