import type { JsonObject } from '../../../nodes/shared/basis/json';
import type { Creating } from '../../../nodes/shared/creations/ledger';
import { moment, N8nStores } from './N8nStores';
import { Process } from './Process';

const REFUSED = { message: 'No such customer', httpStatus: 400, mayExist: false };
const IN_DOUBT = { message: 'The order may exist', mayExist: true };
const UNANSWERED = 'unanswered';
type Answer = typeof REFUSED | typeof IN_DOUBT | typeof UNANSWERED | undefined;

/** What the API does with the next creations; with all others it makes them. */
let answers: Array<Answer | Promise<Answer>>;
let made: number;
let stores: N8nStores;
let n8n: Process;

beforeEach(() => {
	answers = [];
	made = 0;
	stores = new N8nStores();
	n8n = new Process(stores);
});

/** An answer that comes when it is given. */
function answerLater() {
	let give!: (answer: Answer) => void;
	const answer = new Promise<Answer>((resolve) => (give = resolve));
	return { answer, give };
}

/** The API as a process sees it. */
function creatingIn({ Failure }: Process) {
	return async () => {
		const answer = await answers.shift();
		await moment();
		if (answer === UNANSWERED) return await new Promise<never>(() => undefined);
		if (answer !== undefined) throw new Failure(answer);
		return { number: ++made };
	};
}

/** Orders that are told apart by the parts of a key. */
function orders(process: Process): Creating<string[], { number: number }> {
	return {
		read: (_item, { parts }) => parts as string[],
		defaultKey: (parts) => parts,
		create: creatingIn(process),
		output: (order) => order,
		name: ({ number }) => String(number),
	};
}

/** Companies that are listed a step behind, and known by a number, if they have one, and their name. */
function companies(process: Process): Creating<JsonObject, { number: number }> {
	return {
		read: (_item, company) => company,
		knownAs: ({ number, name }) => [
			...(number === undefined ? [] : [['number', String(number)] as [string, string]]),
			['name', String(name)],
		],
		find: async () => await Promise.resolve(undefined),
		create: creatingIn(process),
		output: (company, isFirst) => ({ ...company, created: isFirst }),
		name: ({ number }) => String(number),
	};
}

const execute = (process = n8n) => process.execute(orders(process));

const SKIPPING = { skipDuplicates: true };
const RESENDING = { ...SKIPPING, resendUncertain: true };
const PO = { parts: ['K100421', 'PO-1'] };
const SKIPPED = { skipped: true, key: 'K100421 PO-1' };

