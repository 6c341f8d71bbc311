import { json } from './answers.mts';
import type { Oddity } from './oddity.mts';

/** What Simutek's identity server may do otherwise than its description says. */
export const IDENTITY_ODDITIES: readonly Oddity[] = [
	{
		on: 'getAccessToken',
		is: 'a token that takes its time',
		seen: 'always',
		milliseconds: 200,
	},
	{
		on: 'getAccessToken',
		is: 'expires_in as text, and a type in small letters',
		answered: (answer) => ({
			...answer,
			body: { ...(answer.body as object), expires_in: '3600', token_type: 'bearer' },
		}),
	},
	{
		on: 'getAccessToken',
		to: 'refusal',
		seen: 'always',
		is: '200 with an error',
		answered: ({ body }) =>
			json(200, { ...(body as object), error_description: 'Klienten är okänd eller spärrad.' }),
	},
];
