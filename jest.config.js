// n8n's engine prints each error of a workflow, which the tests expect.
process.env.N8N_LOG_LEVEL = 'silent';

/** @type {import('jest').Config} */
module.exports = {
	roots: ['<rootDir>/test', '<rootDir>/tools'],
	// What is named *.test.mts runs on Node.js's own test runner.
	testMatch: ['**/*.test.ts'],
	maxWorkers: '100%',
	// Only what hangs is to fail for its time, also on a busy machine.
	testTimeout: 60_000,
	transform: {
		'\\.ts$': [
			'@swc/jest',
			{ jsc: { target: 'es2022', parser: { syntax: 'typescript', decorators: true } } },
		],
	},
};
