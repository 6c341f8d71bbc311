import { Failure, settled } from '../../shared/basis/failure';
import { collectPages } from '../../shared/http/collectPages';
import type { Page } from '../../shared/http/collectPages';
import type { Remark, Send } from '../../shared/http/apiRequest';
import type { List } from '../../shared/http/listAnswer';
import { listCustomers } from '../api/customers';
import type { Customer, CustomerFilters } from '../api/customers';
import { identityOf, matchesFilters } from './matching';

/** So few customers of one number or identity number are all on one page, whatever its size. */
const FEW = 10;

const NOT_LISTED = 'GKS announced more customers than it listed. Customers missing';

/**
 * All customers that match the filters, or the first of them up to a limit.
 *
 * @param atOnce how many pages may be fetched at the same time, as it looks now
 * @param remark is told of customers that GKS announced and did not list
 * @throws {Failure} where the list cannot be had, or not as a whole
 */
export async function findCustomers(
	send: Send,
	filters: CustomerFilters,
	limit = Number.POSITIVE_INFINITY,
	atOnce = () => 1,
	remark?: (remark: Remark) => void,
): Promise<Customer[]> {
	const isMatch = (customer: Customer) => matchesFilters(customer, filters);
	return await collectPages<Customer>({
		purpose: 'list customers',
		fetchPage: async (page) => {
			const list = await customersOnPage(send, filters, page);
			return isWholeList(list, filters) ? { ...list, total: list.rows.length } : list;
		},
		identityOf,
		matches: isMatch,
		limit,
		atOnce,
		missing: (count) => remark?.({ sentence: NOT_LISTED, count }),
	});
}

/**
 * A page of the list. Some servers refuse a page behind the last, and answer with 404 where no customer
 * matches the filters; but so does one that has no such list, so that is asked for without them.
 */
export async function customersOnPage(
	send: Send,
	filters: CustomerFilters,
	page: number,
): Promise<List & Pick<Page<Customer>, 'refusal'>> {
	const none = { rows: [], leftOut: 0, total: 0 };
	const request = listCustomers(filters, page);
	const list = await settled(
		send({
			...request,
			remarks: (read) => [...request.remarks!(read), ...notFiltered(read, filters)],
		}),
	);
	if (!(list instanceof Failure)) return list;
	if (page > 1 && (list.httpStatus === 400 || list.httpStatus === 404))
		return { ...none, refusal: list };
	if (list.httpStatus !== 404) throw list;
	const isFiltered = Object.values(filters).some((value) => value !== undefined);
	if (!isFiltered || (await settled(send(listCustomers({}, 1)))) instanceof Failure) throw list;
	return none;
}

/** Whether GKS gave the customers of one number, or of one identity number, and no others. */
function isWholeList({ rows, leftOut, total = 0 }: List, filters: CustomerFilters): boolean {
	const isExact =
		filters.customerNumber !== undefined || filters.corporateIdentityNumber !== undefined;
	const isFew = rows.length > 0 && rows.length < FEW && leftOut === 0 && total <= rows.length;
	return isExact && isFew && rows.every((row) => matchesFilters(row, filters));
}

function notFiltered({ rows }: List, filters: CustomerFilters): Remark[] {
	if (rows.every((row) => matchesFilters(row, filters))) return [];
	const sentence =
		'GKS did not apply a filter, so the node looked for matches itself. Customers read in all';
	return [{ sentence, count: rows.length }];
}
