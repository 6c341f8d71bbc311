/** GitHub shows no form that it cannot read, and does not say why. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';

import { load } from 'js-yaml';

import { ROOT } from '../../sandbox/start/paths.mts';

interface Field {
	type: string;
	id?: string;
	attributes: {
		label?: string;
		value?: string;
		options?: Array<string | { label: string }>;
	};
}

interface Form {
	name: string;
	description: string;
	labels: string[];
	body: Field[];
}

const FORMS = join(ROOT, '.github/ISSUE_TEMPLATE');
const read = (file: string): unknown => load(readFileSync(join(FORMS, file), 'utf8'));
const WITH_OPTIONS = ['dropdown', 'checkboxes'];
const ENTERED = [...WITH_OPTIONS, 'input', 'textarea'];

suite('The issue forms', () => {
	for (const file of readdirSync(FORMS).filter((name) => name !== 'config.yml')) {
		test(`${file} is one that GitHub shows`, () => {
			const { name, description, labels, body } = read(file) as Form;
			assert(name && description && labels.length > 0);
			for (const { type, attributes } of body.filter((field) => field.type === 'markdown')) {
				assert(attributes.value, type);
			}
			const entered = body.filter(({ type }) => type !== 'markdown');
			for (const { type, id, attributes } of entered) {
				assert(ENTERED.includes(type) && attributes.label, `${id}: ${type}`);
				assert.equal(WITH_OPTIONS.includes(type), (attributes.options ?? []).length > 0, id);
			}
			const ids = entered.map(({ id }) => id);
			assert.deepEqual(ids, [...new Set(ids)]);
			assert(!ids.includes(undefined));
		});
	}

	test('send vulnerabilities where nobody else reads them', () => {
		const config = read('config.yml') as {
			blank_issues_enabled: boolean;
			contact_links: Array<{ url: string }>;
		};
		assert.equal(config.blank_issues_enabled, false);
		assert(config.contact_links.some(({ url }) => url.endsWith('/security/advisories/new')));
	});
});
