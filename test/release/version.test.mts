import assert from 'node:assert/strict';
import { suite, test } from 'node:test';

import { problemsOf } from '../../tools/release/version.mts';

const CHANGELOG = `# Changelog

## [Unreleased]

## [1.10.0] - 2026-12-24

### Added

- Something.

## [1.1.0] - 2026-11-30

## [1.0.0] - 2026-11-25

- The first.

[1.0.0]: https://example.com
`;

suite('A release', () => {
	for (const version of ['1.10.0', '1.0.0']) {
		test(`of ${version}, which the tag and the changelog name, has no problems`, () => {
			assert.deepEqual(problemsOf({ tag: `v${version}`, version, changelog: CHANGELOG }), []);
		});
	}

	for (const tag of ['1.10.0', 'v1.10.1', 'v1.10.0-rc.1', '']) {
		test(`of 1.10.0 with the tag "${tag}" is refused`, () => {
			const problems = problemsOf({ tag, version: '1.10.0', changelog: CHANGELOG });
			assert.deepEqual(problems, [`The tag is ${tag || 'missing'}, and package.json says 1.10.0.`]);
		});
	}

	for (const version of ['1.2.0', '1.1', '1.10.0-rc.1', 'Unreleased']) {
		test(`of ${version}, which the changelog does not name, is refused`, () => {
			assert.deepEqual(problemsOf({ tag: `v${version}`, version, changelog: CHANGELOG }), [
				`CHANGELOG.md has no heading "## [${version}] - <year-month-day>".`,
			]);
		});
	}

	test('that the changelog says nothing about is refused', () => {
		assert.deepEqual(problemsOf({ tag: 'v1.1.0', version: '1.1.0', changelog: CHANGELOG }), [
			'CHANGELOG.md says nothing about 1.1.0.',
		]);
	});
});
