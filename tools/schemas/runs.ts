import type { INodeParameters } from 'n8n-workflow';
import type { SandboxSettings } from '../../sandbox/apis/settings.mts';
import { NORDTRYCK, POSTAL_ADDRESS } from '../../test/engine/vendors';
import { located } from '../../test/located';

/** The parameters of a run, and what is switched in the sandbox before it. */
export type Run = INodeParameters & { settings?: Partial<SandboxSettings> };

/** A customer with every field that GKS has. */
function completeCustomer(number: string): INodeParameters {
	return {
		...NORDTRYCK,
		additionalFields: { number, invoiceEmail: 'faktura@nordtryck.example' },
		postalAddress: { address: POSTAL_ADDRESS },
	};
}

/** A customer with little more than what GKS asks for. */
function sparseCustomer(number: string): INodeParameters {
	return {
		...NORDTRYCK,
		additionalFields: { number },
		postalAddress: { address: { city: 'Umeå' } },
	};
}

function order(packageId: string, value: INodeParameters | null = null): INodeParameters {
	return {
		package: located(packageId),
		customerNumber: '204817',
		fields: { mappingMode: 'defineBelow', value },
	};
}

const SALES_ORDER = { customerNumber: located('N-1') };

const NOT_LOOKED_UP = { options: { returnCreated: false } };

/**
 * By node, resource and operation: the runs of those whose example run (test/exampleRuns.ts) does not
 * show all that an item can hold.
 *
 * They are run in this order against one sandbox: a customer that one creates is there for the next.
 * What tells of an exception is left out, such as a `lookup` that failed or a duplicate that was
 * skipped, and so is the data of an order, which every package has of its own.
 */
export const RUNS: Record<string, Record<string, Record<string, Run[]>>> = {
	simutek: {
		customer: {
			create: [
				NORDTRYCK,
				sparseCustomer('N-1'),
				completeCustomer('N-2'),
				{ ...completeCustomer('N-3'), ...NOT_LOOKED_UP },
			],
			findOrCreate: [
				sparseCustomer('N-1'),
				completeCustomer('N-2'),
				sparseCustomer('N-4'),
				{ ...completeCustomer('N-5'), ...NOT_LOOKED_UP },
			],
			get: ['N-1', 'N-2'].map((number) => ({ customerNumber: located(number) })),
			getAll: [{ returnAll: true }],
		},
		salesOrder: {
			create: [
				{ ...SALES_ORDER, settings: { salesOrderResponse: 'json' } },
				{ ...SALES_ORDER, settings: { salesOrderResponse: 'empty' } },
			],
		},
	},
	a3Connect: {
		order: {
			create: [order('104')],
			validate: [order('104'), order('101', { emial: 'x', userGroup1: 'Saljare' })],
		},
		package: {
			getAll: [{ returnAll: true }],
			getSchema: ['101', '102', '104', '107'].map((id) => ({ package: located(id) })),
		},
	},
};
