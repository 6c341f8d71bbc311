/**
 * What people see of the nodes in n8n's editor, in a real browser. `SCREENSHOTS=docs/images npm run
 * test:e2e -- editor` takes the pictures of the README anew.
 */
import { suite } from 'node:test';

import { testCredentialForms } from './editor/credentials.mts';
import { testCustomCalls } from './editor/customCalls.mts';
import { testCustomerList } from './editor/customers.mts';
import { testErrors } from './editor/errors.mts';
import { testHints } from './editor/hints.mts';
import { testNodePanel } from './editor/nodePanel.mts';
import { testOddApis } from './editor/oddApis.mts';
import { testOrderForm } from './editor/orders.mts';
import { testPreviews } from './editor/previews.mts';
import { testSalesOrders } from './editor/salesOrders.mts';
import { Scene } from './editor/scene.mts';
import { testThemes } from './editor/themes.mts';
import { testTools } from './editor/tools.mts';

suite('The nodes in the editor', () => {
	const scene = new Scene();
	testCredentialForms(scene);
	testNodePanel(scene);
	testOrderForm(scene);
	testErrors(scene);
	testHints(scene);
	testTools(scene);
	testSalesOrders(scene);
	testCustomerList(scene);
	testOddApis(scene);
	testCustomCalls(scene);
	testPreviews(scene);
	testThemes(scene);
});
