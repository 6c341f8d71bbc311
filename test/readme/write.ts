/**
 * `npm run readme`: writes the tables of the README anew. It is run as a test, which the nodes are
 * loaded for; it is none, and `npm test` leaves it out.
 *
 * @jest-environment ./test/SandboxEnvironment.mjs
 */
import { generatedReadme, README } from './readme';

it('writes what the nodes say of themselves', () => {
	projectFiles.write(README, generatedReadme());
});
