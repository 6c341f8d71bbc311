import type { NodeExecutionHint } from 'n8n-workflow';
import { Failure } from '../basis/failure';
import type { Ledger } from '../creations/ledger';
import type { Result } from './report';

type Hint = Pick<NodeExecutionHint, 'message' | 'type'>;

/** What is known of a run beside the results of its items. */
export interface Circumstances extends Pick<Ledger, 'missing'> {
	isSubWorkflow: boolean;
	/** Whether no parameter depends on the input item. */
	asksTheSame: boolean;
}

/** What people would wonder about in the output of a run, one sentence each; none where all is well. */
export function hintsOf(
	results: Array<Result | undefined>,
	{ missing, isSubWorkflow, asksTheSame }: Circumstances,
): Hint[] {
	const skipped = results.filter(isSkipped).length;
	const inDoubt = results.filter(isInDoubt).length;
	const listings = results.flatMap((result) =>
		result !== undefined && 'listing' in result ? [result.listing] : [],
	);
	const hints: Array<Hint | false> = [
		skipped > 0 &&
			warning(`${items(skipped)} skipped as duplicates: the same orders were placed before.`),
		inDoubt > 0 &&
			warning(
				`${items(inDoubt)} in doubt: what they ask for may exist, so check before you send them again.`,
			),
		isSubWorkflow &&
			missing !== undefined &&
			warning(
				`In a sub-workflow, a retry of the calling workflow creates everything again; with "${missing}" it would not.`,
			),
		listings.length > 1 &&
			asksTheSame &&
			warning(
				`The same list was fetched for each of the ${listings.length} input items: to fetch it once, switch on "Execute Once" in the settings of the node.`,
			),
		listings.includes('cut') && {
			message:
				'There is more than "Limit" lets through: to get everything, switch on "Return All".',
			type: 'info',
		},
	];
	return hints.filter((hint) => hint !== false);
}

export function warning(message: string): Hint {
	return { message, type: 'warning' };
}

function items(count: number): string {
	return count === 1 ? '1 item is' : `${count} items are`;
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
