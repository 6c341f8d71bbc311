import { seedCustomers } from './seed-customers.mts';
import { PACKAGES, type OrderSchema } from './seed-packages.mts';

/** A postal address in GKS4. */
export interface PostalAddress {
	address1: string | null;
	address2: string | null;
	address3: string | null;
	city: string | null;
	zipCode: string | null;
	state: string | null;
	countryCode: string | null;
}

/** A customer in GKS4. */
export interface Customer {
	number: string;
	name: string;
	corporateIdentityNumber: string;
	invoiceEmail: string | null;
	postalAddress: PostalAddress | null;
}

/** A sales order that GKS4 has accepted. */
export interface SalesOrder {
	number: string;
	/** The name that it got: the one received, or the default. */
	name: string;
	/** The request body exactly as it was received. */
	body: Record<string, unknown> & { customerNumber: string };
}

/** An order that A3 has accepted. */
export interface Order {
	orderID: number;
	orderNumber: string;
	/** The data received, with the package's default values filled in. */
	data: Record<string, unknown>;
	/** The request body exactly as it was received. */
	body: {
		predefinedPackageID: number;
		customerNumber: string;
		data: Record<string, unknown>;
	};
}

/** One request to a vendor's API. Neither headers with secrets nor bodies are kept. */
export interface RequestRecord {
	at: string;
	method: string;
	/** Path and query, exactly as they came over the wire. */
	path: string;
	contentType: string | null;
	bodyLength: number;
	/** Null for a request that matches no operation. */
	operationId: string | null;
	/** The kind of the fault that spoilt it. */
	fault: string | null;
	/** Null as long as no answer has begun. */
	status: number | null;
	/** From its arrival until it was answered, or had its connection taken; null until then. */
	milliseconds: number | null;
}

/** Everything that the sandbox remembers. */
export interface Books {
	/** All customers, seeded ones included. */
	customers: Customer[];
	/** The customers created since the start. */
	customersCreated: Customer[];
	salesOrders: SalesOrder[];
	/** The packages that may be ordered from A3. */
	packages: OrderSchema[];
	/** Orders placed with A3. */
	orders: Order[];
	requests: RequestRecord[];
	tokensIssued: number;
}

/** Books as they are at the start. */
export function openBooks(): Books {
	return {
		customers: seedCustomers(),
		customersCreated: [],
		salesOrders: [],
		packages: structuredClone([...PACKAGES]),
		orders: [],
		requests: [],
		tokensIssued: 0,
	};
}
