import type { Execution } from '../../../sandbox/start/rest.mts';

/** What a node describes in an execution, for a person; undefined where it has not run. */
export function messageOf({ runData }: Execution, node: string): string | undefined {
	const message = runData[node]?.at(-1)?.data?.main?.[0]?.[0]?.json.message;
	return typeof message === 'string' ? message : undefined;
}
