import { Failure } from '../../../nodes/shared/basis/failure';
import { hintsOf, newRemarks, slowedDown } from '../../../nodes/shared/run/hints';

const SKIPPED = { results: [{ skipped: true }] };
const IN_DOUBT = { error: new Failure({ message: 'It may exist', mayExist: true }) };
const nothing = { missing: undefined };

describe('The hints above an output', () => {
	it('are none where all is well', () => {
		expect(hintsOf([{ results: [{}] }], nothing, 'trigger')).toEqual([]);
	});

	it('count what was skipped and what is in doubt', () => {
		expect(hintsOf([SKIPPED, IN_DOUBT, IN_DOUBT], nothing, 'trigger')).toEqual([
			'1 item was skipped as a duplicate: the same order was placed before.',
			'2 items are in doubt: what they ask for may exist, so check before you send them again.',
		]);
		expect(hintsOf([SKIPPED, SKIPPED, IN_DOUBT], nothing, 'trigger')).toEqual([
			'2 items were skipped as duplicates: the same orders were placed before.',
			'1 item is in doubt: what it asks for may exist, so check before you send it again.',
		]);
	});

	it('say how often an API asked to slow down', () => {
		expect(slowedDown('A3 Connect', 1, 1)).toBe(
			'A3 Connect asked to slow down once, so at most one request was sent at the same time in the end.',
		);
		expect(slowedDown('A3 Connect', 3, 8)).toContain(
			'slow down 3 times, so at most 8 requests were',
		);
	});

	it.each(['Skip Duplicates', 'Find or Create'] as const)(
		'name what a sub-workflow lacks: %s',
		(missing) => {
			expect(hintsOf([], { missing }, 'integrated')).toEqual([expect.stringContaining(missing)]);
			expect(hintsOf([], { missing }, 'trigger')).toEqual([]);
		},
	);

	it('are none in a sub-workflow that lacks nothing, also where nothing was skipped', () => {
		expect(hintsOf([{ results: [{}] }], nothing, 'integrated')).toEqual([]);
	});
});

describe('What is remarked in a run', () => {
	it('is told once, however often it was said, with all that it is about', () => {
		const { remark, sentences } = newRemarks();
		remark({ sentence: 'Rows left out', count: 2 });
		remark({ sentence: 'Customers that differ', count: 1, names: ['name', 'city'] });
		remark({ sentence: 'Rows left out', count: 3 });
		remark({ sentence: 'Customers that differ', count: 1, names: ['invoiceEmail', 'name'] });
		expect(sentences()).toEqual([
			'Rows left out: 5.',
			'Customers that differ: 2 (name, city, invoiceEmail).',
		]);
	});
});
