/** The part of n8n's package scan that works without the registry; it comes without types. */
declare module '@n8n/scan-community-package/scanner/scanner.mjs' {
	interface Analysis {
		passed: boolean;
		message?: string;
		details?: string;
	}

	/** What the scan lints of the commit that a package was built from. */
	export const SOURCE_FILE_PATTERNS: string[];

	export function analyzePackage(folder: string, filePatterns: string[]): Promise<Analysis>;
}
