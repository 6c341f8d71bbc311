import { a3BaseUrl, a3Connect } from '../../../nodes/A3Connect/api/service';
import { failureOf } from '../../shared/failureOf';

describe('the address of A3 Connect', () => {
	it.each([
		[{ environment: 'live' }, 'https://connect-api.a3.se'],
		[{ environment: 'test' }, 'https://connect-api-staging.a3.se'],
		[{ environment: 'live', baseUrl: 'https://evil.se' }, 'https://connect-api.a3.se'],
		[{ environment: 'custom', baseUrl: 'https://a3.example.se/x/' }, 'https://a3.example.se/x'],
		[{ environment: 'custom', baseUrl: 'http://localhost:3000' }, 'http://localhost:3000'],
	])('for %j is %s', (credential, address) => {
		expect(a3BaseUrl(credential)).toBe(address);
		expect(a3Connect.baseUrl(credential)).toBe(address);
	});

	it.each([
		{},
		{ environment: 'custom' },
		{ environment: 'custom', baseUrl: '' },
		{ environment: 'LIVE' },
		{ environment: 'constructor' },
		{ environment: 'custom', baseUrl: 'http://connect-api.a3.se' },
	])('is never guessed: %j is refused', (credential) => {
		expect(failureOf(() => a3BaseUrl(credential)).message).toContain('Base URL');
	});
});

describe('the secret of the credential', () => {
	it('is the API token', () => {
		expect(a3Connect.secrets({ apiToken: 'hemlig', environment: 'live' })).toEqual(['hemlig']);
	});
});
