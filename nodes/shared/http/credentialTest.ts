/** Has the test of a credential say what a status means, where n8n would only name the status. */
export function saysAt(status: number, message: string) {
	return { type: 'responseCode' as const, properties: { value: status, message } };
}
