const { execFileSync } = require('node:child_process');
const { rmSync } = require('node:fs');
const { dest, parallel, series, src } = require('gulp');

/** What n8n reads beside the compiled code: icons, codex files and output schemas. */
const ASSETS = 'nodes/**/*.{svg,json}';

async function clean() {
	rmSync('dist', { recursive: true, force: true });
}

async function compile() {
	execFileSync('tsc', ['--project', 'tsconfig.json'], { stdio: 'inherit' });
}

function copyAssets() {
	return src(ASSETS, { encoding: false }).pipe(dest('dist/nodes'));
}

exports.build = series(clean, parallel(compile, copyAssets));
