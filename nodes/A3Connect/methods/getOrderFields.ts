import type {
	ILoadOptionsFunctions,
	ResourceMapperField,
	ResourceMapperFields,
} from 'n8n-workflow';
import { isEmpty } from '../../shared/basis/json';
import { asFailure, asHtml } from '../../shared/run/nodeError';
import { openTransport } from '../../shared/http/transport';
import { getOrderSchema } from '../api/packages';
import { isTool } from '../../shared/run/tool';
import { a3Connect } from '../api/service';
import { mapperFields } from '../order/mapperFields';
import { packageId } from '../parameters';

const FROM_EXPRESSION =
	"The fields depend on the package, which is known only when the workflow runs. Choose 'Map Automatically', or use 'Additional Data' in the options.";

const FROM_MODEL =
	"The model chooses the package, so let it give the values too, by 'Additional Data' in the options.";

/**
 * The fields of the chosen package for the mapper, with the notice that n8n shows where it does not show
 * the fields: it would keep the notice of the package before, where this one had none. So a failure is
 * told in the notice too.
 */
export async function getOrderFields(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	const given = this.getNodeParameter('package', undefined, { extractValue: true });
	const chosen = packageId(given);
	if ('expected' in chosen) {
		if (!isEmpty(given)) return withNotice(`'Package' ${chosen.expected}.`);
		return withNotice(isTool(this.getNode()) ? FROM_MODEL : FROM_EXPRESSION);
	}
	try {
		const { send } = await openTransport(this, a3Connect);
		const schema = await send(getOrderSchema(chosen.value));
		const fields = mapperFields(schema);
		const names = fields.map(({ id, required }) => (required ? `${id} (required)` : id));
		return fields.length > 0
			? withNotice(`Fields of "${schema.name}": ${names.join(', ')}`, fields)
			: withNotice(`The package "${schema.name}" has no fields. You can order it as it is.`);
	} catch (error) {
		const { message, description = '' } = asFailure(error);
		return withNotice(
			[message, description, 'To try again, close and reopen this node.'].join('\n'),
		);
	}
}

function withNotice(notice: string, fields: ResourceMapperField[] = []): ResourceMapperFields {
	return { fields, emptyFieldsNotice: asHtml(notice) };
}
