import { ICredentialsHelper } from 'n8n-workflow';
import type {
	IAuthenticate,
	ICredentialDataDecryptedObject,
	ICredentials,
	ICredentialType,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INodeCredentialsDetails,
	INodeProperties,
} from 'n8n-workflow';
import { A3ConnectApi } from '../../credentials/A3ConnectApi.credentials';
import { SimutekOAuth2Api } from '../../credentials/SimutekOAuth2Api.credentials';

const TYPES: Record<string, ICredentialType> = {
	a3ConnectApi: new A3ConnectApi(),
	simutekOAuth2Api: new SimutekOAuth2Api(),
};

/** One credential as n8n keeps it: with its type's defaults, and with the token that n8n stores. */
export class StoredCredentials extends ICredentialsHelper {
	data: ICredentialDataDecryptedObject;

	constructor(
		readonly type: string,
		entered: ICredentialDataDecryptedObject,
	) {
		super();
		const defaults = TYPES[type]!.properties.map(({ name, default: value }) => [name, value]);
		this.data = { ...Object.fromEntries(defaults), ...entered };
	}

	getParentTypes(name: string): string[] {
		return TYPES[name]?.extends ?? [];
	}

	isCredentialUsableByNode(): boolean {
		return true;
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const authenticate = TYPES[typeName]!.authenticate as Extract<
			IAuthenticate,
			(...parameters: never[]) => unknown
		>;
		return await authenticate(credentials, requestOptions);
	}

	async preAuthentication(): Promise<undefined> {
		return undefined;
	}

	async runPreAuthentication(
		helpers: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
	): Promise<ICredentialDataDecryptedObject | undefined> {
		const output = await TYPES[typeName]!.preAuthentication?.call(helpers, credentials);
		return output as ICredentialDataDecryptedObject | undefined;
	}

	async getCredentials(): Promise<ICredentials> {
		throw new TypeError('The engine asked for a credential that is still encrypted');
	}

	async getDecrypted(): Promise<ICredentialDataDecryptedObject> {
		return { ...this.data };
	}

	async updateCredentials(
		_details: INodeCredentialsDetails,
		_type: string,
		data: ICredentialDataDecryptedObject,
	): Promise<void> {
		this.data = { ...data };
	}

	async updateCredentialsOauthTokenData(
		_details: INodeCredentialsDetails,
		_type: string,
		data: ICredentialDataDecryptedObject,
	): Promise<void> {
		this.data = { ...this.data, oauthTokenData: data.oauthTokenData! };
	}

	getCredentialsProperties(type: string): INodeProperties[] {
		return TYPES[type]!.properties;
	}
}
