const PARTS = /^(-?)0*(\d*)(?:\.(\d*))?(?:e([+-]?\d+))?$/i;
const TEXT_OR_NUMBER = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*/g;

/** Whether a number is what was meant: a long one has lost its last digits before it came here. */
export function isExact(given: number): boolean {
	return Number.isFinite(given) && Math.abs(given) <= Number.MAX_SAFE_INTEGER;
}

/**
 * A number in digits, without an exponent.
 *
 * @returns undefined where it has lost digits before it came here
 */
export function digitsOf(given: number): string | undefined {
	if (!isExact(given)) return undefined;
	const [, sign = '', whole = '', decimals = '', exponent] = PARTS.exec(String(given))!;
	if (exponent === undefined) return String(given);
	const zeros = '0'.repeat(-Number(exponent) - 1);
	return `${sign}0.${zeros}${whole}${decimals}`;
}

/** Whether a number that is written out is the same once JavaScript has read it. */
export function keepsDigits(written: string): boolean {
	const number = Number(written);
	return Number.isFinite(number) && significant(written) === significant(String(number));
}

/** The first number in a JSON text that would be another once it is read, as it is written there. */
export function changingNumberIn(json: string): string | undefined {
	const found = json.match(TEXT_OR_NUMBER) ?? [];
	return found.find((part) => !part.startsWith('"') && !keepsDigits(part));
}

/** The first number in a value, however deep, that has lost digits before it came here. */
export function changedNumberIn(value: unknown): number | undefined {
	if (typeof value === 'number') return isExact(value) ? undefined : value;
	if (typeof value !== 'object' || value === null) return undefined;
	for (const part of Object.values(value)) {
		const found = changedNumberIn(part);
		if (found !== undefined) return found;
	}
	return undefined;
}

/** The digits of a number without zeros around them, and where its point stands. */
function significant(written: string): string {
	const [, sign = '', whole = '', decimals = '', exponent = '0'] = PARTS.exec(written)!;
	const digits = `${whole}${decimals}`;
	const leading = digits.length - digits.replace(/^0+/, '').length;
	const bare = digits.slice(leading).replace(/0+$/, '');
	if (bare === '') return '0';
	return `${sign}${bare}e${Number(exponent) + whole.length - leading}`;
}