describe('Who asks again with the same key', () => {
	it('is given the result of what was created, and told that it was skipped', async () => {
		const first = execute();
		expect(await first.ask(0, PO, SKIPPING)).toEqual({ number: 1 });
		await first.close();
		for (const process of [n8n, new Process(stores)]) {
			const again = await execute(process).ask(0, PO, SKIPPING);
			expect(again).toMatchObject({ ...SKIPPED, number: 1 });
		}
	});

	it('is told that it was skipped also where the result is no longer known', async () => {
		await execute().ask(0, PO, SKIPPING);
		const again = await execute(new Process(stores)).ask(0, PO, SKIPPING);
		expect(again).toMatchObject(SKIPPED);
		expect(again).not.toHaveProperty('number');
	});

	it.each(['item', 'execution'])(
		'waits for another %s, and is sent where that is refused',
		async (what) => {
			answers = [REFUSED];
			const one = execute();
			const other = what === 'item' ? one : execute();
			const told = await Promise.all([one.ask(0, PO, SKIPPING), other.ask(1, PO, SKIPPING)]);
			expect(told).toMatchObject([REFUSED, { number: 1 }]);
		},
	);

	it('is sent where the same item was refused before', async () => {
		answers = [REFUSED];
		const { ask, context } = execute();
		expect(await ask(0, PO, SKIPPING)).toMatchObject(REFUSED);
		const retry = n8n.execute(orders(n8n), context);
		expect(await retry.ask(0, PO, SKIPPING)).toEqual({ number: 1 });
	});

	it('is told of a doubt, in every process, until it is told to send again', async () => {
		answers = [IN_DOUBT];
		const first = execute();
		expect(await first.ask(0, PO, SKIPPING)).toMatchObject(IN_DOUBT);
		const processes = [n8n, new Process(stores)];
		for (const process of processes) {
			const told = await execute(process).ask(0, PO, SKIPPING);
			expect(told).toMatchObject({ mayExist: true, message: expect.stringMatching(/may exist/) });
		}
		expect(await execute(processes[1]).ask(0, PO, RESENDING)).toEqual({ number: 1 });
		expect(await execute(new Process(stores)).ask(0, PO, RESENDING)).toMatchObject(SKIPPED);
		expect(made).toBe(1);
	});

	it('is told of a doubt where the process ended before the answer came', async () => {
		answers = [UNANSWERED];
		void execute().ask(0, PO, SKIPPING);
		for (let moments = 0; moments < 20; moments++) await moment();
		n8n.isAlive = false;
		const told = await execute(new Process(stores)).ask(0, PO, SKIPPING);
		expect(told).toMatchObject({ mayExist: true, message: expect.stringContaining('PO-1') });
	});

	it('is told of a doubt while another process sends again what is refused in the first', async () => {
		const [first, second] = [answerLater(), answerLater()];
		answers = [first.answer, second.answer];
		const refused = execute().ask(0, PO, SKIPPING);
		while (answers.length > 1) await moment();
		const resent = execute(new Process(stores)).ask(0, PO, RESENDING);
		while (answers.length > 0) await moment();
		first.give(REFUSED);
		expect(await refused).toMatchObject(REFUSED);
		expect(await execute().ask(0, PO, SKIPPING)).toMatchObject({ mayExist: true });
		second.give(undefined);
		expect(await resent).toEqual({ number: 1 });
		expect(await execute(new Process(stores)).ask(0, PO, SKIPPING)).toMatchObject(SKIPPED);
	});

	it('is sent under another base URL, operation, node type or key', async () => {
		const places = ['https://test.example.se', 'https://live.example.se'].flatMap((where) =>
			['simutek salesOrder: create', 'a3Connect order: create'].map((what) => ({ where, what })),
		);
		for (const place of places) {
			const { ask } = n8n.execute(orders(n8n), {}, place);
			expect(await ask(0, PO, { ...SKIPPING, duplicateKey: 'W-1042' })).not.toHaveProperty(
				'skipped',
			);
		}
		expect(made).toBe(4);
	});

	it('is not taken for another whose parts only run together to the same', async () => {
		const { ask } = execute();
		expect(await ask(0, { parts: ['K 1', '2'] }, SKIPPING)).toEqual({ number: 1 });
		expect(await ask(1, { parts: ['K', '1 2'] }, SKIPPING)).toEqual({ number: 2 });
		expect(await ask(2, PO, { ...SKIPPING, duplicateKey: 'K 1 2' })).toEqual({ number: 3 });
	});

	it('gets a second order where duplicates are not skipped', async () => {
		const { ask } = execute();
		expect(await ask(0, PO)).toEqual({ number: 1 });
		expect(await ask(1, PO)).toEqual({ number: 2 });
	});
});

describe("What an execution's own items know, for its retries", () => {
	it('is bound to the base URL and the operation', async () => {
		const context = {};
		const live = { where: 'https://live.example.se', what: 'simutek salesOrder: create' };
		for (const place of [
			live,
			{ ...live, where: 'https://test.example.se' },
			{ ...live, what: 'simutek customer: create' },
		]) {
			const before = made;
			await n8n.execute(orders(n8n), context, place).ask(0, PO);
			expect(made).toBe(before + 1);
		}
		expect(await n8n.execute(orders(n8n), context, live).ask(0, PO)).toEqual({ number: 1 });
	});

	it('stays a doubt where what exists cannot be looked up', async () => {
		answers = [IN_DOUBT];
		const { ask, context } = n8n.execute(companies(n8n));
		expect(await ask(0, { name: 'A' })).toMatchObject(IN_DOUBT);
		const find = async () => {
			throw new n8n.Failure({ message: 'Could not list customers', httpStatus: 500 });
		};
		const retry = n8n.execute({ ...companies(n8n), find: find as never }, context);
		expect(await retry.ask(0, { name: 'A' })).toMatchObject(IN_DOUBT);
	});

	it('is a doubt from the first where an error came that nobody foresaw', async () => {
		const create = async () => await Promise.reject(new TypeError('cannot read this'));
		const { ask, context } = n8n.execute({ ...orders(n8n), create });
		const retry = n8n.execute(orders(n8n), context);
		for (const told of [await ask(0, PO), await retry.ask(0, PO)]) {
			expect(told).toMatchObject({
				mayExist: true,
				message: expect.stringContaining('cannot read this'),
			});
		}
		expect(made).toBe(0);
	});
});

