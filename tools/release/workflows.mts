/** What GitHub's workflows must not do: run code that can change, or hold more rights than they need. */
import { load } from 'js-yaml';

type Permissions = Record<string, string>;

interface Step {
	uses?: string;
	run?: string;
	with?: Record<string, unknown>;
}

interface Job {
	permissions?: Permissions;
	environment?: unknown;
	'timeout-minutes'?: number;
	steps?: Step[];
}

interface Workflow {
	permissions?: Permissions;
	concurrency?: unknown;
	jobs: Record<string, Job>;
}

/** An action at a commit, which cannot be moved as a tag can; the comment is what Dependabot reads. */
const PINNED = /\buses: +[\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/;

/** What a job may have: the identity that npm publishes by, and the place where CodeQL reports. */
const RIGHTS_OF_JOBS: Permissions = {
	contents: 'read',
	'id-token': 'write',
	'security-events': 'write',
};

/** Gives what is wrong with the text of a workflow, as sentences. */
export function problemsOf(text: string): string[] {
	const workflow = load(text) as Workflow;
	return [
		...problemsOfText(text),
		...unless(isReadOnly(workflow.permissions), 'the workflow has more rights than contents: read'),
		...unless(workflow.concurrency !== undefined, 'the workflow has no concurrency group'),
		...Object.entries(workflow.jobs).flatMap(([name, job]) =>
			problemsOfJob(job).map((problem) => `${name}: ${problem}`),
		),
	];
}

/** What can be told without knowing the structure; a comment is part of the text only. */
function problemsOfText(text: string): string[] {
	const unpinned = text
		.split('\n')
		.filter((line) => /\buses:/.test(line) && !PINNED.test(line))
		.map((line) => `not pinned to a commit, with its version behind it: ${line.trim()}`);
	return [
		...unpinned,
		...unless(!/\bsecrets\b|_TOKEN\b/.test(text), 'the workflow uses a secret or a token'),
		...unless(!text.includes('pull_request_target'), 'the workflow trusts pull requests'),
	];
}

function problemsOfJob(job: Job): string[] {
	const permissions = job.permissions ?? {};
	const steps = job.steps ?? [];
	const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'));
	return [
		...unless(job['timeout-minutes'] !== undefined, 'has no timeout'),
		...unless(
			Object.entries(permissions).every(([right, level]) => RIGHTS_OF_JOBS[right] === level),
			'has more rights than it needs',
		),
		...unless(
			permissions['id-token'] === undefined || job.environment !== undefined,
			'has an identity without an environment that guards it',
		),
		...unless(
			checkouts.every((step) => step.with?.['persist-credentials'] === false),
			'leaves its credentials in the checkout',
		),
		...unless(
			steps.every(({ run = '' }) => !run.includes('${{')),
			'puts an expression into a script, which whoever writes its value can break out of',
		),
	];
}

function isReadOnly(permissions: Permissions | undefined): boolean {
	return JSON.stringify(permissions) === JSON.stringify({ contents: 'read' });
}

function unless(isFine: boolean, problem: string): string[] {
	return isFine ? [] : [problem];
}
