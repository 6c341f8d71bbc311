import fc from 'fast-check';
import { nearest } from '../../../nodes/A3Connect/order/nearest';

describe('the nearest value', () => {
	it.each([
		['Säljare', ['Support', 'Säljare', 'Ekonomi'], 'Säljare'],
		['säljare', ['Support', 'Säljare', 'Ekonomi'], 'Säljare'],
		['Saljare', ['Support', 'Säljare', 'Ekonomi'], 'Säljare'],
		['Suport', ['Säljare', 'Support'], 'Support'],
		['Supprot', ['Säljare', 'Support'], 'Support'],
		['Telai', ['Tele2', 'Telenor', 'Telia'], 'Telia'],
		['💡', ['ab', '💡'], '💡'],
	])('to %j among %j is %j', (text, candidates, closest) => {
		expect(nearest(text, candidates)).toBe(closest);
	});

	it.each([
		['x', []],
		['', ['lång', 'a']],
		['x', ['b', 'a']],
		['Chef', ['Säljare', 'Support']],
	])('to %j among %j is none: there is nothing like it', (text, candidates) => {
		expect(nearest(text, candidates)).toBeUndefined();
	});

	it('is one of the candidates, and the text itself where that is among them', () => {
		const words = fc.string({ minLength: 1, maxLength: 100 });
		fc.assert(
			fc.property(words, fc.array(words), (text, candidates) => {
				const others = candidates.filter((one) => one.toLowerCase() !== text.toLowerCase());
				const all = [...others, text, text];
				expect(all).toContain(nearest(text, all));
				expect(nearest(text, all)?.toLowerCase()).toBe(text.toLowerCase());
			}),
		);
	});
});
