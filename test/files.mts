/** The files of the project; by paths with slashes, also on Windows. */
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';

/** Texts by the path of their file. */
type Texts = Map<string, string>;

export function read(path: string): string {
	return readFileSync(path, 'utf8');
}

/** Whether a link in a file leads to something. */
export function exists(file: string, link: string): boolean {
	return existsSync(resolve(file, link));
}

/** The path of what a link in a file leads to. */
export function resolve(file: string, link: string): string {
	return join(dirname(file), link).replaceAll(sep, '/');
}

/** The Markdown files in the given folders, not in those below. */
export function readDocuments(folders: string[]): Texts {
	const paths = folders.flatMap((folder) =>
		readdirSync(folder).map((name) => join(folder, name).replaceAll(sep, '/')),
	);
	const documents = paths.filter((path) => path.endsWith('.md'));
	return new Map(documents.map((path) => [path, read(path)]));
}

export function write(path: string, text: string): void {
	mkdirSync(dirname(path), { recursive: true });
	writeFileSync(path, text);
}

/** All files that are in some folders, however deep. */
export function readFolders(folders: string[]): Texts {
	const paths = folders
		.flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true }))
		.filter((entry) => entry.isFile())
		.map(({ parentPath, name }) => join(parentPath, name).replaceAll(sep, '/'));
	return new Map(paths.map((path) => [path, read(path)]));
}

/** The paths of the folders that are in some folders, not of those below. */
export function foldersIn(folders: string[]): string[] {
	return folders.flatMap((folder) =>
		readdirSync(folder, { withFileTypes: true })
			.filter((entry) => entry.isDirectory() && entry.name !== 'node_modules')
			.map(({ name }) => `${folder}/${name}`),
	);
}

/** Has some folders hold these files and no others. */
export function replaceFolders(folders: string[], texts: Texts): void {
	for (const folder of folders) rmSync(folder, { recursive: true, force: true });
	for (const [path, text] of texts) write(path, text);
}
