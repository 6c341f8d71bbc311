const { execFileSync } = require('node:child_process');
const { rmSync } = require('node:fs');
const { dest, parallel, series, src, watch } = require('gulp');

/** What n8n reads beside the compiled code: icons, codex files and output schemas. */
const ASSETS = 'nodes/**/*.{svg,json}';

/** Where the package is that is built: in this folder, unless an n8n has loaded it from another. */
const { PACKAGE = '.' } = process.env;

async function clean() {
	rmSync('dist', { recursive: true, force: true });
}

async function compile() {
	execFileSync('tsc', ['--project', 'tsconfig.build.json'], { stdio: 'inherit' });
}

function copyAssets() {
	return src(ASSETS, { encoding: false }).pipe(dest(`${PACKAGE}/dist/nodes`));
}

function copyChangedAssets() {
	return watch(ASSETS, { ignoreInitial: false }, copyAssets);
}

exports.build = series(clean, parallel(compile, copyAssets));
exports.copyChangedAssets = copyChangedAssets;
