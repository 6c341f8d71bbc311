/** @jest-environment ./test/SandboxEnvironment.mjs */
import type { IDataObject } from 'n8n-workflow';
import type { Sandbox } from '../../sandbox/apis/server.mts';
import { runWorkflow } from '../engine/runWorkflow';
import { accounts } from './accounts';
import type { Told } from './accounts';
import { EXAMPLE_RUNS, nameOf, takenFromItem } from '../exampleRuns';
import type { ExampleRun } from '../exampleRuns';
import { allCombinations, FAULTS, ITEMS } from './combinations';
import type { Combination } from './combinations';
import { asRow, COLUMNS, contradictions } from './figures';
import type { Figures } from './figures';

/** Combinations run side by side, each with a server of its own: most of their time is waiting. */
const AT_ONCE = 12;

/** Only an answer that never comes is to be given up: a busy machine takes its time for the others. */
function timeoutFor({ kind }: (typeof FAULTS)[string]): number {
	return kind === 'hang' ? 500 : 30_000;
}

interface Account {
	combination: Combination;
	told: Told[][];
	/** How often each item stands in the server's books; undefined where nothing is placed. */
	placed: number[] | undefined;
	/** The secrets that were found in what n8n keeps of the execution. */
	leaked: string[];
}

async function run(combination: Combination): Promise<Account> {
	const { node, resource, operation, parameters, operationId, placed } = combination.run;
	const server = await sandboxPackage.startSandbox();
	const kind = FAULTS[combination.fault]!;
	server.injectFault({ ...kind, operationId, times: combination.times });
	const outcome = await runWorkflow({
		node,
		parameters: {
			resource,
			operation,
			...takenFromItem(parameters(0)),
			options: { concurrency: 2, timeout: timeoutFor(kind) },
		},
		credential: credentialOf(server, node),
		items: Array.from({ length: ITEMS }, (_, index) => parameters(index) as IDataObject),
		onError: combination.onError,
		retryOnFail: combination.retryOnFail,
	});
	await server.close();
	const kept = JSON.stringify([outcome.run, outcome.items, outcome.errors, outcome.error]);
	const token = outcome.credentials.data.oauthTokenData as { access_token: string } | undefined;
	return {
		combination,
		told: accounts(outcome),
		placed: placed && Array.from({ length: ITEMS }, (_, item) => placed(server.books, item)),
		leaked: [server.simutek.clientSecret, server.a3Connect.apiToken, token?.access_token].filter(
			(secret): secret is string => secret !== undefined && kept.includes(secret),
		),
	};
}

function credentialOf({ simutek, a3Connect }: Sandbox, node: ExampleRun['node']) {
	const { baseUrl, accessTokenUrl, clientId, clientSecret } = simutek;
	return node === 'simutek'
		? { baseUrl, accessTokenUrl, clientId, clientSecret }
		: { environment: 'custom', baseUrl: a3Connect.baseUrl, apiToken: a3Connect.apiToken };
}

describe('Every operation with every fault, in every mode, with and without Retry On Fail', () => {
	const finished: Account[] = [];
	const combinations = allCombinations();

	beforeAll(async () => {
		const waiting = combinations.values();
		const worker = async () => {
			for (const combination of waiting) finished.push(await run(combination));
		};
		await Promise.all(Array.from({ length: AT_ONCE }, worker));
	}, 1_500_000);

	/** The accounts of items for which a rule does not hold, so that a failure shows them. */
	function breaking(rule: (account: Account, told: Told, placed: number) => boolean) {
		return finished.flatMap((account) =>
			account.told.flatMap((told, item) => {
				const placed = account.placed?.[item];
				if (placed === undefined || rule(account, told[0]!, placed)) return [];
				const { run: example, ...rest } = account.combination;
				return [{ operation: nameOf(example), ...rest, item, told, placed }];
			}),
		);
	}

	it('have all ended, each once', () => {
		expect(new Set(finished.map(({ combination }) => combination))).toEqual(new Set(combinations));
		expect(finished).toHaveLength(combinations.length);
	});

	it('each item is accounted for by exactly one output or error', () => {
		const wrong = finished.filter(({ told }) => told.some((each) => each.length !== 1));
		expect(wrong).toEqual([]);
	});

	it('nothing is placed twice', () => {
		expect(breaking((_account, _told, placed) => placed <= 1)).toEqual([]);
	});

	it('nothing is told as done that was not placed', () => {
		expect(breaking((_account, told, placed) => told !== 'done' || placed === 1)).toEqual([]);
	});

	it('nothing is told as failed or not started that was placed', () => {
		const certain: Told[] = ['failed', 'not started'];
		expect(breaking((_account, told, placed) => !certain.includes(told) || placed === 0)).toEqual(
			[],
		);
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
		const figures = EXAMPLE_RUNS.map((example) => [nameOf(example), figuresOf(example)] as const);
		const heading = `|  | ${Object.values(COLUMNS).join(' | ')} |`;
		const rows = figures.map(([name, each]) => asRow(name, each));
		sandboxPackage.print(`\n${[heading, ...rows].join('\n')}\n`);
		const wrong = figures.map(([name, each]) => [name, contradictions(each)]);
		expect(wrong).toEqual(figures.map(([name]) => [name, []]));
	});

	function figuresOf(example: ExampleRun): Figures {
		const accountsOf = finished.filter(({ combination }) => combination.run === example);
		const told = accountsOf.flatMap((account) => account.told.flat());
		const count = (what: Told) => told.filter((each) => each === what).length;
		const placed = accountsOf.flatMap((account) => account.placed ?? []);
		return {
			combinations: accountsOf.length,
			done: count('done'),
			failed: count('failed'),
			inDoubt: count('in doubt'),
			notStarted: count('not started'),
			inTheBooks: example.placed && placed.reduce((sum, each) => sum + each, 0),
		};
	}
});

/** Whether an API that answers so has surely not acted. */
function isRefusal(fault: (typeof FAULTS)[string]): boolean {
	const isStatus = fault.kind === 'status' || fault.kind === 'retryAfter';
	return isStatus && fault.status >= 400 && fault.status < 500 && fault.status !== 408;
}
