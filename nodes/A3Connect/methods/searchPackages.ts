import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { comparableInAnyCase } from '../../shared/basis/comparable';
import { textOf } from '../../shared/basis/json';
import type { JsonObject } from '../../shared/basis/json';
import { nodeError } from '../../shared/run/nodeError';
import { openTransport } from '../../shared/http/transport';
import { getPackages, packageIdOf } from '../api/packages';
import { a3Connect } from '../api/service';

/**
 * Lists the packages for the locator: those with a text in their name or id. One without an id cannot
 * be chosen.
 */
export async function searchPackages(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const wanted = comparableInAnyCase(filter);
	try {
		const { send } = await openTransport(this, a3Connect);
		const { rows } = await send(getPackages());
		return {
			results: rows
				.flatMap(asChoice)
				.filter(({ name }) => comparableInAnyCase(name).includes(wanted)),
		};
	} catch (error) {
		throw nodeError(this.getNode(), error);
	}
}

function asChoice(row: JsonObject) {
	const value = packageIdOf(row);
	return value === undefined
		? []
		: [{ name: `${textOf(row.name) ?? 'No name'} (${value})`, value }];
}
