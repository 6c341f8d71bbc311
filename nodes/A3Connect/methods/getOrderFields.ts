import type { ILoadOptionsFunctions, ResourceMapperFields } from 'n8n-workflow';
import { nodeError } from '../../shared/nodeError';
import { DEFAULT_SETTINGS } from '../../shared/settings';
import { openTransport } from '../../shared/transport';
import { getPackageSchema } from '../api/packages';
import { a3Connect } from '../api/service';
import { mapperFields } from '../order/mapperFields';
import { packageId } from '../parameters';

/** The fields of the chosen package for the mapper. */
export async function getOrderFields(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	const chosen = packageId(this.getNodeParameter('package', undefined, { extractValue: true }));
	if ('expected' in chosen) {
		return {
			fields: [],
			emptyFieldsNotice:
				'Choose a package to see its fields. For a package that differs from item to item, map automatically or use "Additional Data".',
		};
	}
	try {
		const send = await openTransport(this, a3Connect, DEFAULT_SETTINGS);
		const schema = await send(getPackageSchema(chosen.value));
		const fields = mapperFields(schema);
		return fields.length > 0
			? { fields }
			: {
					fields,
					emptyFieldsNotice: `The package "${schema.name}" asks for no fields: an order of it needs none.`,
				};
	} catch (error) {
		throw nodeError(this.getNode(), error);
	}
}
