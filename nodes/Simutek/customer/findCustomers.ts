import { collectPages } from '../../shared/http/collectPages';
import type { Send } from '../../shared/http/apiRequest';
import { DEFAULT_PAGE_SIZE, listCustomers } from '../api/customers';
import type { Customer, CustomerFilters } from '../api/customers';
import { matchesFilters } from './matching';

/**
 * All customers that match the filters, or the first of them up to a limit.
 *
 * @param pagesAtOnce how many pages may be fetched at the same time
 */
export async function findCustomers(
	send: Send,
	filters: CustomerFilters,
	limit = Number.POSITIVE_INFINITY,
	pagesAtOnce = 1,
): Promise<Customer[]> {
	return await collectPages({
		fetchPage: async (page) => {
			const { customers, total } = await send(listCustomers(filters, page));
			return { rows: customers, total };
		},
		keyOf: (customer) => customer.number || JSON.stringify(customer),
		matches: (customer) => matchesFilters(customer, filters),
		limit,
		leastPageSize: DEFAULT_PAGE_SIZE,
		pagesAtOnce,
	});
}
