import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { textOf } from '../../shared/basis/json';
import { nodeError } from '../../shared/run/nodeError';
import type { Send } from '../../shared/http/apiRequest';
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

/** With fewer digits a text is no identity number. */
const FEWEST_DIGITS = 8;

/**
 * Lists customers for the locator, a page at a time: those with a text in their name, and on the
 * first page those with it as their number or identity number. A customer without a number cannot be
 * chosen.
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
		const numbered = name === undefined || page > 1 ? [] : await numberedCustomers(send, name);
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

/** Those with a text as their number, in capitals too, or as their identity number. */
async function numberedCustomers(send: Send, text: string): Promise<Customer[]> {
	const isIdentityNumber = text.replace(/\D/g, '').length >= FEWEST_DIGITS;
	const found = await Promise.all([
		...[...new Set([text, text.toUpperCase()])].map(
			async (customerNumber) => await findCustomers(send, { customerNumber }, 1),
		),
		...(isIdentityNumber ? [findCustomers(send, { corporateIdentityNumber: text })] : []),
	]);
	return [...new Map(found.flat().map((customer) => [identityOf(customer), customer])).values()];
}

function asChoice(customer: Customer) {
	const number = textOf(customer.number);
	const name = textOf(customer.name) ?? 'No name';
	return number === undefined ? [] : [{ name: `${name} (${number})`, value: number }];
}
