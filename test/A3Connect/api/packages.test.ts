import { createOrder } from '../../../nodes/A3Connect/api/orders';
import { getPackages, getPackageSchema } from '../../../nodes/A3Connect/api/packages';
import { readAnswer } from '../../../nodes/shared/http/readAnswer';

describe('the packages', () => {
	it('are asked for as documented and given as the API has them', () => {
		const { method, path, answer } = getPackages();
		expect([method, path]).toEqual(['GET', '/api/GetPackages']);
		const packages = [{ predefinedPackageID: 101, name: 'Växel Bas', price: 199 }];
		expect(readAnswer(JSON.stringify(packages), answer)).toEqual({ answer: packages });
		expect(readAnswer('[]', answer)).toEqual({ answer: [] });
	});

	it.each([
		['{"packages":[]}', 'the whole'],
		['[{"predefinedPackageID":"101","name":"A"}]', '0.predefinedPackageID'],
		['[{"predefinedPackageID":1.5,"name":"A"}]', '0.predefinedPackageID'],
		['[{"predefinedPackageID":1}]', '0.name'],
	])('%j are refused with the place of the fault', (body, place) => {
		expect(readAnswer(body, getPackages().answer)).toEqual({
			problem: expect.stringContaining(place) as string,
		});
	});
});

describe('the schema of a package', () => {
	const { method, path, answer, hints } = getPackageSchema(101);

	it('is asked for as documented', () => {
		expect([method, path]).toEqual(['GET', '/api/GetPackageSchema?predefinedPackageID=101']);
		expect(hints?.[404]).toContain('no package 101');
	});

	it.each([
		[{ predefinedPackageID: 101, name: 'A' }],
		[{ predefinedPackageID: 101, name: 'A', products: null, data: null }],
		[{ predefinedPackageID: 101, name: 'A', products: [], data: [], more: { x: 1 } }],
		[
			{
				predefinedPackageID: 101,
				name: 'A',
				products: ['Växel'],
				data: [
					{ name: 'a' },
					{ name: '', type: null, defaultValue: null, required: null, allowedValues: null },
					{ name: 'c', type: 'Guid', defaultValue: '', required: true, allowedValues: [''] },
				],
			},
		],
	])('is given as the API has it: %j', (schema) => {
		expect(readAnswer(JSON.stringify(schema), answer)).toEqual({ answer: schema });
	});

	it.each([
		[
			'{"predefinedPackageID":101,"name":"A","data":[{"name":"a"},{"type":"String"}]}',
			'data.1.name',
		],
		['{"predefinedPackageID":101,"name":"A","data":{}}', 'data'],
		[
			'{"predefinedPackageID":101,"name":"A","data":[{"name":"a","required":"yes"}]}',
			'data.0.required',
		],
		['', 'It is empty.'],
	])('%j is refused with the place of the fault', (body, place) => {
		expect(readAnswer(body, answer)).toEqual({
			problem: expect.stringContaining(place) as string,
		});
	});
});

describe('creating an order', () => {
	const request = createOrder({ predefinedPackageID: 101, customerNumber: '104200', data: {} });

	it('is asked for as documented, and says what to look for', () => {
		expect([request.method, request.path]).toEqual(['POST', '/api/CreateOrder']);
		expect(request.creates).toEqual({
			thing: 'order',
			lookFor: 'a new order of package 101 for customer 104200 in A3 Connect',
		});
	});

	it('names the further right that it takes', () => {
		expect(request.hints?.[403]).toContain('may not create orders');
	});

	it('gives the numbers of the order as the API has them', () => {
		const result = { orderID: 7, orderNumber: 'A3-7', state: 'new' };
		expect(readAnswer(JSON.stringify(result), request.answer)).toEqual({ answer: result });
	});

	it.each(['', '{}', '[]', '{"orderID":7}', '{"orderID":"7","orderNumber":"A"}', 'OK'])(
		'does not take the answer %j for a confirmation',
		(answer) => {
			expect(readAnswer(answer, request.answer)).toHaveProperty('problem');
		},
	);
});