describe('Where the database refuses', () => {
	it('to record a key, nothing is sent, and the key is not in doubt', async () => {
		stores.faults.push('before');
		const first = execute();
		const told = await first.ask(0, PO, SKIPPING);
		expect(told).toMatchObject({
			mayExist: false,
			message: expect.stringContaining('database is locked'),
		});
		await first.close();
		expect(made).toBe(0);
		expect(await execute().ask(0, PO, SKIPPING)).toEqual({ number: 1 });
	});

	it('to take back a key, the words of the API are said, and the key is in doubt', async () => {
		answers = [REFUSED];
		const first = execute();
		const asked = first.ask(0, PO, SKIPPING);
		await stores.stand(1);
		stores.faults.push('before');
		expect(await asked).toMatchObject({
			...REFUSED,
			description: expect.stringMatching(/database is locked.*counts as in doubt/),
		});
		await first.close();
		for (const process of [n8n, new Process(stores)]) {
			expect(await execute(process).ask(0, PO, SKIPPING)).toMatchObject({ mayExist: true });
		}
		expect(made).toBe(0);
	});

	it('to record what was placed, it counts as done, and is placed once the execution ends', async () => {
		const first = execute();
		const asked = first.ask(0, PO, SKIPPING);
		await stores.stand(1);
		stores.faults.push('before');
		expect(await asked).toEqual({ number: 1 });
		expect(n8n.warnings).toEqual([expect.stringContaining('database is locked')]);
		const other = new Process(stores);
		expect(await execute(other).ask(0, PO, SKIPPING)).toMatchObject({ mayExist: true });
		await first.close();
		expect(await execute(other).ask(0, PO, SKIPPING)).toMatchObject(SKIPPED);
	});

	it('to say whether something was placed, nothing is said of it', async () => {
		answers = [IN_DOUBT];
		await execute().ask(0, PO, SKIPPING);
		const asked = execute(new Process(stores)).ask(0, PO, SKIPPING);
		await stores.stand(3);
		stores.faults.push('before');
		expect(await asked).toMatchObject({ message: expect.stringContaining('database is locked') });
		expect(await execute(new Process(stores)).ask(0, PO, SKIPPING)).toMatchObject({
			mayExist: true,
		});
	});
});

describe('Where another worker writes the record whole, and loses what stood there', () => {
	it('this process still knows what it created', async () => {
		await execute().ask(0, PO, SKIPPING);
		stores.record = [];
		expect(await execute().ask(0, PO, SKIPPING)).toMatchObject({ ...SKIPPED, number: 1 });
	});

	it('this process still knows what is in doubt', async () => {
		answers = [IN_DOUBT];
		await execute().ask(0, PO, SKIPPING);
		stores.record = [];
		expect(await execute().ask(0, PO, SKIPPING)).toMatchObject(IN_DOUBT);
	});

	it('what was placed stands again once the execution ends', async () => {
		const first = execute();
		await first.ask(0, PO, SKIPPING);
		stores.record = [];
		await first.close();
		expect(await execute(new Process(stores)).ask(0, PO, SKIPPING)).toMatchObject(SKIPPED);
	});

	it('what is placed stands as started too, although that was lost on the way', async () => {
		answers = [];
		const first = execute();
		const asked = first.ask(0, PO, SKIPPING);
		await stores.stand(1);
		stores.record = [];
		await asked;
		expect(await execute(new Process(stores)).ask(0, PO, SKIPPING)).toMatchObject(SKIPPED);
	});
});

describe('What is to exist once', () => {
	const find = () => n8n.execute(companies(n8n));

	it('is created once, by items and executions at the same time and later ones', async () => {
		const [one, other] = [find(), find()];
		const company = { name: 'A' };
		const told = await Promise.all([
			one.ask(0, company),
			one.ask(1, company),
			other.ask(0, company),
		]);
		expect(told).toEqual([true, false, false].map((created) => ({ number: 1, created })));
		expect(await find().ask(0, company)).toEqual({ number: 1, created: false });
	});

	it('is known by its name also where it was created with a number', async () => {
		await find().ask(0, { number: 'K1', name: 'A' });
		expect(await find().ask(0, { name: 'A' })).toMatchObject({ created: false });
	});

	it('is still known where another one with that name was refused', async () => {
		await find().ask(0, { number: 'K1', name: 'A' });
		answers = [REFUSED];
		expect(await find().ask(0, { number: 'K2', name: 'A' })).toMatchObject(REFUSED);
		expect(await find().ask(0, { name: 'A' })).toEqual({ number: 1, created: false });
	});

	it('is nothing, by number and by name, once a doubt about it was resent and refused', async () => {
		const company = { number: 'K1', name: 'A' };
		answers = [IN_DOUBT, REFUSED];
		expect(await find().ask(0, company)).toMatchObject(IN_DOUBT);
		expect(await find().ask(0, { name: 'A' })).toMatchObject(IN_DOUBT);
		expect(await find().ask(0, company, { resendUncertain: true })).toMatchObject(REFUSED);
		expect(await find().ask(0, { name: 'A' })).toEqual({ number: 1, created: true });
	});
});
