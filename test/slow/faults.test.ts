/** @jest-environment ./test/SandboxEnvironment.mjs */
import type { Temper } from '../../sandbox/apis/oddity.mts';
import type { Sandbox } from '../../sandbox/apis/server.mts';
import { runWorkflow } from '../engine/runWorkflow';
import { accounts } from './accounts';
import type { Told } from './accounts';
import { EXAMPLE_RUNS, nameOf, takenFromItem } from '../exampleRuns';
import type { ExampleRun } from '../exampleRuns';
import { allCombinations, combinationsWithTwins, FAULTS, isOnce } from './combinations';
import type { Combination } from './combinations';
import { asRow, COLUMNS, contradictions } from './figures';
import type { Figures } from './figures';

/** Combinations run side by side, each with a server of its own. */
const AT_ONCE = 40;

/** These wait for a minute or several, and do little else: they run beside all others. */
function isWaiting({ fault, times }: Combination): boolean {
	const { kind, ...rest } = FAULTS[fault]!;
	return times > 1 && kind === 'retryAfter' && 'status' in rest && rest.status === 429;
}

/** Only an answer that never comes is to be given up: a busy machine takes its time for the others. */
function timeoutFor({ kind }: (typeof FAULTS)[string]): number {
	return kind === 'hang' ? 500 : 600_000;
}

const ALL: Told[] = ['done', 'skipped', 'failed', 'in doubt', 'not started'];

interface Account {
	combination: Combination;
	told: Told[][];
	/** What the items that ask for the same were told, and how often it stands in the server's books. */
	asked: Array<{ told: Told[]; placed: number }>;
	/** The secrets that were found in what n8n keeps of the execution. */
	leaked: string[];
}

/** Each run has a node of its own, as n8n's record of duplicates goes by it. */
let runs = 0;

async function run(combination: Combination, temper: Temper): Promise<Account> {
	const { node, resource, operation, parameters, operationId, placed } = combination.run;
	const server = await startFreshSandbox(temper);
	const kind = FAULTS[combination.fault]!;
	server.injectFault({ ...kind, operationId, times: combination.times });
	const outcome = await runWorkflow({
		node,
		parameters: {
			resource,
			operation,
			...takenFromItem(parameters(0)),
			options: {
				concurrency: 2,
				timeout: timeoutFor(kind),
				...(combination.skips && { skipDuplicates: true, duplicateKey: '={{ $json.key }}' }),
			},
		},
		credential: credentialOf(server, node),
		nodeId: `node ${++runs}`,
		items: combination.items.map((index) => ({ ...parameters(index), key: `W-${index}` })),
		onError: combination.onError,
		retryOnFail: combination.retryOnFail,
	});
	await server.close();
	closedAt.set(server.url, performance.now());
	const kept = JSON.stringify([outcome.run, outcome.items, outcome.errors, outcome.error]);
	const token = outcome.credentials.data.oauthTokenData as { access_token: string } | undefined;
	// An empty answer to a list is a list without rows, and an item of it has no output.
	const told = accounts(outcome).map((each) =>
		each.length === 0 && operation === 'getAll' ? (['done'] as Told[]) : each,
	);
	const toldOf = (index: number) =>
		told.flatMap((each, item) => (combination.items[item] === index ? each : []));
	return {
		combination,
		told,
		asked: [...new Set(placed && combination.items)].map((index) => ({
			told: toldOf(index),
			placed: placed!(server.books, index),
		})),
		leaked: [server.simutek.clientSecret, server.a3Connect.apiToken, token?.access_token].filter(
			(secret): secret is string => secret !== undefined && kept.includes(secret),
		),
	};
}

/** For how long n8n's process knows of an address, and somewhat more, in milliseconds. */
const KNOWN_FOR = 150_000;

/** When the servers were closed that had an address. A system has only some thousands to give. */
const closedAt = new Map<string, number>();

/** A server at an address that n8n knows nothing of, as that would count. */
async function startFreshSandbox(temper: Temper): Promise<Sandbox> {
	for (;;) {
		const server = await sandboxPackage.startSandbox({
			settings: { identityTemper: temper, simutekTemper: temper, a3ConnectTemper: temper },
		});
		const before = closedAt.get(server.url);
		if (before === undefined || performance.now() - before > KNOWN_FOR) return server;
		await server.close();
	}
}

function credentialOf({ simutek, a3Connect }: Sandbox, node: ExampleRun['node']) {
	const { baseUrl, accessTokenUrl, clientId, clientSecret } = simutek;
	return node === 'simutek'
		? { baseUrl, accessTokenUrl, clientId, clientSecret }
		: { environment: 'custom', baseUrl: a3Connect.baseUrl, apiToken: a3Connect.apiToken };
}

