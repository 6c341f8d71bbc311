import type { ILoadOptionsFunctions, ResourceMapperFields } from 'n8n-workflow';
import { Failure, settled } from '../../shared/basis/failure';
import { openTransport } from '../../shared/http/transport';
import { getOrderSchema } from '../api/packages';
import { isTool } from '../../shared/run/tool';
import { a3Connect } from '../api/service';
import { mapperFields } from '../order/mapperFields';
import { packageId } from '../parameters';

/**
 * The fields of the chosen package for the mapper. Where there are none a notice says why, also after
 * a failure: n8n would keep the notice of the package before.
 */
export async function getOrderFields(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	const given = this.getNodeParameter('package', undefined, { extractValue: true });
	const chosen = packageId(given);
	if ('expected' in chosen) return noFields(noPackage(isTool(this.getNode()), given === null));
	const { send } = await openTransport(this, a3Connect);
	const schema = await settled(send(getOrderSchema(chosen.value)));
	if (schema instanceof Failure) {
		return noFields(`${schema.message}. ${schema.description ?? ''}`);
	}
	const fields = mapperFields(schema);
	return fields.length > 0
		? { fields }
		: noFields(`The package "${schema.name}" asks for no fields: an order of it needs none.`);
}

/** @param isLeftOpen whether it is an expression, which the editor cannot evaluate yet */
function noPackage(inTool: boolean, isLeftOpen: boolean): string {
	if (!inTool) {
		return 'Choose a package to see its fields. For a package that differs from item to item, map automatically or use "Additional Data".';
	}
	return isLeftOpen
		? 'The model gives the package, so let it give the values too: add "Additional Data" in the options.'
		: 'Choose a package to see its fields. To let the model give the package, let it give the values too: add "Additional Data" in the options.';
}

function noFields(emptyFieldsNotice: string): ResourceMapperFields {
	return { fields: [], emptyFieldsNotice };
}
