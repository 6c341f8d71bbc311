/** @jest-environment ./test/SandboxEnvironment.mjs */
import { located } from '../located';
import {
	beginAnew,
	jsonOf,
	NORDTRYCK,
	pairedItems,
	POSTAL_ADDRESS,
	requestsFor,
	runSimutek,
} from './vendors';

/** As a GKS that is slow to list what was created. */
function listNoCustomers(): void {
	sandbox.injectFault({
		kind: 'replaceBody',
		body: '[]',
		effect: 'none',
		operationId: 'listCustomers',
		times: 20,
	});
}

beforeEach(beginAnew);

describe('Simutek GKS, customer: create', () => {
	const create = { resource: 'customer', operation: 'create', ...NORDTRYCK };

	it('gives the customer back with the number that GKS assigned', async () => {
		const { items, error } = await runSimutek(create);
		expect(error).toBeUndefined();
		const [created] = sandbox.books.customersCreated;
		expect(jsonOf(items)).toEqual([
			expect.objectContaining({ ...NORDTRYCK, number: created?.number }),
		]);
		expect(pairedItems(items)).toEqual([0]);
	});

	it('sends what is empty as null or not at all, never as an empty text', async () => {
		await runSimutek({
			...create,
			additionalFields: { number: '', invoiceEmail: ' ' },
			postalAddress: { address: { address1: '', city: '', countryCode: '' } },
		});
		expect(sandbox.books.customersCreated).toEqual([
			expect.objectContaining({ ...NORDTRYCK, invoiceEmail: null, postalAddress: null }),
		]);
	});

	it('sends the address and the additional fields', async () => {
		const postalAddress = POSTAL_ADDRESS;
		const additionalFields = { number: 'U 1/2', invoiceEmail: 'faktura@nordtryck.example' };
		const { items } = await runSimutek({
			...create,
			additionalFields,
			postalAddress: { address: postalAddress },
		});
		expect(jsonOf(items)).toEqual([{ ...NORDTRYCK, ...additionalFields, postalAddress }]);
	});

	it('gives what was sent where the look-up is switched off', async () => {
		const { items } = await runSimutek({ ...create, options: { returnCreated: false } });
		expect(items[0]?.json).toMatchObject({ success: true, ...NORDTRYCK });
		expect(requestsFor('listCustomers')).toBe(0);
	});

	it.each([
		[
			'fails',
			{ kind: 'status', status: 500, effect: 'none', times: 3 } as const,
			/could not be looked up/,
		],
		[
			'finds none',
			{ kind: 'replaceBody', body: '[]', effect: 'none' } as const,
			/does not list it/,
		],
	])('counts as done where the look-up %s', async (_, fault, said) => {
		sandbox.injectFault({ ...fault, operationId: 'listCustomers' });
		const additionalFields = { number: 'U100001' };
		const { items, error } = await runSimutek({ ...create, additionalFields });
		expect(error).toBeUndefined();
		expect(items[0]?.json).toMatchObject({ success: true, ...NORDTRYCK });
		expect(items[0]?.json.lookup).toMatch(said);
		expect(sandbox.books.customersCreated).toHaveLength(1);
	});

	it('tells the new one from those with the same name and identity number', async () => {
		await runSimutek(create);
		const { items } = await runSimutek(create);
		const [older, newer] = sandbox.books.customersCreated.map(({ number }) => number);
		expect(items[0]?.json.number).toBe(newer);
		expect(newer).not.toBe(older);
	});

	it('never gives an older one for the new one where the list is a step behind', async () => {
		await runSimutek(create);
		const { number } = sandbox.books.customersCreated[0]!;
		const behind = JSON.stringify([{ ...NORDTRYCK, number }]);
		sandbox.injectFault({
			kind: 'replaceBody',
			body: behind,
			effect: 'none',
			operationId: 'listCustomers',
			times: 20,
		});
		const { items, hints } = await runSimutek(create);
		// The next node finds no number, and whoever looks at the output finds the reason first.
		expect(items[0]?.json).not.toHaveProperty('number');
		expect(Object.keys(items[0]!.json)[0]).toBe('lookup');
		expect(items[0]?.json.lookup).toContain('GKS does not list it yet');
		expect(hints).toEqual([
			expect.stringMatching(/^Created customers that could not be looked up .*: 1\.$/),
		]);
	});

	it('gives no number where it is not to look it up', async () => {
		const { items, hints } = await runSimutek({ ...create, options: { returnCreated: false } });
		expect(items[0]?.json).not.toHaveProperty('number');
		expect(hints).toEqual([]);
	});

	it('tells all that is wrong with an item at once, a line for each', async () => {
		const { error } = await runSimutek({
			...create,
			// n8n itself does not run a node in which that is simply left empty.
			name: '={{ "" }}',
			corporateIdentityNumber: 'unknown',
			additionalFields: { invoiceEmail: 'nobody' },
		});
		expect(error?.message).toBe('3 parameters are missing or cannot be used [item 0]');
		expect(String(error?.description).split('<br>')).toEqual([
			"'Name' is required",
			expect.stringMatching(/^'Corporate Identity Number' must be .*, but is "unknown"$/),
			expect.stringMatching(/^'Additional Fields → Invoice Email' must be .*, but is "nobody"$/),
			'Nothing was sent for item 0.',
		]);
		expect(sandbox.books.requests).toEqual([]);
	});

	it('says that it cannot tell the new one where it could not look before', async () => {
		sandbox.injectFault({
			kind: 'status',
			status: 500,
			effect: 'none',
			operationId: 'listCustomers',
			times: 3,
		});
		const { items, error } = await runSimutek(create);
		expect(error).toBeUndefined();
		expect(items[0]?.json.lookup).toContain('could not be asked which customers');
		expect(sandbox.books.customersCreated).toHaveLength(1);
	});

	it('looks up again in a later try what an earlier one created', async () => {
		const items = Array.from({ length: 12 }, (_, index) => ({ name: `Företag ${index}` }));
		sandbox.injectFault({
			kind: 'status',
			status: 400,
			effect: 'none',
			operationId: 'createCustomer',
		});
		const { items: output, error } = await runSimutek(
			{ ...create, name: '={{ $json.name }}' },
			{ items, retryOnFail: true },
		);
		expect(error).toBeUndefined();
		expect(sandbox.books.customersCreated).toHaveLength(12);
		const numberOf = new Map(
			sandbox.books.customersCreated.map(({ name, number }) => [name, number]),
		);
		expect(jsonOf(output).map(({ number }) => number)).toEqual(
			items.map(({ name }) => numberOf.get(name)),
		);
	});
});

