import type * as files from './files.mts';

declare global {
	/** The files of the output schemas, from SchemaEnvironment. */
	const schemaFiles: typeof files;
}
