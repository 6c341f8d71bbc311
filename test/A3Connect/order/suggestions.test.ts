import { orderBuilder } from '../../../nodes/A3Connect/order/buildOrder';
import { suggestions } from '../../../nodes/A3Connect/order/suggestions';

const GROUPS = ['Ekonomi', 'Fält', 'Säljare'];
const data = [
	{ name: 'group', allowedValues: GROUPS },
	{ name: 'cost centre', allowedValues: ['100', '200'] },
	{ name: 'phones', type: 'Integer' },
];

describe('What was likely meant', () => {
	const build = orderBuilder(
		{ predefinedPackageID: 1, name: 'Växel', data },
		{ timeZone: 'UTC', sendValuesAs: 'strings' },
	);
	let pieces = 0;
	const suggest = suggestions(async (work) => {
		pieces += 1;
		return await Promise.resolve(work());
	});

	async function messagesFor(given: Record<string, unknown>): Promise<string[]> {
		const outcome = await suggest(build('1', given));
		return outcome.valid ? [] : outcome.violations.map(({ message }) => message);
	}

	it('is asked for in the message of the value, by whatever name the field was given', async () => {
		expect(
			await messagesFor({ ' group': 'saljare', 'cost  centre': 1000, phones: 'x', nosuch: 'y' }),
		).toEqual([
			`'group' must be one of "Ekonomi", "Fält", "Säljare", but is "saljare". Did you mean 'Säljare'?`,
			`'cost centre' must be one of "100", "200", but is 1000`,
			`'phones' must be a whole number, but is "x"`,
			`The package "Växel" (1) has no field 'nosuch'`,
		]);
	});

	it('is left out where nothing is like it, or it is no text', async () => {
		expect(await messagesFor({ group: 'Chef' })).toEqual([expect.stringMatching(/but is "Chef"$/)]);
		expect(await messagesFor({ group: ['Fält'] })).toEqual([expect.stringMatching(/a list$/)]);
	});

	it('is not looked for where all is well', async () => {
		pieces = 0;
		expect(await messagesFor({ group: 'Fält' })).toEqual([]);
		expect(pieces).toBe(0);
	});

	it('is prepared once for all orders', async () => {
		await messagesFor({ group: 'falt' });
		pieces = 0;
		await messagesFor({ group: 'ekonom' });
		expect(pieces).toBe(1);
	});
});
