import fc from 'fast-check';
import { editDistance } from '../../../nodes/A3Connect/order/editDistance';
import { nearestAmong } from '../../../nodes/A3Connect/order/nearest';

jest.mock('../../../nodes/A3Connect/order/editDistance', () => {
	const actual = jest.requireActual<object>('../../../nodes/A3Connect/order/editDistance');
	const { editDistance: measure } = actual as { editDistance: typeof editDistance };
	return { editDistance: jest.fn(measure) };
});

const GROUPS = ['Ekonomi', 'Fält', 'Ledning', 'Säljare'];

async function atOnce<Result>(work: () => Result): Promise<Result> {
	return await Promise.resolve(work());
}

async function nearest(text: string, candidates: string[]): Promise<string | undefined> {
	return (await nearestAmong(candidates, atOnce))(text);
}

describe('the value that is likely meant', () => {
	it.each([
		['sälj', GROUPS, 'Säljare'],
		['salj', GROUPS, 'Säljare'],
		['SALJ', GROUPS, 'Säljare'],
		['sälj'.normalize('NFD'), GROUPS, 'Säljare'],
		['ekon', GROUPS, 'Ekonomi'],
		['falt', GROUPS, 'Fält'],
		['Säljare', ['Support', 'Säljare', 'Ekonomi'], 'Säljare'],
		['säljare', ['Support', 'Säljare', 'Ekonomi'], 'Säljare'],
		['Saljare', ['Support', 'Säljare', 'Ekonomi'], 'Säljare'],
		['Suport', ['Säljare', 'Support'], 'Support'],
		['Supprot', ['Säljare', 'Support'], 'Support'],
		['Telai', ['Tele2', 'Telenor', 'Telia'], 'Telia'],
		['saljare norr', ['Säljare söder', 'Säljare\u00a0norr'], 'Säljare\u00a0norr'],
		['sälj', ['Sälj', 'Säljare'], 'Sälj'],
		['PÄR', ['Par', 'Pär'], 'Pär'],
		['24 man', ['12 mån', '24 mån'], '24 mån'],
		['💡', ['ab', '💡'], '💡'],
	])('by %j among %j is %j', async (text, candidates, meant) => {
		expect(await nearest(text, candidates)).toBe(meant);
	});

	it.each([
		['x', []],
		['', ['lång', 'a']],
		[' ', [' ', 'a']],
		['x', ['b', 'a']],
		['Chef', ['Säljare', 'Support']],
	])('by %j among %j is none: there is nothing like it', async (text, candidates) => {
		expect(await nearest(text, candidates)).toBeUndefined();
	});

	it.each([
		['sälj', ['Fält', 'Support']],
		['tel', ['Tele2', 'Telenor', 'Telia']],
		['s', ['Säljare', 'Ekonomi']],
		['PÅR', ['Par', 'Pär']],
		['25 mån', ['12 mån', '24 mån']],
		['300', ['100', '250', '1000']],
		['Tela', ['Tele', 'Teli']],
	])('by %j among %j is not told: it could be another', async (text, candidates) => {
		expect(await nearest(text, candidates)).toBeUndefined();
	});

	const words = fc.string({ minLength: 1, maxLength: 100 }).filter((word) => word.trim() !== '');

	it('is the text itself where that is among them, in upper or lower case', async () => {
		await fc.assert(
			fc.asyncProperty(words, fc.array(words), async (text, candidates) => {
				const others = candidates.filter((one) => one.toLowerCase() !== text.toLowerCase());
				const all = [...others, text, text];
				expect(await nearest(text, all)).toBe(text);
			}),
		);
	});

	it('is one of the candidates if any, and the same whatever their order', async () => {
		const few = fc.array(fc.string({ unit: fc.constantFrom('a', 'b', 'å', 'S', ' ', '1') }));
		await fc.assert(
			fc.asyncProperty(
				few,
				fc.string({ unit: fc.constantFrom('a', 'b', 's', '1') }),
				async (all, text) => {
					const meant = await nearest(text, all);
					if (meant !== undefined) expect(all).toContain(meant);
					expect(await nearest(text, [...all].reverse())).toBe(meant);
				},
			),
		);
	});

	it('is found by one slip among 5,000 long ones, with a bounded number of distances', async () => {
		const words =
			'avdelning säljare ekonomi norr söder lager butik kontor fält ledning support drift växel'.split(
				' ',
			);
		const candidates = Array.from({ length: 5_000 }, (_, index) =>
			Array.from({ length: 8 }, (_, place) => words[(index * 7 ** place) % words.length]).join(' '),
		).map((name, index) => `${name} ${String.fromCharCode(97 + (index % 26))}`);
		const find = await nearestAmong(candidates, atOnce);
		for (const candidate of new Set(candidates.filter((_, index) => index % 250 === 0))) {
			jest.mocked(editDistance).mockClear();
			expect(find(`${candidate.slice(0, 7)}x${candidate.slice(7)}`)).toBe(candidate);
			find(`${candidate.slice(0, 20)} ett helt annat ${candidate.slice(36)}`);
			expect(jest.mocked(editDistance).mock.calls.length).toBeLessThanOrEqual(2 * 30);
		}
	});

	it('is prepared in pieces, so that others have their turn in between', async () => {
		const pieces: number[] = [];
		const texts = Array.from({ length: 5_000 }, (_, index) => `värde ${index}`);
		const find = await nearestAmong(texts, async (work) => {
			const result = work();
			pieces.push((result as unknown[]).length);
			return await Promise.resolve(result);
		});
		expect(Math.max(...pieces)).toBeLessThanOrEqual(500);
		expect(pieces.reduce((sum, length) => sum + length)).toBe(5_000);
		expect(find('vrde 4999')).toBe('värde 4999');
	});
});

describe('the distance of two texts', () => {
	/** By the definition, for what one can count: every change of the first letters. */
	function distance(from: string, to: string): number {
		if (from === '' || to === '') return from.length + to.length;
		const swapped = from[0] === to[1] && from[1] === to[0] && from.length > 1 && to.length > 1;
		return Math.min(
			distance(from.slice(1), to.slice(1)) + (from[0] === to[0] ? 0 : 1),
			distance(from.slice(1), to) + 1,
			distance(from, to.slice(1)) + 1,
			swapped ? distance(from.slice(2), to.slice(2)) + 1 : Infinity,
		);
	}

	it('is the least number of slips, or more than is of interest', () => {
		const short = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });
		fc.assert(
			fc.property(short, short, fc.nat({ max: 7 }), (from, to, most) => {
				const least = distance(from, to);
				expect(editDistance(from, to, most)).toBe(least <= most ? least : Infinity);
			}),
			{ numRuns: 1000 },
		);
	});
});
