// n8n's engine prints each error of a workflow, which the tests expect.
process.env.N8N_LOG_LEVEL = 'silent';

/** @type {import('jest').Config} */
module.exports = {
	roots: ['<rootDir>/test', '<rootDir>/tools'],
	// Only what hangs is to fail for its time, also on a busy machine.
	testTimeout: 60_000,
	transform: {
		'\\.ts$': [
			'@swc/jest',
			{ jsc: { target: 'es2022', parser: { syntax: 'typescript', decorators: true } } },
		],
	},
};
