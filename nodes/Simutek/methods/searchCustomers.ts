import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { textOf } from '../../shared/basis/json';
import { nodeError } from '../../shared/run/nodeError';
import { openTransport } from '../../shared/http/transport';
import type { Customer } from '../api/customers';
import { identityOf, matchesFilters } from '../customer/matching';
import { simutek } from '../api/service';
import { customersOnPage, findCustomers } from '../customer/findCustomers';

/** Where a search goes on: the page, how many customers came before it, and which was the last first. */
interface Position {
	page: number;
	before: number;
	first?: string;
}

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
	const { page, before, first } = JSON.parse(
		paginationToken ?? '{ "page": 1, "before": 0 }',
	) as Position;
	try {
		const { send } = await openTransport(this, simutek);
		const { rows, leftOut, total } = await customersOnPage(send, { name }, page);
		const numbered =
			name === undefined || page > 1 ? [] : await findCustomers(send, { customerNumber: name }, 1);
		const known = new Set(numbered.map(identityOf));
		const named = rows.filter(
			(customer) => matchesFilters(customer, { name }) && !known.has(identityOf(customer)),
		);
		const read = before + rows.length + leftOut;
		const [firstHere] = rows.map(identityOf);
		// A server that does not understand the page number gives the same page for ever.
		const isRepeated = firstHere !== undefined && firstHere === first;
		const goesOn = rows.length > 0 && !isRepeated && read !== total;
		const next: Position = { page: page + 1, before: read, first: firstHere! };
		return {
			results: isRepeated ? [] : [...numbered, ...named].flatMap(asChoice),
			...(goesOn && { paginationToken: JSON.stringify(next) }),
		};
	} catch (error) {
		throw nodeError(this.getNode(), error);
	}
}

function asChoice(customer: Customer) {
	const number = textOf(customer.number);
	const name = textOf(customer.name) ?? 'Without name';
	return number === undefined ? [] : [{ name: `${name} (${number})`, value: number }];
}
