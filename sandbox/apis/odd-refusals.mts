import type { Answer } from './answers.mts';
import { encoded, type Oddity } from './oddity.mts';

type Row = Record<string, unknown>;

/** Refusals of an operation of GKS, in other shapes and encodings. */
export function gksRefusals(on: Oddity['on']): Oddity[] {
	const to = 'refusal';
	return [
		{
			on,
			to,
			is: 'a refusal in ISO-8859-1, its charset named',
			answered: (answer) => (answer.body === undefined ? answer : encoded(answer, 'ISO-8859-1')),
		},
		{
			on,
			to,
			is: '[{propertyName, errorMessage}] for a refusal',
			answered: (answer) => ({ ...answer, ...(answer.body !== undefined && failures(answer)) }),
		},
		{
			on,
			to,
			is: '{"error":{"message":"…"}} for a refusal',
			answered: (answer) => {
				const { detail, title } = (answer.body ?? {}) as Row;
				const body = { error: { message: detail ?? title } };
				return answer.body === undefined ? answer : { ...answer, body };
			},
		},
	];
}

function failures({ body }: Answer): Pick<Answer, 'body' | 'contentType'> {
	const { errors, detail } = body as { errors?: Record<string, string[]>; detail?: string };
	const found = Object.entries(errors ?? { '': [String(detail)] });
	return {
		contentType: 'application/json',
		body: found.map(([propertyName, [errorMessage]]) => ({ propertyName, errorMessage })),
	};
}

const refused = (change: (message: string) => unknown) => {
	return (answer: Answer) =>
		typeof answer.body === 'object'
			? { ...answer, body: change((answer.body as { Message: string }).Message) }
			: answer;
};

/** Refusals of an operation of A3, in other shapes and encodings. */
export function a3Refusals(on: Oddity['on']): Oddity[] {
	const to = 'refusal';
	return [
		{
			on,
			to,
			is: 'a refusal in ISO-8859-1, its charset named',
			answered: (answer) => encoded(answer, 'ISO-8859-1'),
		},
		{
			on,
			to,
			is: 'a refusal in UTF-8 with a byte order mark',
			answered: (answer) => encoded(answer, 'UTF-8 with a mark'),
		},
		{
			on,
			to,
			is: '{"error":{"message":"…"}} for a refusal',
			answered: refused((message) => ({ error: { message } })),
		},
		{
			on,
			to,
			is: '[{propertyName, errorMessage}] for a refusal',
			answered: refused((errorMessage) => [{ propertyName: 'data', errorMessage }]),
		},
	];
}
