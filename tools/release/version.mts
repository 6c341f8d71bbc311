/** What a tag, package.json and the changelog have to agree on. */

export interface Release {
	tag: string;
	version: string;
	changelog: string;
}

/** Gives what is wrong with a release, as sentences for whoever pushed the tag. */
export function problemsOf({ tag, version, changelog }: Release): string[] {
	const problems = [];
	if (tag !== `v${version}`) {
		problems.push(`The tag is ${tag || 'missing'}, and package.json says ${version}.`);
	}
	const section = sectionOf(changelog, version);
	if (section === undefined) {
		problems.push(`CHANGELOG.md has no heading "## [${version}] - <year-month-day>".`);
	} else if (section === '') {
		problems.push(`CHANGELOG.md says nothing about ${version}.`);
	}
	return problems;
}

/** The text under the heading of a version: up to the next heading, or the links at the end. */
function sectionOf(changelog: string, version: string): string | undefined {
	const lines = changelog.split('\n');
	const heading = lines.findIndex((line) => {
		const [, named] = /^## \[(.+)\] - \d{4}-\d{2}-\d{2}$/.exec(line) ?? [];
		return named === version;
	});
	if (heading === -1) return undefined;
	const rest = lines.slice(heading + 1);
	const end = rest.findIndex((line) => /^(## |\[.+\]: )/.test(line));
	return rest
		.slice(0, end === -1 ? undefined : end)
		.join('\n')
		.trim();
}
