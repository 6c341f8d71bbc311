import { A3_CONNECT, SIMUTEK } from '../../test/nodes';
import { parameterTables } from './parameterTables';

export const PARAMETERS = 'docs/parameters.md';

/** The page of all parameters, made of what the nodes say of themselves. */
export function parametersPage(): string {
	return `<!-- Written by "npm run readme" from the nodes' own descriptions. Change those instead. -->

# Parameters

Every parameter of both nodes. Those in **bold** are required. An arrow leads into a collection: _Options → Timeout_ is in the list that **Add option** opens. An option that is not added counts as its default, except for _Skip Duplicates_, which is off until you add it. Three options belong to every operation; they have [a table of their own](#options-of-every-operation).

${parameterTables([SIMUTEK, A3_CONNECT])}
`;
}
