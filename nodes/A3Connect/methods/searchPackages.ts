import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { nodeError } from '../../shared/run/nodeError';
import { openTransport } from '../../shared/http/transport';
import { getPackages } from '../api/packages';
import { a3Connect } from '../api/service';

/** Lists the packages for the locator: those with a text in their name, or with it as their id. */
export async function searchPackages(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const wanted = filter.trim().toLocaleLowerCase('sv');
	try {
		const { send } = await openTransport(this, a3Connect);
		const packages = await send(getPackages());
		return {
			results: packages
				.map(({ predefinedPackageID, name }) => ({ name, value: predefinedPackageID }))
				.filter(
					({ name, value }) =>
						name.toLocaleLowerCase('sv').includes(wanted) || String(value) === wanted,
				),
		};
	} catch (error) {
		throw nodeError(this.getNode(), error);
	}
}
