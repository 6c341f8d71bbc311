import { createOrder } from '../../../nodes/A3Connect/api/orders';
import {
	getOrderSchema,
	getPackages,
	getPackageSchema,
	packageIdOf,
} from '../../../nodes/A3Connect/api/packages';
import { answerOf, reading } from '../../shared/http/reading';

describe('the packages', () => {
	const request = getPackages();

	it('are asked for as documented', () => {
		expect([request.method, request.path]).toEqual(['GET', '/api/GetPackages']);
	});

	it('are given as the API has them, their documented names as documented', () => {
		const rows = [
			{ predefinedPackageID: 101, name: 'Växel Bas', price: 199 },
			{ predefinedPackageID: '102', name: null },
			{ PredefinedPackageId: 103, NAME: 'Fiber' },
			{ name: 'Without id' },
		];
		expect(answerOf([...rows, null, 'x'], request)).toMatchObject({
			rows: [...rows.slice(0, 2), { predefinedPackageID: 103, name: 'Fiber' }, rows[3]],
			leftOut: 2,
		});
	});

	it('say how many rows could not be read', () => {
		expect(request.remarks?.(answerOf([null, { predefinedPackageID: 1 }], request))).toEqual([
			{ sentence: expect.stringContaining('list of packages') as string, count: 1 },
		]);
		expect(request.remarks?.(answerOf([], request))).toEqual([]);
	});

	it('are known by their ids, in figures or as text', () => {
		expect([101, '101', ' 101 ', 1.5, 'A', null].map(idOf)).toEqual([101, 101, 101, ...none(3)]);
	});
});

function idOf(predefinedPackageID: unknown) {
	return packageIdOf({ predefinedPackageID });
}

function none(times: number): undefined[] {
	return Array.from({ length: times }, () => undefined);
}

describe('the schema of a package', () => {
	const { method, path, hints, ...asGiven } = getPackageSchema(101);

	it('is asked for as documented', () => {
		expect([method, path]).toEqual(['GET', '/api/GetPackageSchema?predefinedPackageID=101']);
		expect(hints?.[404]).toContain('no package 101');
	});

	it.each([
		[{ predefinedPackageID: 101 }],
		[{ predefinedPackageID: '101', name: 17, products: [{ id: 1 }], data: null, more: { x: 1 } }],
		[{ predefinedPackageID: 101, name: 'A', data: [{ name: 'c', type: 0, allowedValues: [''] }] }],
	])('is given as the API has it: %j', (schema) => {
		expect(answerOf(schema, asGiven)).toEqual(schema);
	});

	it.each<[unknown, string]>([
		[
			{ predefinedPackageID: 105, name: 'A' },
			'the schema of package 105, although 101 was requested',
		],
		[{ predefinedPackageID: '105' }, 'the schema of package 105, although 101 was requested'],
		[{ name: 'A', data: [] }, 'does not say that it is the schema of package 101'],
		[{ predefinedPackageID: 101.5 }, 'does not say'],
		[[], 'does not say'],
		['', 'it is empty'],
	])('%j is no answer, to an order neither', (body, problem) => {
		for (const request of [asGiven, getOrderSchema(101)]) {
			expect(reading(body, request as typeof asGiven)).toMatchObject({
				kind: 'unreadable',
				problem: expect.stringContaining(problem) as string,
			});
		}
	});
});

describe('the fields of an order', () => {
	function fieldsOf(data: unknown) {
		return answerOf({ predefinedPackageID: '101', name: 'A', data }, getOrderSchema(101));
	}

	it.each<[object, object]>([
		[{ name: 'a' }, { name: 'a', required: false, allowedValues: [] }],
		[
			{ name: 'a', type: null, defaultValue: null, required: null, allowedValues: null },
			{ name: 'a', required: false, allowedValues: [] },
		],
		[
			{ name: 7, defaultValue: 10 },
			{ name: '7', defaultValue: '10' },
		],
		[{ name: 'a', defaultValue: false }, { defaultValue: 'false' }],
		[{ name: 'a', required: 'true' }, { required: true }],
		[{ name: 'a', required: 'True' }, { required: true }],
		[{ name: 'a', required: 1 }, { required: true }],
		[{ name: 'a', required: 'false' }, { required: false }],
		[{ name: 'a', required: 0 }, { required: false }],
		[
			{ name: 'a', allowedValues: [10, null, 'x', true, { id: 1 }] },
			{ allowedValues: ['10', 'x', 'true'] },
		],
		[{ name: 'a', allowedValues: 'x' }, { allowedValues: [] }],
		[{ name: 'a', type: 0 }, { type: '0' }],
		[
			{ Name: 'a', TYPE: 'Date', Required: true },
			{ name: 'a', type: 'Date', required: true },
		],
	])('are read generously: %j', (row, field) => {
		expect(fieldsOf([row]).data?.[0]).toMatchObject(field);
	});

	it('are none where the schema has none', () => {
		for (const data of [null, [], undefined]) expect(fieldsOf(data).data).toEqual([]);
	});

	it.each([null, 'x', 17, {}, { type: 'String' }, { name: null }, []])(
		'lose the row %j at most, and say so',
		(row) => {
			const schema = fieldsOf([{ name: 'a' }, row]);
			expect(schema.data?.map(({ name }) => name)).toEqual(['a']);
			expect(getOrderSchema(101).remarks?.(schema)).toMatchObject([{ count: 1 }]);
		},
	);

	it.each([{}, 'x', 17])('that are %j cannot be ordered by', (data) => {
		expect(() => fieldsOf(data)).toThrow('"data" is not a list of fields');
	});
});

describe('creating an order', () => {
	const request = createOrder({ predefinedPackageID: 101, customerNumber: '104200', data: {} });

	it('is asked for as documented, and says what to look for', () => {
		expect([request.method, request.path]).toEqual(['POST', '/api/CreateOrder']);
		expect(request.creates).toMatchObject({
			thing: 'order',
			lookFor: 'a new order of package 101 for customer 104200 in A3 Connect',
		});
	});

	it('names the further right that it takes', () => {
		expect(request.hints?.[403]).toContain('may not create orders');
	});
});
