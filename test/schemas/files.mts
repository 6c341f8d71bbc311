/** The files of the output schemas; by paths with slashes, also on Windows. */
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';

type Files = Map<string, unknown>;

/** All schemas that are in some folders. */
export function readSchemas(folders: string[]): Files {
	const files = folders
		.flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true }))
		.filter((entry) => entry.isFile())
		.map(({ parentPath, name }) => join(parentPath, name).replaceAll(sep, '/'));
	return new Map(files.map((file) => [file, JSON.parse(readFileSync(file, 'utf8'))]));
}

/** Has some folders hold these schemas and no others. */
export function writeSchemas(folders: string[], schemas: Files): void {
	for (const folder of folders) rmSync(folder, { recursive: true, force: true });
	for (const [file, schema] of schemas) {
		mkdirSync(dirname(file), { recursive: true });
		writeFileSync(file, JSON.stringify(schema, null, '\t'));
	}
}
