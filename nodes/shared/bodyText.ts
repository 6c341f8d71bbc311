const EXCERPT_LENGTH = 500;

/** What an API said in the body of an answer, for people. */
export interface BodyText {
	/** One sentence, empty where the body says nothing. */
	summary: string;
	/** Everything else that it says: the details and the errors of each field. */
	details: string[];
}

/** The beginning of a text on one line, without control characters. */
export function excerpt(text: string, length = EXCERPT_LENGTH): string {
	const line = text
		.slice(0, length * 2)
		.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
		.trim();
	return line.length > length ? `${line.slice(0, length)}…` : line;
}

/**
 * Reads what an API says of an error: problem details as in RFC 9457 (inferred for Simutek GKS,
 * not documented for A3 Connect), a JSON object with a message, an HTML page, or any other text.
 */
export function readBodyText(body: string): BodyText {
	const text = body.trim();
	if (text === '') return { summary: '', details: [] };
	if (/^<(!doctype|html|\?xml|head|body)/i.test(text)) {
		const title = /<title[^>]*>([^<]*)<\/title>/i.exec(text)?.[1] ?? '';
		return { summary: `an HTML page${title.trim() && ` titled "${excerpt(title)}"`}`, details: [] };
	}
	const parsed = parseJson(text);
	if (typeof parsed === 'string') return { summary: excerpt(parsed), details: [] };
	if (!isObject(parsed)) return { summary: excerpt(text), details: [] };
	const sentences = ['detail', 'message', 'Message', 'error_description', 'error', 'title']
		.map((name) => parsed[name])
		.filter((value): value is string => typeof value === 'string' && value.trim() !== '')
		.map((sentence) => excerpt(sentence));
	const details = fieldErrors(parsed.errors);
	const [summary, ...others] = [...new Set(sentences)];
	if (summary === undefined && details.length === 0) {
		return { summary: excerpt(text), details: [] };
	}
	return { summary: summary ?? '', details: [...others, ...details] };
}

function fieldErrors(errors: unknown): string[] {
	if (!isObject(errors)) return [];
	return Object.entries(errors).map(([field, messages]) => {
		const texts = Array.isArray(messages) ? messages : [messages];
		return excerpt(`${field}: ${texts.map(asText).join(' ')}`);
	});
}

function asText(value: unknown): string {
	return typeof value === 'string' ? value : JSON.stringify(value);
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
