import { Failure } from '../../../nodes/shared/basis/failure';
import { hintsOf } from '../../../nodes/shared/run/hints';
import type { Circumstances } from '../../../nodes/shared/run/hints';
import type { Result } from '../../../nodes/shared/run/report';

const FINE: Result = { results: [{}] };
const SKIPPED: Result = { results: [{ skipped: true }] };
const IN_DOUBT: Result = { error: new Failure({ message: 'It may exist', mayExist: true }) };
const WHOLE: Result = { results: [{}, {}], listing: 'whole' };
const CUT: Result = { results: [{}], listing: 'cut' };

const USUAL: Circumstances = { missing: undefined, isSubWorkflow: false, asksTheSame: true };

/** What the hints say. */
function said(results: Result[], circumstances: Partial<Circumstances> = {}): string[] {
	return hintsOf(results, { ...USUAL, ...circumstances }).map(({ message }) => message);
}

describe('The hints above an output', () => {
	it('are none where all is well', () => {
		expect(said([FINE])).toEqual([]);
		expect(said([WHOLE])).toEqual([]);
		expect(said([])).toEqual([]);
	});

	it('count what was skipped and what is in doubt', () => {
		expect(said([SKIPPED, IN_DOUBT, IN_DOUBT])).toEqual([
			expect.stringContaining('1 item is skipped'),
			expect.stringContaining('2 items are in doubt'),
		]);
	});

	it.each(['Skip Duplicates', 'Find or Create'] as const)(
		'name what a sub-workflow lacks: %s',
		(missing) => {
			expect(said([], { missing, isSubWorkflow: true })).toEqual([
				expect.stringContaining(missing),
			]);
			expect(said([], { missing })).toEqual([]);
		},
	);

	it('are none in a sub-workflow that lacks nothing, also where nothing was skipped', () => {
		expect(said([FINE], { isSubWorkflow: true })).toEqual([]);
	});

	it('tell once that limits cut lists, which is nothing to warn of', () => {
		const hints = hintsOf([CUT, WHOLE, CUT], { ...USUAL, asksTheSame: false });
		expect(hints).toEqual([
			{ message: expect.stringContaining('"Limit"') as string, type: 'info' },
		]);
	});

	it('tell that one list was fetched again and again, unless each item asks for another', () => {
		expect(said([WHOLE, WHOLE, WHOLE])).toEqual([expect.stringContaining('3 input items')]);
		expect(said([WHOLE, WHOLE, WHOLE], { asksTheSame: false })).toEqual([]);
	});
});
