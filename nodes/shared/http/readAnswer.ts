import type { z } from 'zod';
import { excerpt } from '../basis/excerpt';
import { readBodyText } from './bodyText';

export type Reading<Answer> = { answer: Answer } | { problem: string };

const SHOWN_PROBLEMS = 3;

/**
 * Reads the body of a successful answer.
 *
 * @param body the answer's text, empty where it has none
 * @param shape what the API documents (or is inferred to give); an empty body is `undefined` to it
 * @returns the answer, or what is wrong with it, where, and how it begins
 */
export function readAnswer<Answer>(
	body: string,
	shape: z.ZodType<Answer, z.ZodTypeDef, unknown>,
): Reading<Answer> {
	let json: unknown;
	try {
		json = body.trim() === '' ? undefined : JSON.parse(body);
	} catch {
		return { problem: `It is not JSON but ${readBodyText(body).summary}` };
	}
	const parsed = shape.safeParse(json);
	if (parsed.success) return { answer: parsed.data };
	if (json === undefined) return { problem: 'It is empty.' };
	const problems = parsed.error.issues
		.slice(0, SHOWN_PROBLEMS)
		.map(({ path, message }) => `${path.length === 0 ? 'the whole' : path.join('.')}: ${message}`);
	return { problem: `${problems.join('; ')}. It begins: ${excerpt(body)}` };
}
