import { packageId } from '../../nodes/A3Connect/parameters';

describe('the id of a package', () => {
	it.each([
		[101, 101],
		['101', 101],
		[' 101 ', 101],
		[0, 0],
	])('%j is taken as %j', (given, value) => {
		expect(packageId(given)).toEqual({ value });
	});

	it.each([
		'',
		null,
		undefined,
		'1.5',
		'1e2',
		'-1',
		-1,
		'Växel Bas',
		true,
		[101],
		{ value: 101 },
		NaN,
	])('is not %p', (given) => {
		expect(packageId(given)).toHaveProperty('expected');
	});
});
