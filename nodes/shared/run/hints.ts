import type { WorkflowExecuteMode } from 'n8n-workflow';
import { Failure } from '../basis/failure';
import type { Ledger } from '../creations/ledger';
import type { Remark } from '../http/apiRequest';
import type { Result } from './report';

/**
 * What people would wonder about in the output of a run, one sentence each; none where all is well. That
 * *Limit* cut a list, and that *Get Many* ran once for each item, n8n's editor says itself.
 */
export function hintsOf(
	results: Array<Result | undefined>,
	{ missing }: Pick<Ledger, 'missing'>,
	mode: WorkflowExecuteMode,
): string[] {
	const skipped = results.filter(isSkipped).length;
	const inDoubt = results.filter(isInDoubt).length;
	return [
		...(skipped > 0
			? [
					skipped === 1
						? '1 item was skipped as a duplicate: the same order was placed before.'
						: `${skipped} items were skipped as duplicates: the same orders were placed before.`,
				]
			: []),
		...(inDoubt > 0
			? [
					inDoubt === 1
						? '1 item is in doubt: what it asks for may exist, so check before you send it again.'
						: `${inDoubt} items are in doubt: what they ask for may exist, so check before you send them again.`,
				]
			: []),
		...(mode === 'integrated' && missing !== undefined
			? [
					`In a sub-workflow, a retry of the calling workflow creates everything again; with '${missing}' it would not.`,
				]
			: []),
	];
}

/** What is remarked in a run, each sentence told once however often it was said. */
export function newRemarks() {
	const said = new Map<string, { times: number; named: Set<string> }>();
	return {
		remark: ({ sentence, count, names = [] }: Remark): void => {
			const { times, named } = said.get(sentence) ?? { times: 0, named: new Set() };
			said.set(sentence, { times: times + count, named: new Set([...named, ...names]) });
		},
		sentences: (): string[] =>
			[...said].map(([sentence, { times, named }]) => {
				const names = named.size > 0 ? ` (${[...named].join(', ')})` : '';
				return `${sentence}: ${times}${names}.`;
			}),
	};
}

/** That an API asked to slow down, and how many requests were sent at the same time in the end. */
export function slowedDown(name: string, refusals: number, most: number): string {
	const times = refusals === 1 ? 'once' : `${refusals} times`;
	const requests = most === 1 ? 'one request was' : `${most} requests were`;
	return `${name} asked to slow down ${times}, so at most ${requests} sent at the same time in the end.`;
}

function isSkipped(result: Result | undefined): boolean {
	return result !== undefined && 'results' in result && result.results[0]?.skipped === true;
}

function isInDoubt(result: Result | undefined): boolean {
	return (
		result !== undefined &&
		'error' in result &&
		result.error instanceof Failure &&
		result.error.mayExist
	);
}
