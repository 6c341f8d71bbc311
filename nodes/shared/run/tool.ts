import type { INode } from 'n8n-workflow';

/**
 * Whether a node is a tool that a model calls, by an AI agent or an MCP server: n8n has a node type of its
 * own for it, and saves that in the workflow.
 */
export function isTool({ type }: Pick<INode, 'type'>): boolean {
	return type.endsWith('Tool');
}

/** What a model is told of something that may exist, as it would try once more. */
export const NOT_AGAIN =
	'Do not call this tool again for it: it could be created twice. Ask a person to look first.';
