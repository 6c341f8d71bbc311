import type { ApiRequest } from '../../../nodes/shared/http/apiRequest';
import type { Outcome } from '../../../nodes/shared/http/outcome';
import { readAnswer } from '../../../nodes/shared/http/readAnswer';

type Request<Answer> = Pick<ApiRequest<Answer>, 'answer' | 'creates'>;

/** What is made of an answer of success with this text, or this JSON, and perhaps an address. */
export function reading<Answer>(
	body: unknown,
	request: Request<Answer>,
	location?: string,
): Outcome<Answer> {
	const text = typeof body === 'string' ? body : JSON.stringify(body);
	return readAnswer({ body: text, location }, request);
}

/** What a request that succeeds is answered with. */
export function answerOf<Answer>(
	body: unknown,
	request: Request<Answer>,
	location?: string,
): Answer {
	const outcome = reading(body, request, location);
	if (outcome.kind === 'succeeded') return outcome.answer;
	throw new Error(`${outcome.kind} ${'problem' in outcome ? outcome.problem : ''}`);
}
