/**
 * `npm run readme`: writes the page of parameters. It runs as a test, because only jest loads the
 * nodes; it is none, and `npm test` leaves it out.
 *
 * @jest-environment ./test/SandboxEnvironment.mjs
 */
import { PARAMETERS, parametersPage } from './parameters';

it('writes what the nodes say of themselves', () => {
	projectFiles.write(PARAMETERS, parametersPage());
});
