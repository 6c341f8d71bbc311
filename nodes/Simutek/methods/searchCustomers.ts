import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { nodeError } from '../../shared/run/nodeError';
import { openTransport } from '../../shared/http/transport';
import { DEFAULT_PAGE_SIZE, listCustomers } from '../api/customers';
import type { Customer } from '../api/customers';
import { matchesFilters } from '../customer/matching';
import { simutek } from '../api/service';
import { findCustomers } from '../customer/findCustomers';

/**
 * Lists customers for the locator, a page at a time: those with a text in their name, and on the
 * first page the one with it as its number. A customer without a number cannot be chosen.
 */
export async function searchCustomers(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const name = filter?.trim() || undefined;
	const page = Number(paginationToken ?? 1);
	try {
		const { send } = await openTransport(this, simutek);
		const { customers } = await send(listCustomers({ name }, page));
		const numbered =
			name === undefined || page > 1 ? [] : await findCustomers(send, { customerNumber: name }, 1);
		const named = customers.filter((customer) => matchesFilters(customer, { name }));
		return {
			results: [...numbered, ...named.filter(({ number }) => number !== name)].flatMap(asChoice),
			...(customers.length >= DEFAULT_PAGE_SIZE && { paginationToken: String(page + 1) }),
		};
	} catch (error) {
		throw nodeError(this.getNode(), error);
	}
}

function asChoice({ number, name }: Customer) {
	return number ? [{ name: `${name} (${number})`, value: number }] : [];
}
