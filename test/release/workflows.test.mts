import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';

import { ROOT } from '../../sandbox/start/paths.mts';
import { problemsOf } from '../../tools/release/workflows.mts';

const WORKFLOWS = join(ROOT, '.github/workflows');
const read = (file: string) => readFileSync(join(WORKFLOWS, file), 'utf8');

suite('The workflows', () => {
	for (const file of readdirSync(WORKFLOWS)) {
		test(`${file} has no problems`, () => assert.deepEqual(problemsOf(read(file)), []));
	}

	const PUBLISH = read('publish.yml');
	const SPOILED: Array<[what: string, from: string | RegExp, to: string, problem: RegExp]> = [
		['a tag for a commit', /@3d3c\w+ # v7\.0\.1/, '@v7', /^not pinned .*checkout@v7$/],
		['a short commit', /@3d3c\w+/, '@3d3c42e', /^not pinned/],
		['no version', / # v7\.0\.1/, '', /^not pinned/],
		['an image', /actions\/checkout@\w+ #/, 'docker://alpine:3 #', /^not pinned/],
		['a long-lived token', '--access', '${{ secrets.NPM }} --access', /secret or a token/],
		['a token by its name', '--access', '"$NODE_AUTH_TOKEN" --access', /secret or a token/],
		['further rights', 'contents: read', 'contents: write', /^the workflow has more rights/],
		['all rights', /permissions:\n {2}contents: read/, 'permissions: write-all', /more rights/],
		['the default rights', /permissions:\n {2}contents: read\n/, '', /more rights/],
		['further rights in a job', 'id-token: write', 'packages: write', /^publish: has more rights/],
		['a job that may write', 'id-token: write', 'contents: write', /^publish: has more rights/],
		[
			'all rights in a job',
			/permissions:\n {6}id-token: write/,
			'permissions: write-all',
			/rights/,
		],
		['an unguarded identity', / {4}environment: npm\n/, '', /^publish: has an identity/],
		['credentials that stay', 'persist-credentials: false', 'fetch-depth: 1', /its credentials/],
		['no timeout', / {4}timeout-minutes: 20\n/, '', /^pack: has no timeout/],
		['no group', /concurrency:\n.*\n/, '', /no concurrency group/],
		['an expression in a script', '"$GITHUB_REF_NAME"', '${{ github.ref_name }}', /^pack: puts/],
		["others' branches with rights", 'push:', 'pull_request_target:', /trusts pull requests/],
	];
	for (const [what, from, to, problem] of SPOILED) {
		test(`with ${what} are refused`, () => {
			const spoiled = PUBLISH.replace(from, to);
			assert.notEqual(spoiled, PUBLISH);
			const problems = problemsOf(spoiled);
			assert(
				problems.some((found) => problem.test(found)),
				problems.join('\n'),
			);
		});
	}
});
