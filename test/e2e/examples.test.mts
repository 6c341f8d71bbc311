/**
 * The example workflows: pasted into the editor, and those that wait for a call, called as the world
 * outside does. `SCREENSHOTS=docs/images npm run test:e2e -- examples` takes the pictures of
 * `docs/examples.md` anew. Those that are started by hand are run with the packed nodes.
 */
import { beforeEach, suite } from 'node:test';

import { Scene } from './editor/scene.mts';
import { testCanvases } from './examples/canvases.mts';
import { testFailures } from './examples/failures.mts';
import { testForm } from './examples/form.mts';
import { testWatches } from './examples/watches.mts';
import { testWebhook } from './examples/webhook.mts';

suite('The example workflows', () => {
	const scene = new Scene();
	beforeEach(() => scene.lab.sandbox.reset());
	testWebhook(scene);
	testForm(scene);
	testWatches(scene);
	testFailures(scene);
	testCanvases(scene);
});
