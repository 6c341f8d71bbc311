import type { WorkflowExecuteMode } from 'n8n-workflow';
import { Failure } from '../basis/failure';
import type { Ledger } from '../creations/ledger';
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
						? '1 item is skipped as a duplicate: the same order was placed before.'
						: `${skipped} items are skipped as duplicates: the same orders were placed before.`,
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
					`In a sub-workflow, a retry of the calling workflow creates everything again; with "${missing}" it would not.`,
				]
			: []),
	];
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