describe('Simutek GKS, customer: find or create', () => {
	const findOrCreate = { resource: 'customer', operation: 'findOrCreate' };

	it('finds by identity number, whatever its spaces and dashes', async () => {
		const known = sandbox.books.customers.find(({ number }) => number === 'K100405')!;
		const { items } = await runSimutek({
			...findOrCreate,
			name: 'Another name',
			corporateIdentityNumber: known.corporateIdentityNumber.replace(/[ -]/g, ''),
		});
		expect(items[0]?.json).toMatchObject({ number: 'K100405', created: false });
		expect(sandbox.books.customersCreated).toHaveLength(0);
	});

	it('creates where there is none, and says so', async () => {
		const { items } = await runSimutek({ ...findOrCreate, ...NORDTRYCK });
		expect(items[0]?.json).toMatchObject({ ...NORDTRYCK, created: true });
		expect(items[0]?.json.number).toBe(sandbox.books.customersCreated[0]?.number);
	});

	it('matches on the number where one is given', async () => {
		const known = sandbox.books.customers.find(({ number }) => number === 'K100421')!;
		const { corporateIdentityNumber } = known;
		const given = {
			name: 'Another name',
			corporateIdentityNumber,
			additionalFields: { number: 'K100421' },
		};
		const { items } = await runSimutek({ ...findOrCreate, ...given });
		expect(items[0]?.json).toMatchObject({ number: 'K100421', created: false });
	});

	it('refuses a number that belongs to another company', async () => {
		const given = { ...NORDTRYCK, additionalFields: { number: 'K100421' } };
		const { error } = await runSimutek({ ...findOrCreate, ...given });
		expect(error?.message).toMatch(/^Customer K100421 is .*, not 559123-4567/);
		expect(requestsFor('createCustomer')).toBe(0);
	});

	it('creates one for two executions at the same time', async () => {
		const parameters = { ...findOrCreate, ...NORDTRYCK };
		const executions = await Promise.all([runSimutek(parameters), runSimutek(parameters)]);
		expect(sandbox.books.customersCreated).toHaveLength(1);
		const { number } = sandbox.books.customersCreated[0]!;
		for (const { items } of executions) expect(items[0]?.json.number).toBe(number);
	});

	it('creates each once for A, B, A where B is refused once and the list is a step behind', async () => {
		listNoCustomers();
		const refused = { kind: 'status', status: 400, effect: 'none' } as const;
		sandbox.injectFault({ kind: 'emptyBody', effect: 'done', operationId: 'createCustomer' });
		sandbox.injectFault({ ...refused, operationId: 'createCustomer' });
		const { error } = await runSimutek(
			{
				...findOrCreate,
				name: '={{ $json.name }}',
				corporateIdentityNumber: '={{ $json.identity }}',
				options: { concurrency: 1 },
			},
			{
				items: ['A', 'B', 'A'].map((name) => ({
					name,
					identity: `55912${name === 'A' ? 1 : 2}-0000`,
				})),
				retryOnFail: true,
			},
		);
		expect(error).toBeUndefined();
		expect(sandbox.books.customersCreated.map(({ name }) => name)).toEqual(['A', 'B']);
	});

	it('refuses the number of another company also where GKS does not list that one yet', async () => {
		listNoCustomers();
		const { items } = await runSimutek(
			{
				...findOrCreate,
				name: 'A',
				corporateIdentityNumber: '={{ $json.identity }}',
				additionalFields: { number: 'U100001' },
				options: { concurrency: 1 },
			},
			{
				items: [{ identity: '559121-0000' }, { identity: '559122-0000' }],
				onError: 'continueRegularOutput',
			},
		);
		expect(jsonOf(items)).toMatchObject([
			{ created: true },
			{ error: expect.stringMatching(/^Customer U100001 is .*559121-0000, not 559122-0000/) },
		]);
		expect(sandbox.books.customersCreated).toHaveLength(1);
	});

	it('hints at what an existing customer has otherwise than it was given', async () => {
		const { number, name, corporateIdentityNumber } = sandbox.books.customers[0]!;
		const asked = { ...findOrCreate, corporateIdentityNumber };
		const other = await runSimutek({
			...asked,
			name: 'Ett annat namn AB',
			additionalFields: { invoiceEmail: 'ny@example.se' },
		});
		expect(other.items[0]?.json).toMatchObject({ number, name, created: false });
		expect(other.hints).toEqual([
			'Existing customers returned unchanged, although they differ from the given values: 1 (name, invoiceEmail).',
		]);
		const same = await runSimutek({ ...asked, name });
		expect(same.hints).toEqual([]);
	});

	it('lists the customers where more than one matches, and creates none', async () => {
		const twin = sandbox.books.customers.find(({ number }) => number === 'K100900')!;
		const { error } = await runSimutek({
			...findOrCreate,
			name: twin.name,
			corporateIdentityNumber: twin.corporateIdentityNumber,
		});
		expect(error?.message).toMatch(
			/2 customers have the corporate identity number .*K100900.*K100901.*\[item 0\]/,
		);
		expect(error?.description).toContain("Enter the 'Customer Number'");
		expect(sandbox.books.customersCreated).toHaveLength(0);
	});

	it('says what to do where GKS has the given number twice', async () => {
		const twins = ['Nordtryck AB', 'Sydtryck AB'].map((name) => ({ number: 'K1', name }));
		const body = JSON.stringify(twins);
		sandbox.injectFault({
			kind: 'replaceBody',
			body,
			effect: 'none',
			operationId: 'listCustomers',
		});
		const given = { ...NORDTRYCK, additionalFields: { number: 'K1' } };
		const { error } = await runSimutek({ ...findOrCreate, ...given });
		expect(error?.message).toMatch(/2 customers have the customer number K1, .*Sydtryck AB/);
		expect(error?.description).toContain('Give each of them a number of its own in GKS');
		expect(sandbox.books.customersCreated).toHaveLength(0);
	});

	it.each([1, 10, 100])(
		'creates one for 40 items of 4 companies, %i at once',
		async (concurrency) => {
			const items = Array.from({ length: 40 }, (_, index) => ({
				name: `Företag ${index % 4}`,
				identity: index % 8 < 4 ? `55912${index % 4}-0000` : `55912${index % 4} 0000`,
			}));
			const outcome = await runSimutek(
				{
					...findOrCreate,
					name: '={{ $json.name }}',
					corporateIdentityNumber: '={{ $json.identity }}',
					options: { concurrency },
				},
				{ items },
			);
			expect(sandbox.books.customersCreated).toHaveLength(4);
			expect(outcome.items.filter(({ json }) => json.created === true)).toHaveLength(4);
			expect(pairedItems(outcome.items)).toEqual(items.map((_, index) => index));
		},
	);

	it('creates one also where GKS does not list it yet', async () => {
		listNoCustomers();
		const { items } = await runSimutek(
			{ ...findOrCreate, ...NORDTRYCK },
			{ items: [{}, {}, {}], onError: 'continueRegularOutput' },
		);
		expect(sandbox.books.customersCreated).toHaveLength(1);
		expect(jsonOf(items).map(({ created }) => created)).toEqual([true, false, false]);
	});

	it('does not create again what may exist', async () => {
		sandbox.injectFault({ kind: 'resetAfter', effect: 'done', operationId: 'createCustomer' });
		listNoCustomers();
		const { items } = await runSimutek(
			{ ...findOrCreate, ...NORDTRYCK },
			{ items: [{}, {}], onError: 'continueRegularOutput' },
		);
		expect(requestsFor('createCustomer')).toBe(1);
		for (const { json } of items) expect(json.error).toMatch(/customer may exist/);
	});
});