describe.each<Temper>(['documented', 'odd'])(
	'APIs that are %s: every operation with every fault, in every mode, with and without Retry On Fail',
	(temper) => {
		const finished: Account[] = [];
		const combinations = [...allCombinations(), ...combinationsWithTwins()];

		beforeAll(async () => {
			const runOne = async (one: Combination) => void finished.push(await run(one, temper));
			const others = combinations.filter((one) => !isWaiting(one)).values();
			const worker = async () => {
				for (const one of others) await runOne(one);
			};
			const workers = Array.from({ length: AT_ONCE }, worker);
			await Promise.all([...workers, ...combinations.filter(isWaiting).map(runOne)]);
		}, 3_600_000);

		/** What was asked for where a rule does not hold, so that a failure shows it. */
		function breaking(
			rule: (
				count: (...what: Told[]) => number,
				placed: number,
				combination: Combination,
			) => boolean,
		) {
			return finished.flatMap(({ combination, asked }) =>
				asked.flatMap(({ told, placed }) => {
					const count = (...what: Told[]) => told.filter((each) => what.includes(each)).length;
					if (rule(count, placed, combination)) return [];
					const { run: example, ...rest } = combination;
					return [{ operation: nameOf(example), ...rest, told, placed }];
				}),
			);
		}

		it('have all ended, each once', () => {
			expect(new Set(finished.map(({ combination }) => combination))).toEqual(
				new Set(combinations),
			);
			expect(finished).toHaveLength(combinations.length);
		});

		it('each item is accounted for by exactly one output or error', () => {
			const wrong = finished.filter(({ told }) => told.some((each) => each.length !== 1));
			expect(wrong).toEqual([]);
		});

		it('nothing is placed more often than it is asked for, and once where it is to be there once', () => {
			const most = (combination: Combination, asking: number) => (isOnce(combination) ? 1 : asking);
			expect(
				breaking((count, placed, combination) => placed <= most(combination, count(...ALL))),
			).toEqual([]);
		});

		it('nothing is told as done or skipped that was not placed', () => {
			expect(
				breaking((count, placed, combination) =>
					isOnce(combination)
						? count('done', 'skipped') === 0 || placed === 1
						: count('done') <= placed,
				),
			).toEqual([]);
		});

		it('nothing is placed without being told as done, skipped or in doubt', () => {
			expect(breaking((count, placed) => placed <= count('done', 'skipped', 'in doubt'))).toEqual(
				[],
			);
		});

		it('nothing is skipped because of what is in doubt', () => {
			expect(breaking((count) => count('skipped') === 0 || count('done') === 1)).toEqual([]);
		});

		it('every twin of one that was surely refused is sent', () => {
			const wentOn = finished.filter(
				({ combination: { onError, times, fault }, told }) =>
					onError !== 'stopWorkflow' &&
					times === 1 &&
					isRefusal(FAULTS[fault]!) &&
					told[0]![0] === 'failed',
			);
			const twins = wentOn.filter(({ combination: { items } }) => items[2] === items[0]);
			expect(twins).not.toHaveLength(0);
			expect(twins.filter(({ told }) => told[2]![0] !== 'done')).toEqual([]);
		});

		it('no secret is in an output, an error or the data of an execution', () => {
			expect(finished.filter(({ leaked }) => leaked.length > 0)).toEqual([]);
		});

		it('nothing is in doubt where the API said that it did nothing', () => {
			const refused = finished.filter(({ combination }) => isRefusal(FAULTS[combination.fault]!));
			expect(refused).not.toHaveLength(0);
			expect(refused.filter(({ told }) => told.flat().includes('in doubt'))).toEqual([]);
		});

		it('in figures, which do not contradict each other', () => {
			const figures = EXAMPLE_RUNS.map((example) => {
				const distinct = ({ combination: { run: of, items } }: Account) =>
					of === example && items[2] !== items[0];
				return [nameOf(example), figuresOf(example, distinct)] as const;
			});
			const heading = `|  | ${Object.values(COLUMNS).join(' | ')} |`;
			const rows = figures.map(([name, each]) => asRow(name, each));
			sandboxPackage.print(`\n${temper}\n${[heading, ...rows].join('\n')}\n`);
			const wrong = figures.map(([name, each]) => [name, contradictions(each)]);
			expect(wrong).toEqual(figures.map(([name]) => [name, []]));
		});

		it('with twins, in figures', () => {
			const twins = finished.filter(({ combination: { items } }) => items[2] === items[0]);
			const kinds = new Set(twins.map(kindOf));
			for (const kind of kinds) {
				const told = twins.filter((account) => kindOf(account) === kind);
				const counts = ALL.map(
					(what) =>
						`${told.flatMap((each) => each.told.flat()).filter((each) => each === what).length} ${what}`,
				);
				const placed = told
					.flatMap(({ asked }) => asked)
					.reduce((sum, each) => sum + each.placed, 0);
				sandboxPackage.print(`${kind}: ${counts.join(', ')}; ${placed} in the books\n`);
			}
			expect(kinds.size).toBe(5);
		});

		function kindOf({ combination: { run: example, skips } }: Account): string {
			return `${nameOf(example)}, twins${skips ? ', Skip Duplicates' : ''}`;
		}

		function figuresOf(example: ExampleRun, which: (account: Account) => boolean): Figures {
			const accountsOf = finished.filter(which);
			const told = accountsOf.flatMap((account) => account.told.flat());
			const count = (what: Told) => told.filter((each) => each === what).length;
			const placed = accountsOf.flatMap(({ asked }) => asked.map((each) => each.placed));
			return {
				combinations: accountsOf.length,
				done: count('done'),
				failed: count('failed'),
				inDoubt: count('in doubt'),
				notStarted: count('not started'),
				inTheBooks: example.placed && placed.reduce((sum, each) => sum + each, 0),
			};
		}
	},
);

/** Whether an API that answers so has surely not acted. */
function isRefusal(fault: (typeof FAULTS)[string]): boolean {
	const isStatus = fault.kind === 'status' || fault.kind === 'retryAfter';
	return isStatus && fault.status >= 400 && fault.status < 500 && fault.status !== 408;
}