describe('Simutek GKS, customer: get', () => {
	const get = { resource: 'customer', operation: 'get' };

	it.each(['K100421', 'k100421', 'K 1/2', 'Å-77', '..', 'K#5?&=+%2F'])(
		'gives the customer with the number %s',
		async (value) => {
			const { items, error } = await runSimutek({
				...get,
				customerNumber: located(value),
			});
			expect(error).toBeUndefined();
			expect(items[0]?.json.number).toBe(value);
		},
	);

	it('gives no other than was asked for', async () => {
		sandbox.injectFault({
			kind: 'replaceBody',
			body: '{"number":"K999","name":"Sydtryck"}',
			effect: 'none',
			operationId: 'getCustomer',
			times: 5,
		});
		const { error } = await runSimutek({ ...get, customerNumber: located('K100421') });
		expect(error?.message).toContain('it is customer K999, although K100421 was requested');
	});

	it.each(['K999999', '.'])('says that there is no customer %s', async (value) => {
		const { error } = await runSimutek({
			...get,
			customerNumber: located(value),
		});
		expect(error?.message).toMatch(/Could not get the customer/);
		expect(error?.description).toContain(`no customer with the number "${value}"`);
	});
});

describe('Simutek GKS, customer: get many', () => {
	const getAll = { resource: 'customer', operation: 'getAll' };

	describe.each(['array', 'items'] as const)('listed as %s', (customerListShape) => {
		beforeEach(() => {
			sandbox.settings.customerListShape = customerListShape;
		});

		it('gives all customers', async () => {
			const { items } = await runSimutek({ ...getAll, returnAll: true });
			expect(jsonOf(items)).toEqual(sandbox.books.customers);
			expect(new Set(pairedItems(items))).toEqual(new Set([0]));
		});

		it.each([1, 50, 99, 100, 101, 500])('gives no more than the limit of %i', async (limit) => {
			const { items } = await runSimutek({ ...getAll, limit });
			const expected = sandbox.books.customers.slice(0, limit);
			expect(jsonOf(items)).toEqual(expected);
		});
	});

	it.each([
		['by number', { customerNumber: 'K100421' }, ['K100421']],
		['by part of the name', { name: 'NORDISK etik' }, ['K100900', 'K100901']],
		['by identity number', { corporateIdentityNumber: '918273646' }, ['NO-1']],
		['by name and number', { name: 'etikett', customerNumber: 'K100901' }, ['K100901']],
		['by a number that nobody has', { customerNumber: 'K999' }, []],
	])('filters %s, also where the server ignores its filters', async (_, filters, numbers) => {
		for (const ignoreListFilters of [false, true]) {
			sandbox.settings.ignoreListFilters = ignoreListFilters;
			const { items } = await runSimutek({ ...getAll, returnAll: true, filters });
			expect(jsonOf(items).map(({ number }) => number)).toEqual(numbers);
		}
	});

	it.each([true, false])(
		'hints that a filter was not understood: %s',
		async (ignoreListFilters) => {
			sandbox.settings.ignoreListFilters = ignoreListFilters;
			const { run } = await runSimutek({ ...getAll, limit: 2, filters: { name: 'bygg' } });
			const hints = run.data.resultData.runData.Tested?.at(-1)?.hints ?? [];
			expect(hints.map(({ message }) => message)).toEqual(
				ignoreListFilters ? [expect.stringMatching(/^GKS did not apply a filter.+: 100\.$/)] : [],
			);
		},
	);

	it('gives the customers of each input item, linked to it', async () => {
		const { items } = await runSimutek(
			{ ...getAll, returnAll: true, filters: { customerNumber: '={{ $json.number }}' } },
			{ items: [{ number: 'K100421' }, { number: 'K999' }, { number: 'NO-1' }] },
		);
		expect(jsonOf(items).map(({ number }) => number)).toEqual(['K100421', 'NO-1']);
		expect(pairedItems(items)).toEqual([0, 2]);
	});

	it.each([
		[
			'an HTML page',
			'<html><title>Inloggning</title></html>',
			/not JSON.*page titled "Inloggning"/,
		],
		['an object without a list', '{"status":"ok"}', /no list of objects.*\{"status":"ok"\}/],
		['two lists', '{"a":[{"b":1}],"c":[{"d":1}]}', /several lists, in "a" and "c"/],
	])('shows what came where the answer is %s', async (_, body, shown) => {
		const fault = { kind: 'replaceBody', body, effect: 'none' } as const;
		sandbox.injectFault({ ...fault, operationId: 'listCustomers' });
		const { error } = await runSimutek({ ...getAll, options: { maxRetries: 0 } });
		expect(error?.message).toMatch(/Simutek GKS gave an answer that cannot be read: .*\[item 0\]/);
		expect(error?.message).toMatch(shown);
	});

	it.each<[string, string, object[]]>([
		['no body', '', []],
		['null', 'null', []],
		[
			'odd rows',
			'[{"number":"K1"},{"number":7,"name":null},null]',
			[{ number: 'K1' }, { number: 7, name: null }],
		],
		['a list further down', '{"data":{"Items":[{"number":"K1"}],"total":1}}', [{ number: 'K1' }]],
	])('reads %s', async (_, body, customers) => {
		const fault = { kind: 'replaceBody', body, effect: 'none' } as const;
		sandbox.injectFault({ ...fault, operationId: 'listCustomers', times: 2 });
		const { items, error } = await runSimutek({ ...getAll, returnAll: true });
		expect(error).toBeUndefined();
		expect(jsonOf(items)).toEqual(customers);
	});
});
